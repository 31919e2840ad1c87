import type { RuleWords } from '../../model.ts'
import type { Told } from '../brief.ts'
import { reviewOf, standardsReview } from '../content/review.ts'

/** A SARIF reportingDescriptor: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ 3.49. */
export interface Descriptor {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string }
  readonly properties: { readonly tags: readonly string[] }
}

/** Every rule, whether or not it found something, so that runs of one version have the same rules. */
export function rulesOf(told: Told): readonly RuleWords[] {
  return reviewOf(told) === undefined ? told.report.rules : [...told.report.rules, standardsReview]
}

/** The rule of a problem; one that has no rule of its own goes with what is not readable. */
export function problemRule(code: string, rules: readonly RuleWords[]): string {
  return rules.some((rule) => rule.code === code) ? code : 'lockfile-unreadable'
}

export function descriptor({ code, title, why, fix }: RuleWords): Descriptor {
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} ${fix}` },
    properties: { tags: [code.split('-', 1)[0] ?? code] }
  }
}
