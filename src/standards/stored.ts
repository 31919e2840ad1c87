import type { Dispute, Flag, Programme, Relation, SourceNote, Standard } from '../model.ts'
import type { Carried, Definition, PackageEntry, Terms } from './record.ts'
import { flagOf } from './severity.ts'
import { broken, has, isText, listOf, textOf } from './shape.ts'

// The files of dist/data as scripts/build-standards.mjs writes them, opened up again into records.

/** What is known before any package is: the definitions, and the names of everything else. */
export interface Index {
  readonly version: string
  /** What the flags are and are not, in one sentence. */
  readonly disclaimer: string
  /** purl types that have a file of packages. */
  readonly ecosystems: readonly string[]
  /** Ids of all standards, sorted. */
  readonly standards: readonly string[]
  readonly definitions: ReadonlyMap<string, Definition>
}

export function readIndex(file: string, value: unknown): Index {
  return {
    version: textOf(file, value, 'version'),
    disclaimer: textOf(file, value, 'disclaimer'),
    ecosystems: listOf(file, value, 'ecosystems', isText),
    standards: listOf(file, value, 'standards', isText),
    definitions: new Map(listOf(file, value, 'definitions', isDefinition).map((d) => [d.id, d]))
  }
}

/** `sources` of a stored standard are places in the file's own list of sources. */
type StoredStandard = Omit<Standard, 'flag' | 'sources' | 'licensing_programmes' | 'alternatives_source'> & {
  readonly sources: readonly number[]
  readonly licensing_programmes: readonly (Omit<Programme, 'source'> & { readonly source: number })[]
  readonly alternatives_source?: number
}

export function readStandards(file: string, value: unknown): ReadonlyMap<string, Standard> {
  const sources = listOf(file, value, 'sources', isSource)
  const source = (place: number): SourceNote => at(file, sources, place)
  const records = listOf(file, value, 'standards', isStandard).map((stored): Standard => {
    const { alternatives_source, licensing_programmes, ...rest } = stored
    return {
      ...rest,
      flag: flagOf(stored),
      licensing_programmes: licensing_programmes.map((p) => ({ ...p, source: source(p.source) })),
      sources: stored.sources.map(source),
      ...(alternatives_source === undefined ? {} : { alternatives_source: source(alternatives_source) })
    }
  })
  return new Map(records.map((r) => [r.id, r]))
}

type StoredTerms = readonly [string, Terms['status'], string, Terms['confidence']]
type StoredSet = readonly (readonly [number, Relation])[]
interface StoredPackage {
  readonly purl: string
  readonly set: number
  readonly confidence: Flag['confidence']
  readonly evidence_kind: Flag['evidenceKind']
  readonly evidence: readonly string[]
  readonly note?: string
  readonly instead?: readonly string[]
  readonly disputed?: Dispute
}

export function readPackages(file: string, value: unknown): readonly PackageEntry[] {
  const terms = listOf(file, value, 'standards', isTerms)
  const sets = listOf(file, value, 'sets', isSet).map((set) =>
    set.map(([place, relation]): Carried => {
      const [id, status, third_party_claims, confidence] = at(file, terms, place)
      return { id, relation, status, third_party_claims, confidence }
    })
  )
  return listOf(file, value, 'packages', isPackage).map((p) => ({
    purl: p.purl,
    set: at(file, sets, p.set),
    confidence: p.confidence,
    evidence: p.evidence,
    evidenceKind: p.evidence_kind,
    instead: p.instead ?? [],
    ...(p.note === undefined ? {} : { note: p.note }),
    ...(p.disputed === undefined ? {} : { disputed: p.disputed })
  }))
}

function at<T>(file: string, list: readonly T[], place: number): T {
  const item = list[place]
  if (item === undefined) throw broken(file, `points to an entry ${place} that it does not have`)
  return item
}

const isDefinition = (v: unknown): v is Definition =>
  has(v, { id: 'string', name: 'string', predicates: 'list' }) &&
  Array.isArray(v['predicates']) &&
  v['predicates'].every((p) =>
    has(p, { id: 'string', aspect: 'string', fact: 'string', on_unknown: 'string' })
  )

const isSource = (v: unknown): v is SourceNote => has(v, { title: 'string', kind: 'string' })

const isStandard = (v: unknown): v is StoredStandard =>
  has(v, {
    id: 'string',
    title: 'string',
    status: 'string',
    third_party_claims: 'string',
    expiry: 'object',
    licensing_programmes: 'list',
    facts: 'object',
    depends_on: 'list',
    confidence: 'string',
    last_reviewed: 'string',
    sources: 'list'
  })

const isTerms = (v: unknown): v is StoredTerms => Array.isArray(v) && v.length === 4 && v.every(isText)

const isSet = (v: unknown): v is StoredSet =>
  Array.isArray(v) && v.every((c) => Array.isArray(c) && typeof c[0] === 'number' && isText(c[1]))

const isPackage = (v: unknown): v is StoredPackage =>
  has(v, { purl: 'string', set: 'number', confidence: 'string', evidence_kind: 'string', evidence: 'list' })
