import type { Claim, Location } from '../model.ts'
import { purlBase } from '../purl.ts'
import { type BaseMatcher, baseMatcher, type VersionMatcher, versionMatcher } from './covers.ts'
import type { ClarificationEntry } from './schema/entries.ts'

/** Where a license can be read: a file of the package with its digest (lower case), or an address. */
type ClarificationEvidence = { readonly file: string; readonly sha256: string } | { readonly url: string }

/** A fact about the license of a package, as its owner has found it out. */
export interface Clarification {
  /** The pattern as it is written in the policy. */
  readonly package: string
  readonly versions: string
  /** A canonical SPDX expression. */
  readonly license: string
  readonly evidence: readonly ClarificationEvidence[]
  readonly reason: string
  /** Who answers for it. */
  readonly by: string
  readonly at: Location
  readonly covers: { readonly base: BaseMatcher; readonly version: VersionMatcher }
}

/** An entry of the policy file, whose license has been read, as a clarification. */
export function makeClarification(entry: ClarificationEntry, license: string, at: Location): Clarification {
  const { package: pattern, versions, evidence, reason, by } = entry
  return {
    package: pattern,
    versions,
    license,
    evidence: evidence.flatMap(evidenceOf),
    reason,
    by,
    at,
    covers: { base: baseMatcher(pattern), version: versionMatcher(pattern, versions) }
  }
}

function evidenceOf({ file, sha256, url }: ClarificationEntry['evidence'][number]): ClarificationEvidence[] {
  if (url !== undefined) return [{ url }]
  return file === undefined || sha256 === undefined ? [] : [{ file, sha256: sha256.toLowerCase() }]
}

/** The clarification for this version of a package, the last one of several; undefined for none. */
export function clarificationFor<C extends Clarification>(
  policy: { readonly clarifications: readonly C[] },
  purl: string,
  version: string | undefined
): C | undefined {
  const base = policy.clarifications.length === 0 ? undefined : purlBase(purl)
  if (base === undefined) return undefined
  return policy.clarifications.findLast(({ covers }) => covers.base(base) && covers.version(version))
}

/**
 * A clarification as what it is to `conclude`: the word of the owners, which stands alone. Of several addresses the first is
 * cited; a digest is cited by nobody, since the text that it is of has not been read.
 */
export function claimOf({ license, evidence }: Clarification): Claim {
  const url = evidence.flatMap((e) => ('url' in e ? [e.url] : [])).at(0)
  return { raw: license, source: 'policy', trust: 'base', ...(url === undefined ? {} : { url }) }
}
