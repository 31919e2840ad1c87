import { quote, type Told, unreadable } from '../problems.ts'
import { sortedText } from '../sorted.ts'
import { LONGEST_TEXT, withoutSlashesBehind } from './address.ts'
import { type Call, callsOf } from './calls.ts'
import { isObject, type JsonObject, licenseOf, textOf } from './values.ts'

/** A folder of the project's tree that holds a package: one entry of `packages` that is no link. */
export interface Place {
  /** Its position among the places of the lockfile. */
  readonly index: number
  /** Relative to the lockfile's folder, '' for the project itself. */
  readonly path: string
  /** installed: in node_modules. folder: elsewhere in the project. inner: a folder inside an installed package. */
  readonly kind: 'root' | 'folder' | 'installed' | 'inner'
  /** For what is installed, the folder whose node_modules holds it; for an inner folder, the package that ships it. */
  readonly owner: string
  /** The name that its folder has: what others call it by. */
  readonly folderName: string
  readonly line: number | undefined
  readonly name: string | undefined
  readonly version: string | undefined
  /** '' where there is one that cannot be read: that is not the same as none. */
  readonly resolved: string | undefined
  readonly integrity: string | undefined
  readonly inBundle: boolean
  readonly license: unknown
  readonly workspaces: unknown
  readonly calls: readonly Call[]
}

/** A symbolic link in node_modules: a redirect, never a package. */
export interface LinkPlace {
  readonly path: string
  readonly owner: string
  readonly folderName: string
  readonly target: string
  readonly line: number | undefined
}

export interface Places {
  /** Sorted by path, so that a folder comes before what is in it. */
  readonly places: readonly Place[]
  readonly links: readonly LinkPlace[]
}

/**
 * Reads the `packages` of a lockfile of version 2 or 3 (https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json).
 * An entry that is no object, or stands at no sensible path, is left out and told; a field of a wrong type counts as absent
 * and is told.
 */
export function readPlaces(lockfile: string, { paths, entryAt, lines }: Entries, told: Told): Places {
  const read: Reading = { places: [], links: [] }
  for (const path of sortedText(paths)) {
    const line = lines.get(path)
    readEntry(read, path, entryAt(path), line, (why) =>
      told.add(unreadable(lockfile, ['The entry ', quote(path), ` is damaged: ${why}`], line))
    )
  }
  return read
}

/** The entries of a lockfile by path, and their lines. */
export interface Entries {
  readonly paths: readonly string[]
  readonly lines: ReadonlyMap<string, number>
  readonly entryAt: (path: string) => unknown
}

interface Reading {
  readonly places: Place[]
  readonly links: LinkPlace[]
}

type Tell = (why: string) => void

function readEntry(
  { places, links }: Reading,
  path: string,
  entry: unknown,
  line: number | undefined,
  tell: Tell
): void {
  const stands = standing(path)
  if (stands === undefined) return tell('its path leads nowhere')
  if (!isObject(entry)) return tell('it is not an object')
  if (entry['link'] !== true) {
    places.push(placeOf(places.length, path, stands, line, entry, tell))
    return undefined
  }
  const target = linkTarget(fieldOf(entry, 'resolved', tell))
  if (target === undefined || stands.kind !== 'installed') return tell('it is a link that leads nowhere')
  links.push({ path, owner: stands.owner, folderName: stands.folderName, target, line })
  return undefined
}

type Standing = Pick<Place, 'kind' | 'owner' | 'folderName'>

const LONGEST_PATH = 2048
const NODE_MODULES = 'node_modules/'
const ABSURD = /\/\/|\/\.{1,2}(?:\/|$)|^\.{0,1}\/|\/$|\\|^[A-Za-z]:|(?:^|\/)node_modules$/

/** What a path says of the place; undefined for a path that cannot be one. */
export function standing(path: string): Standing | undefined {
  if (path === '') return { kind: 'root', owner: '', folderName: '' }
  if (path.length > LONGEST_PATH || ABSURD.test(path.replace(/^(?:\.\.\/)+/, ''))) return undefined
  const slashed = path.lastIndexOf(`/${NODE_MODULES}`)
  if (slashed < 0 && !path.startsWith(NODE_MODULES)) {
    return { kind: 'folder', owner: '', folderName: path.slice(path.lastIndexOf('/') + 1) }
  }
  const owner = path.slice(0, Math.max(slashed, 0))
  const start = slashed < 0 ? NODE_MODULES.length : slashed + 1 + NODE_MODULES.length
  const end = nameEnd(path, start)
  if (end === path.length) return { kind: 'installed', owner, folderName: path.slice(start) }
  return { kind: 'inner', owner: path.slice(0, end), folderName: path.slice(path.lastIndexOf('/') + 1) }
}

/** Where the name that begins at `start` ends: after one segment, or two when the first is a scope. */
function nameEnd(path: string, start: number): number {
  const first = path.indexOf('/', start)
  const end = first >= 0 && path[start] === '@' ? path.indexOf('/', first + 1) : first
  return end < 0 ? path.length : end
}

function linkTarget(resolved: string | undefined): string | undefined {
  if (resolved === undefined) return undefined
  const target = withoutSlashesBehind(resolved.replace(/^file:/, '').replace(/^(?:\.\/)+/, ''))
  const folder = target === '.' ? '' : target
  return standing(folder) === undefined ? undefined : folder
}

function placeOf(
  index: number,
  path: string,
  { kind, owner, folderName }: Standing,
  line: number | undefined,
  entry: JsonObject,
  tell: Tell
): Place {
  const { calls, bad } = callsOf(entry, kind === 'root' || kind === 'folder')
  for (const why of bad) tell(why)
  return {
    index,
    path,
    kind,
    owner,
    folderName,
    line,
    name: fieldOf(entry, 'name', tell),
    version: fieldOf(entry, 'version', tell),
    resolved: addressIn(entry, tell),
    integrity: fieldOf(entry, 'integrity', tell),
    inBundle: entry['inBundle'] === true,
    license: licenseOf(entry),
    workspaces: entry['workspaces'],
    calls
  }
}

function fieldOf(entry: JsonObject, key: string, tell: Tell): string | undefined {
  const value = entry[key]
  // npm 5 and 6 wrote `false` where they knew no address.
  if (value === undefined || value === null || value === false) return undefined
  if (typeof value === 'string' && value.length <= LONGEST_TEXT) return textOf(value)
  tell(`its field ${key} is ${typeof value === 'string' ? 'too long' : 'not text'}`)
  return undefined
}

/** An address that is damaged must not pass for one that is left out, which means the public registry. */
function addressIn(entry: JsonObject, tell: Tell): string | undefined {
  if (entry['resolved'] === '') tell('its field resolved is empty')
  const isGiven = (entry['resolved'] ?? false) !== false
  return fieldOf(entry, 'resolved', tell) ?? (isGiven ? '' : undefined)
}
