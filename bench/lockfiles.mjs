import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { syntheticLock } from './synthetic.mjs'
import { npm } from './tools.mjs'

const MANIFESTS = join(import.meta.dirname, 'manifests')

/**
 * Folders with a manifest and the lockfile that npm makes of it, the smallest first. npm asks its registry for the first one
 * only once: what is there stays until it is deleted, so that figures of two days compare.
 */
export function realProjects(folder) {
  return readdirSync(MANIFESTS)
    .map((file) => realProject(join(MANIFESTS, file), join(folder, basename(file, '.json'))))
    .sort((a, b) => a.packages - b.packages)
}

function realProject(manifest, project) {
  mkdirSync(project, { recursive: true })
  copyFileSync(manifest, join(project, 'package.json'))
  if (!existsSync(join(project, 'package-lock.json'))) {
    // Addresses are left out: nobody needs them, and no lockfile names its registry.
    writeFileSync(join(project, '.npmrc'), 'ignore-scripts=true\nomit-lockfile-registry-resolved=true\n')
    npm(['install', '--package-lock-only', '--no-audit', '--no-fund'], project)
  }
  return described(project)
}

/** A folder with a generated lockfile of so many packages. */
export function syntheticProject(folder, count) {
  const project = join(folder, `synthetic-${count}`)
  mkdirSync(project, { recursive: true })
  writeFileSync(join(project, 'package-lock.json'), syntheticLock(count))
  return described(project)
}

/** The folder, the number of its third-party packages and the size of its lockfile in MB. */
function described(project) {
  const text = readFileSync(join(project, 'package-lock.json'), 'utf8')
  const entries = Object.entries(JSON.parse(text).packages).filter(([path]) => path !== '')
  const names = entries.map(([path, { version }]) => `${path.split('node_modules/').pop()}@${version}`)
  return { project, packages: new Set(names).size, megabytes: text.length / 1e6 }
}
