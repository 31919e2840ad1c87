import type { Preference } from '../licenses/fold.ts'
import { licenseKey } from '../licenses/expression.ts'
import type { Location } from '../model.ts'
import { purlBase } from '../purl.ts'
import { type BaseMatcher, baseMatcher } from './covers.ts'

/** A way through an OR that the owner of the repository takes for a package. */
export interface Choice {
  /** The pattern as it is written in the policy. */
  readonly package: string
  /** Canonical SPDX expressions: all that the package offers, and what is taken of it. */
  readonly of: string
  readonly take: string
  /** `expressionKey` of `of`: the order of its parts does not count. */
  readonly key: string
  readonly at: Location
  /** It stands in a policy of another repository, where nobody here can mend it. */
  readonly foreign?: true
  readonly covers: BaseMatcher
}

/** Licenses in the order in which they are taken where ways are equal, each as `licenseKey`. */
export type Prefer = readonly string[]

export function makeChoice(
  pattern: string,
  { of, take, key }: Pick<Choice, 'of' | 'take' | 'key'>,
  at: Location
): Choice {
  return { package: pattern, of, take, key, at, covers: baseMatcher(pattern) }
}

/**
 * What the policy chose for a package whose license has this `expressionKey` (undefined: no license is known). A choice for
 * exactly this package that was made for another expression has lapsed; one for many packages, or for many repositories, is
 * only not meant.
 */
export function choiceFor(
  policy: { readonly choices: readonly Choice[] },
  purl: string,
  key: string | undefined
): { readonly chosen: Choice } | { readonly lapsed: Choice } | undefined {
  const base = policy.choices.length === 0 ? undefined : purlBase(purl)
  if (base === undefined) return undefined
  const about = policy.choices.filter((choice) => choice.covers(base))
  const chosen = about.findLast((choice) => choice.key === key)
  if (chosen !== undefined) return { chosen }
  const lapsed = about.findLast((choice) => !choice.package.endsWith('*') && choice.foreign !== true)
  return lapsed === undefined ? undefined : { lapsed }
}

/**
 * `choices.prefer` as the order among equal ways: the license that stands last in the list, or not at all, speaks for its
 * way. Undefined when nothing is preferred.
 */
export function preference({ prefer }: { readonly prefer: Prefer }): Preference | undefined {
  if (prefer.length === 0) return undefined
  const ranks = new Map(prefer.map((license, i) => [license, i]))
  return (branch) => {
    let last = 0
    for (const { leaf } of branch) last = Math.max(last, ranks.get(licenseKey(leaf.text)) ?? prefer.length)
    return last
  }
}
