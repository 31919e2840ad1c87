// What is said of a license, and the one answer.
import type { Location, Words } from './words.ts'

/** What somebody says of a package's license. */
export interface Claim {
  /** As it was written: text, or the JSON value of an old-style field. */
  readonly raw: unknown
  /** Source id: `lockfile`, `manifest`, later deps.dev and others. */
  readonly source: string
  /** Who could have written it. What a pull request can write never outweighs the others. */
  readonly trust: 'base' | 'outside' | 'pull-request'
  readonly url?: string
  /** The author's own words, where the source reads them into an SPDX expression and raw is its reading. */
  readonly written?: string
}

/** The one answer on a package's license, with all that it rests on. */
export interface Fact {
  /** The claim as it was written, as text. */
  readonly declared?: string
  /** A canonical SPDX expression; absent unless state is `known`. */
  readonly concluded?: string
  /** What `concluded` is to an SBOM: one SPDX id, an expression of ids and references, or a name that is neither. */
  readonly form?: 'id' | 'expression' | 'name'
  readonly claims: readonly Claim[]
  readonly state: 'known' | 'missing' | 'unreadable' | 'conflict' | 'not-asked' | 'failed'
  /** Where `concluded` came from: a Claim's source. */
  readonly source?: string
  /** What an unreadable text probably means: shown to the reader, never used as a conclusion. */
  readonly suggestion?: string
  /** Why it could not be read, in our own words. */
  readonly why?: Words
  /**
   * Nobody but the pull request says so, because outside sources say nothing, could not be asked, or were not asked. Absent
   * where somebody else's word counts, and where nothing is said.
   */
  readonly unverified?: 'nothing' | 'failed' | 'not-asked'
  /** The way through an OR that the policy chose, and the line that says so; `concluded` stays the whole expression. */
  readonly taken?: { readonly expression: string; readonly by: Location }
  /** Decisions of the policy on this package that do not hold: where they stand, and why, as whole sentences. */
  readonly lapsed?: readonly { readonly by: Location; readonly why: Words }[]
}
