// The files of src/standards/data as they are edited, and what the rules make of them.
import { readdirSync, readFileSync } from 'node:fs'
import type { Flag, Relation, SourceNote, Standard } from '../../src/model.ts'
import type { Definition } from '../../src/standards/record.ts'
import { severityOf } from '../../src/standards/severity.ts'

const FOLDER = 'src/standards/data'

export type StandardFile = Omit<Standard, 'flag'>

export interface PackageLine {
  readonly purl: string
  readonly relation: Relation
  /** An id alone takes the line's own relation. */
  readonly standards: readonly (string | { readonly id: string; readonly relation: Relation })[]
  readonly confidence: Flag['confidence']
  readonly evidence_kind: Flag['evidenceKind']
  readonly evidence: readonly string[]
  readonly note?: string
  readonly instead?: readonly string[]
}

export const meta: {
  readonly disclaimer: string
  readonly vocabularies: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>
} = parsed('meta.json')
export const regimes: readonly { id: string; sources: readonly SourceNote[] }[] = parsed('regimes.json')

/** Packages that were looked at and have no record. */
export const dismissed: readonly { readonly purl: string }[] = parsed('dismissed.json')

/** By file name. */
export const standards: ReadonlyMap<string, StandardFile> = folder('standards')
export const definitions: ReadonlyMap<string, Definition> = folder('definitions')
export const ecosystems: ReadonlyMap<string, readonly PackageLine[]> = folder('packages')

export const lines = [...ecosystems.values()].flat()

/** Each package pattern with each standard that it names. */
export const pairs = lines.flatMap((line) =>
  line.standards.map((named) => {
    const [id, relation] = typeof named === 'string' ? [named, line.relation] : [named.id, named.relation]
    const terms = standards.get(id)
    if (terms === undefined) throw new Error(`${line.purl} names the standard ${id}, which has no file`)
    const { confidence, evidence_kind: evidenceKind } = line
    return { line, id, terms, relation, severity: severityOf({ terms, relation, confidence, evidenceKind }) }
  })
)

/** The words that a field may hold. */
export function vocabulary(field: string): readonly string[] {
  const values = meta.vocabularies[field]
  if (values === undefined) throw new Error(`meta.json has no vocabulary ${field}`)
  return Array.isArray(values) ? values : Object.keys(values)
}

/** Path and text of every data file but meta.json. */
export function texts(): ReadonlyMap<string, string> {
  const files = ['standards', 'packages', 'definitions'].flatMap((kind) =>
    names(kind).map((n) => `${kind}/${n}.json`)
  )
  return new Map(
    ['regimes.json', 'dismissed.json', ...files].map((file) => [
      file,
      readFileSync(`${FOLDER}/${file}`, 'utf8')
    ])
  )
}

function folder<T>(kind: string): ReadonlyMap<string, T> {
  return new Map(names(kind).map((name) => [name, parsed(`${kind}/${name}.json`) as T]))
}

function parsed(path: string) {
  return JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'))
}

function names(kind: string): readonly string[] {
  return readdirSync(`${FOLDER}/${kind}`).map((file) => file.replace(/\.json$/, ''))
}
