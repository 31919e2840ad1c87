import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NODE = process.execPath
const CLI = join(import.meta.dirname, '../dist/cli.js')
const FLOOR = join(import.meta.dirname, 'floor.mjs')
const VERDICT = [0, 1]

/** npm as this very process would run it: `npm run` says where it is. */
export const NPM = process.env.npm_execpath === undefined ? ['npm'] : [NODE, process.env.npm_execpath]

export function floor(project) {
  return { name: 'floor: Node.js and JSON.parse', command: [NODE, FLOOR, join(project, 'package-lock.json')] }
}

/** This program's commands on a folder with a lockfile. */
export function ours(project) {
  const cli = [NODE, CLI]
  return [
    { name: 'check', command: [...cli, 'check', project, '--offline'], ok: VERDICT },
    {
      name: 'check --sbom',
      command: [...cli, 'check', project, '--offline', '--sbom', join(project, 'ours.cdx.json')],
      ok: VERDICT
    },
    { name: 'sbom', command: [...cli, 'sbom', project, '--offline'] }
  ]
}

const CDXGEN = '-t npm --no-install-deps --lifecycle pre-build --no-babel --no-validate'.split(' ')

/** Others that write an SBOM of a lockfile, each in the way that has the least to do. The versions are those that were compared. */
const PEERS = [
  {
    name: 'npm sbom',
    command: () => [...NPM, 'sbom', '--package-lock-only', '--sbom-format', 'cyclonedx']
  },
  {
    name: 'cyclonedx-npm 6.0.1',
    package: '@cyclonedx/cyclonedx-npm@6.0.1',
    program: 'node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js',
    command: (program) => [NODE, program, '--package-lock-only', '--output-file', 'peer.cdx.json']
  },
  {
    name: 'cdxgen 12.8.4 --no-validate',
    package: '@cyclonedx/cdxgen@12.8.4',
    program: 'node_modules/@cyclonedx/cdxgen/bin/cdxgen.js',
    command: (program) => [NODE, program, ...CDXGEN, '-o', 'peer.cdx.json', '.']
  }
]

/** The peers, installed below `folder` where they are not there yet. One that cannot be installed comes back with the failure. */
export function installedPeers(folder) {
  return PEERS.map((peer) => {
    if (peer.package === undefined) return { name: peer.name, command: peer.command() }
    const home = join(folder, peer.package.replaceAll('/', '-'))
    const program = join(home, peer.program)
    const failure = existsSync(program) ? undefined : install(peer.package, home)
    return failure === undefined
      ? { name: peer.name, command: peer.command(program) }
      : { name: peer.name, failure }
  })
}

function install(name, home) {
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{}\n')
  const flags = ['--no-save', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund']
  try {
    npm(['install', ...flags, name], home)
    return undefined
  } catch (error) {
    return `could not be installed: ${error.message.split('\n')[0]}`
  }
}

/** Runs npm in a folder. Throws when it fails. */
export function npm(args, cwd) {
  const [program, ...first] = NPM
  execFileSync(program, [...first, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}
