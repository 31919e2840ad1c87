import { type LicenseVersion, versionFamilies } from './families.ts'
import { foldName, foldUrl } from './fold-text.ts'
import { lazy } from './lazy.ts'

/** What a license asks for, as the policy's `licenses.kinds` names it. */
export type Kind =
  | 'permissive'
  | 'public-domain'
  | 'weak-copyleft'
  | 'strong-copyleft'
  | 'network-copyleft'
  | 'source-available'
  | 'non-commercial'
  | 'restricted-use'
  | 'no-derivatives'
  | 'proprietary'

interface LicenseRecord {
  /** In the SPDX list's own case. */
  readonly id: string
  readonly name: string
  readonly kind: Kind | 'unclassified'
  /** How the kind is known: part of a sentence, such as "read in its text". */
  readonly basis: string
  readonly osi: boolean
  /** False: called non-free. Absent: not judged. */
  readonly fsf?: boolean
  /** Blue Oak Council's rating, where it has one. */
  readonly blueOak?: string
  /** Address of the text, where it stands for this license alone. */
  readonly url?: string
}

interface ExceptionRecord {
  readonly id: string
  /** What it permits, for an exception that only adds permissions. Any other may change the terms of its license. */
  readonly permits?: string
}

/** The SPDX license list with the kind of each license. Ids are found in any case. */
export interface Catalog {
  /** Version of the SPDX list. */
  readonly spdx: string
  /** Version of our readings: the day they were last worked on. */
  readonly version: string
  /** Active ids, sorted. */
  readonly ids: readonly string[]
  license(id: string): LicenseRecord | undefined
  /** A deprecated exception gives the record of its replacement. */
  exception(id: string): ExceptionRecord | undefined
  /** The expression that replaces a deprecated id; null where none does; undefined for an id that is not deprecated. */
  replacement(id: string): string | null | undefined
  /** The versions that `<id> or later` offers, its own first. */
  versionsFrom(id: string): readonly LicenseVersion[]
  /** The id whose SPDX name this is, after `foldName`. */
  named(name: string): string | undefined
  /** The id whose listed address this is, after `foldUrl`. */
  at(url: string): string | undefined
}

/** The catalog over dist/data/licenses.json. Rows that are not of its form are left out, so that nothing is known of them. */
export function makeCatalog(data: unknown): Catalog {
  const source = isRecord(data) ? data : {}
  const records = readLicenses(source)
  const exceptions = readExceptions(source)
  const deprecated = isRecord(source['deprecated']) ? source['deprecated'] : {}
  const byId = index(records, (r) => r.id)
  const byException = index(exceptions, (e) => e.id)
  const replacements = readReplacements(deprecated['licenses'])
  const renamed = readReplacements(deprecated['exceptions'])
  const families = lazy(() => versionFamilies(records.map((r) => r.id)))
  const names = lazy(() => new Map(records.map((r) => [foldName(r.name), r.id])))
  const addresses = lazy(
    () => new Map(records.flatMap((r) => (r.url === undefined ? [] : [[foldUrl(r.url), r.id]])))
  )
  return {
    spdx: text(source['spdx']),
    version: text(source['version']),
    ids: records.map((r) => r.id),
    license: (id) => byId.get(id) ?? byId.get(id.toLowerCase()),
    exception: (id) => byException.get((renamed.get(id.toLowerCase()) ?? id).toLowerCase()),
    replacement: (id) => replacements.get(id.toLowerCase()),
    versionsFrom: (id) => families().get(id) ?? [{ exact: id, orLater: `${id}+` }],
    named: (name) => names().get(name),
    at: (url) => addresses().get(url)
  }
}

/** By the id as written and in lower case: no two ids of the list differ in case alone. */
function index<T>(records: readonly T[], id: (record: T) => string): ReadonlyMap<string, T> {
  return new Map(
    records.flatMap((r): [string, T][] => [
      [id(r).toLowerCase(), r],
      [id(r), r]
    ])
  )
}

function readLicenses(source: Readonly<Record<string, unknown>>): readonly LicenseRecord[] {
  const bases = rows(source['bases'])
  return rows(source['licenses']).flatMap((row) => {
    if (!Array.isArray(row)) return []
    const [id, name, kind, basis, flags, blueOak, url] = row.map((cell) =>
      typeof cell === 'number' ? bases[cell] : cell
    )
    if (typeof id !== 'string' || typeof name !== 'string' || !isKind(kind)) return []
    const said = text(flags)
    return {
      id,
      name,
      kind,
      basis: text(basis),
      osi: said.includes('o'),
      ...(said.includes('f') || said.includes('n') ? { fsf: said.includes('f') } : {}),
      ...(text(blueOak) === '' ? {} : { blueOak: text(blueOak) }),
      ...(text(url) === '' ? {} : { url: text(url) })
    }
  })
}

function readExceptions(source: Readonly<Record<string, unknown>>): readonly ExceptionRecord[] {
  return rows(source['exceptions']).flatMap((row) => {
    if (!Array.isArray(row) || typeof row[0] !== 'string') return []
    return typeof row[1] === 'string' ? { id: row[0], permits: row[1] } : { id: row[0] }
  })
}

function readReplacements(value: unknown): ReadonlyMap<string, string | null> {
  const entries = isRecord(value) ? Object.entries(value) : []
  return new Map(entries.map(([id, to]) => [id.toLowerCase(), typeof to === 'string' ? to : null]))
}

const KINDS: ReadonlySet<unknown> = new Set<LicenseRecord['kind']>([
  'permissive',
  'public-domain',
  'weak-copyleft',
  'strong-copyleft',
  'network-copyleft',
  'source-available',
  'non-commercial',
  'restricted-use',
  'no-derivatives',
  'proprietary',
  'unclassified'
])

function isKind(value: unknown): value is LicenseRecord['kind'] {
  return KINDS.has(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function rows(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
