import { quote, type Told, unreadable } from '../problems.ts'
import type { Undecoded } from '../../text/decode.ts'
import type { YamlDocument } from '../../text/yaml.ts'
import type { EdgeKind } from '../graph.ts'
import { type PnpmMajor, withoutPeers } from './keys.ts'

/** One document of a pnpm-lock.yaml, the same for every version of it. */
export interface PnpmDocument {
  readonly major: PnpmMajor
  /** By folder, '' for the project. */
  readonly importers: ReadonlyMap<string, readonly PnpmCall[]>
  readonly packages: readonly PnpmPackage[]
}

export interface PnpmCall {
  readonly name: string
  /** What answers it: a version with peers, a key, or an address. */
  readonly value: string
  readonly kind: EdgeKind
}

export interface PnpmPackage {
  readonly key: string
  /** `resolution`, `name`, `version` and others. */
  readonly info: YamlMap
  readonly calls: readonly PnpmCall[]
  readonly line: number | undefined
}

export type YamlMap = ReadonlyMap<unknown, unknown>
export const EMPTY: YamlMap = new Map()

/** What pnpm sets up before the project: its plugins and its own programs. They are no part of what the project ships. */
const IMPORTER_FIELDS: readonly (readonly [string, EdgeKind])[] = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
  ['configDependencies', 'development'],
  ['packageManagerDependencies', 'development']
]
const PACKAGE_FIELDS = IMPORTER_FIELDS.slice(0, 2)

/** Reads a document, https://github.com/pnpm/spec/tree/master/lockfile; what is of a wrong type is left out and told. */
export function readDocument(lockfile: string, document: YamlDocument, told: Told): PnpmDocument | Undecoded {
  const file = document.value
  if (!isMap(file)) return { problem: ['The file is not a YAML mapping'] }
  const version = file.get('lockfileVersion')
  const major = majorOf(version)
  if (version === undefined) return { problem: ['The file does not say which lockfileVersion it has'] }
  if (major === undefined) {
    return {
      problem: [
        'The lockfileVersion ',
        quote(typeof version === 'string' ? version : 'a list'),
        ' is not one that is read here'
      ]
    }
  }
  const reader: Reader = { lockfile, told, lines: linesOnce(document), file }
  return { major, importers: importersOf(reader), packages: packagesOf(reader, major) }
}

interface Reader {
  readonly lockfile: string
  readonly told: Told
  /** Of a list at the top; without one, of the lists themselves. */
  readonly lines: (list?: string) => ReadonlyMap<string, number>
  readonly file: YamlMap
}

/** Finding lines walks the whole document: once for each list, and only when somebody asks. */
function linesOnce(document: YamlDocument): Reader['lines'] {
  const found = new Map<string | undefined, ReadonlyMap<string, number>>()
  return (list) => {
    const lines = found.get(list) ?? document.lines(list === undefined ? [] : [list])
    found.set(list, lines)
    return lines
  }
}

function majorOf(version: unknown): PnpmMajor | undefined {
  const major = typeof version === 'string' ? /^([569])(?:\.|$)/.exec(version)?.[1] : undefined
  return major === undefined ? undefined : (Number(major) as PnpmMajor)
}

export function isMap(value: unknown): value is YamlMap {
  return value instanceof Map
}

// ---- importers -------------------------------------------------------------------------------------------------------

/** Older files of a single project have the fields of its only importer at the top. */
function importersOf(reader: Reader): ReadonlyMap<string, readonly PnpmCall[]> {
  const { file } = reader
  if (!file.has('importers'))
    return new Map([['', callsOf(reader, file, IMPORTER_FIELDS, 'the project', undefined)]])
  const lines = reader.lines('importers')
  const importers = new Map<string, readonly PnpmCall[]>()
  for (const [folder, importer] of entriesOf(reader, 'importers')) {
    importers.set(
      folder === '.' ? '' : folder,
      callsOf(reader, importer, IMPORTER_FIELDS, folder, lines.get(folder))
    )
  }
  return importers
}

// ---- packages --------------------------------------------------------------------------------------------------------

/** Since version 9 the graph stands in `snapshots`, and `packages` has what all variants of a package share. */
function packagesOf(reader: Reader, major: PnpmMajor): PnpmPackage[] {
  const shared = new Map(entriesOf(reader, 'packages'))
  const lines = reader.lines('packages')
  const graph = major === 9 ? new Map(entriesOf(reader, 'snapshots')) : shared
  const graphLines = major === 9 ? reader.lines('snapshots') : lines
  const found = [...graph].map(([key, entry]): PnpmPackage => {
    const base = withoutPeers(major, key)
    const line = lines.get(base) ?? graphLines.get(key)
    const calls = callsOf(reader, entry, PACKAGE_FIELDS, key, line)
    return { key, info: (major === 9 ? shared.get(base) : entry) ?? EMPTY, calls, line }
  })
  if (major !== 9) return found
  const covered = new Set(found.map(({ key }) => withoutPeers(major, key)))
  const bare = [...shared].filter(([key]) => !covered.has(key))
  return [...found, ...bare.map(([key, info]) => ({ key, info, calls: [], line: lines.get(key) }))]
}

/** The mappings of one list; of what is none, `{}` and nothing at all are told apart from the rest. */
function entriesOf({ lockfile, told, lines, file }: Reader, list: string): [string, YamlMap][] {
  const value = file.get(list)
  if (value === undefined || value === '') return []
  if (!isMap(value)) {
    told.add(unreadable(lockfile, ['Its list ', quote(list), ' is not a mapping'], lines().get(list)))
    return []
  }
  return [...value].flatMap(([key, entry]): [string, YamlMap][] => {
    if (typeof key === 'string' && (isMap(entry) || entry === ''))
      return [[key, isMap(entry) ? entry : EMPTY]]
    const line = lines(list).get(keyText(key))
    told.add(
      unreadable(lockfile, ['The entry ', quote(keyText(key)), ' is damaged: it is not a mapping'], line)
    )
    return []
  })
}

function keyText(key: unknown): string {
  return typeof key === 'string' ? key : 'a key that is not text'
}

function callsOf(
  { lockfile, told }: Reader,
  entry: YamlMap,
  fields: readonly (readonly [string, EdgeKind])[],
  key: string,
  line: number | undefined
): PnpmCall[] {
  return fields.flatMap(([field, kind]) => {
    const list = entry.get(field) ?? ''
    if (!isMap(list)) {
      if (list !== '')
        told.add(
          unreadable(lockfile, ['The entry ', quote(key), ` is damaged: its ${field} is not a mapping`], line)
        )
      return []
    }
    return [...list].flatMap(([name, given]): PnpmCall[] => {
      const value = isMap(given) ? given.get('version') : given
      if (typeof name === 'string' && typeof value === 'string') return [{ name, value, kind }]
      told.add(
        unreadable(
          lockfile,
          ['The entry ', quote(key), ` is damaged: a version in its ${field} is not text`],
          line
        )
      )
      return []
    })
  })
}
