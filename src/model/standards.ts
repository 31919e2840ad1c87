// Standards, their terms, and what ties packages to them.

export type Relation = 'implements' | 'bundles' | 'wraps' | 'parses-container'

/** A package's tie to a standard, as our data has it. For review; it accuses nobody. */
export interface Flag {
  /** Id of a record in the standards data. */
  readonly standard: string
  readonly relation: Relation
  readonly evidence: readonly string[]
  readonly evidenceKind: 'inspected' | 'document' | 'related' | 'general-knowledge'
  readonly confidence: 'high' | 'medium' | 'low'
  readonly severity: 'high' | 'medium' | 'low' | 'none'
  /** The data's own purl pattern that matched. */
  readonly pattern: string
  readonly note?: string
  /** Packages that take the edge off, by name in their ecosystem. */
  readonly instead?: readonly { readonly name: string; readonly how: string }[]
  /** Somebody says that the package's record is wrong: it warns at most until that is settled. */
  readonly disputed?: Dispute
}

/** An objection to a record of the data, on the public page where it was raised. */
export interface Dispute {
  readonly by: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly url: string
}

export interface SourceNote {
  readonly title: string
  readonly url: string | null
  readonly kind: 'found' | 'general-knowledge'
  /** YYYY-MM-DD on which a `found` source was last read. */
  readonly read?: string
  /** The standards body's, the programme's, a patent holder's or a court's own text, not a report about it. */
  readonly primary?: true
}

/** One record of the standards data: https://github.com/CycloneDX/specification has no such record, so it is ours. */
export interface Standard {
  readonly id: string
  readonly title: string
  readonly bodies: readonly string[]
  readonly specs: readonly string[]
  readonly status: 'royalty-free' | 'frand' | 'pool-licensed' | 'mixed' | 'expired' | 'disclosed-unknown'
  readonly flag: 'clear' | 'review' | 'encumbered'
  readonly third_party_claims: string
  readonly expiry: { readonly state: string; readonly date: string | null; readonly basis: string }
  readonly licensing_programmes: readonly Programme[]
  readonly facts: Readonly<Record<string, string | boolean | null>>
  readonly depends_on: readonly string[]
  readonly confidence: 'high' | 'medium' | 'low'
  /** YYYY-MM-DD. */
  readonly last_reviewed: string
  readonly sources: readonly SourceNote[]
  readonly note: string
  /** `video-codec`, `image-codec`, `protocol` … */
  readonly category: string
  /** Ids of IPR regimes: whose promises hold, and for whom. */
  readonly regimes: readonly string[]
  /** Ids of standards that do the same work on better terms, best first. */
  readonly alternatives?: readonly string[]
  readonly alternatives_source?: SourceNote
  /** What nobody has checked yet; may be empty. */
  readonly unverified: string
  /** Somebody says that the record is wrong: it warns at most until that is settled. */
  readonly disputed?: Dispute
}
export interface Programme {
  readonly id: string
  readonly administrator: string
  readonly programme: string
  readonly state: string
  readonly covers: string
  readonly source: SourceNote
  /** The administrator's own page, for readers, where the source is somebody else's. */
  readonly page?: string
}

/** What a definition of "open standard" says of one standard, over the aspects that the policy enforces. */
export interface Verdict3 {
  readonly result: 'pass' | 'warn' | 'fail'
  /** Ids of the predicates that failed or warned. */
  readonly predicates: readonly string[]
}
