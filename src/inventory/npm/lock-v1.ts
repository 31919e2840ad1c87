import { walkJsonKeys } from '../../text/lines.ts'
import { incomplete, quote, type Told, unreadable } from '../problems.ts'
import { addressOf, isArchive, withoutSlashesBehind } from './address.ts'
import { DEPENDENCY_FIELDS } from './calls.ts'
import type { Manifests } from './manifests.ts'
import { isObject, type JsonObject, textOf } from './values.ts'

/**
 * The entries of a lockfile of version 1 (npm 5 and 6), by the paths and in the form that later versions give them. What the
 * project itself depends on stands in no such file: it comes from the manifest, and without one everything at the top counts
 * as asked for by the project.
 */
export function packagesOfVersion1(
  lockfile: string,
  file: JsonObject,
  manifest: Manifests,
  told: Told
): Version1 {
  const top = isObject(file['dependencies']) ? file['dependencies'] : {}
  const packages = new Map<string, unknown>([['', projectEntry(lockfile, file, top, manifest, told)]])
  const folders = new Map<string, string>()
  const open: Level[] = [{ folder: '', above: [top] }]
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    const entries = level.above[0]!
    for (const name of Object.keys(entries))
      addEntry({ packages, folders }, open, level, name, entries[name], manifest)
  }
  if (file['dependencies'] !== undefined && !isObject(file['dependencies'])) {
    told.add(unreadable(lockfile, ['Its list of dependencies is not an object']))
  }
  return { packages, folders }
}

/** `folders` has, for each path that is a link, the folder that it leads to. */
interface Version1 {
  readonly packages: Map<string, unknown>
  readonly folders: Map<string, string>
}

/** One list of dependencies: the folder that it belongs to, and the lists that its packages see, nearest first. */
interface Level {
  readonly folder: string
  readonly above: readonly JsonObject[]
}

function projectEntry(
  lockfile: string,
  file: JsonObject,
  top: JsonObject,
  manifest: Manifests,
  told: Told
): JsonObject {
  const found = manifest('')?.manifest.value
  const named = { name: file['name'], version: file['version'] }
  if (found !== undefined) return { ...named, ...dependencyFields(found), workspaces: found['workspaces'] }
  const what = [
    'Which dependencies the project asks for itself stands in ',
    quote('package.json'),
    ', which could not be read'
  ]
  told.add(incomplete(lockfile, what))
  return { ...named, dependencies: Object.fromEntries(Object.keys(top).map((name) => [name, ''])) }
}

function dependencyFields(manifest: JsonObject): JsonObject {
  const fields = [...DEPENDENCY_FIELDS, 'peerDependenciesMeta']
  return Object.fromEntries(fields.map((field) => [field, manifest[field]]))
}

function addEntry(
  { packages, folders }: Version1,
  open: Level[],
  level: Level,
  name: string,
  entry: unknown,
  manifest: Manifests
): void {
  const path = `${level.folder === '' ? '' : `${level.folder}/`}node_modules/${name}`
  if (!isObject(entry)) {
    packages.set(path, entry)
    return
  }
  const nested = isObject(entry['dependencies']) ? entry['dependencies'] : undefined
  const above = nested === undefined ? level.above : [nested, ...level.above]
  const folder = localFolder(entry['version'])
  if (folder === undefined) {
    packages.set(path, { ...identity(entry), ...requires(entry, above) })
  } else {
    packages.set(path, { link: true, resolved: folder })
    folders.set(path, folder)
    const own = manifest(folder)?.manifest.value
    packages.set(
      folder,
      own === undefined ? requires(entry, above) : { ...versionOf(own), ...dependencyFields(own) }
    )
  }
  if (nested !== undefined) open.push({ folder: folder ?? path, above })
}

/** A folder of the repository, of a workspace member or a `file:` range. */
function localFolder(version: unknown): string | undefined {
  const address = typeof version === 'string' ? addressOf(version) : undefined
  if (address?.kind !== 'local' || isArchive(address.path)) return undefined
  return withoutSlashesBehind(address.path.replace(/^(?:\.\/)+/, ''))
}

function versionOf(manifest: JsonObject): JsonObject {
  return { name: textOf(manifest['name']), version: textOf(manifest['version']) }
}

/** Where later versions have an address beside the version, or a name, version 1 has them in place of the version. */
function identity(entry: JsonObject): JsonObject {
  const { version, resolved, integrity } = entry
  const rest = { integrity, inBundle: entry['bundled'] }
  if (typeof version !== 'string') return { ...rest, version, resolved }
  const alias = /^npm:(.+)@([^@]*)$/s.exec(version)
  if (alias !== null) return { ...rest, name: alias[1], version: alias[2], resolved }
  return addressOf(version) === undefined ? { ...rest, version, resolved } : { ...rest, resolved: version }
}

/**
 * `requires` does not tell optional dependencies from others, but what is only reached by those is marked. Something
 * optional, or shipped in an archive, may lack what it requires.
 */
function requires(entry: JsonObject, above: readonly JsonObject[]): JsonObject {
  const nested = entry['dependencies'] ?? undefined
  // Of a wrong type: handed on, so that it is told.
  if (nested !== undefined && !isObject(nested)) return { dependencies: nested }
  if (!isObject(entry['requires'])) return {}
  const dependencies = new Map<string, unknown>()
  const optionalDependencies = new Map<string, unknown>()
  const mayLack = entry['optional'] === true || entry['bundled'] === true
  for (const [name, range] of Object.entries(entry['requires'])) {
    const target = above.find((list) => Object.hasOwn(list, name))?.[name]
    const isOptional = isObject(target) ? target['optional'] === true : mayLack
    if (isOptional) optionalDependencies.set(name, range)
    else dependencies.set(name, range)
  }
  return {
    dependencies: Object.fromEntries(dependencies),
    optionalDependencies: Object.fromEntries(optionalDependencies)
  }
}

/** The line of each entry, by the path that it gets. */
export function linesOfVersion1(
  text: string,
  links: ReadonlyMap<string, string>
): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  // The folder that holds each nested list: names stand at odd depths, the word `dependencies` at even ones.
  const folders = ['']
  walkJsonKeys(text, (key, depth, line) => {
    if (depth % 2 === 0) return key === 'dependencies'
    const holder = folders[(depth - 1) / 2]!
    const path = `${holder === '' ? '' : `${holder}/`}node_modules/${key}`
    const folder = links.get(path) ?? path
    lines.set(path, line).set(folder, line)
    folders[(depth + 1) / 2] = folder
    return true
  })
  return lines
}
