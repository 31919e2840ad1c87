import type { Dispute, Flag, Relation, SourceNote, Standard } from '../model.ts'

/** One line of data/packages: a purl pattern and what packages under it carry. */
export interface PackageEntry {
  /** Canonical, without version; one trailing `*` makes it a prefix. */
  readonly purl: string
  readonly set: readonly Carried[]
  readonly confidence: Flag['confidence']
  readonly evidence: readonly string[]
  readonly evidenceKind: Flag['evidenceKind']
  readonly note?: string
  readonly instead: readonly string[]
  readonly disputed?: Dispute
}

/** A standard that a package carries, with as much of its record as a severity needs. */
export interface Carried extends Terms {
  readonly id: string
  readonly relation: Relation
}

/** What a flag and a severity follow from. */
export type Terms = Pick<Standard, 'status' | 'third_party_claims' | 'confidence'>

type Aspect = 'patents' | 'paperwork' | 'availability' | 'process' | 'implementation' | 'dependencies'

/** A definition of "open standard" as predicates over the facts of a standard. */
export interface Definition {
  readonly id: string
  readonly name: string
  readonly binding: string
  readonly royalty_rule: string
  readonly sources: readonly SourceNote[]
  readonly predicates: readonly Predicate[]
  readonly note: string
}

export interface Predicate {
  readonly id: string
  readonly aspect: Aspect
  /** A path in a standard (`facts.open_process`, `third_party_claims`, `depends_on`), or `patent_status`. */
  readonly fact: string
  readonly op: 'eq' | 'in' | 'not-in' | 'all-deps'
  /** For `all-deps` the id of a definition. */
  readonly value: string | boolean | readonly string[]
  readonly on_unknown: 'pass' | 'warn' | 'fail'
  /** How far a program can check it; `manual` means that a pass says little. */
  readonly machine_checkable: 'full' | 'partial' | 'manual'
  readonly text: string
  /** Where the definition's own text says so: `criterion 3, Patents`; absent where nobody read that text. */
  readonly clause?: string
}
