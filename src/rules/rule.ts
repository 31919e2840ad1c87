import type { LicenseVerdict } from '../licenses/judge.ts'
import type { LicenseTerms } from '../licenses/leaf.ts'
import type { Fact, Hit, Problem, RuleWords, Subject } from '../model.ts'

/**
 * What the policy says where the subject stands: levels with the line that set them, licenses named one by one, and what
 * an exception in force accepts. `accepted` is how exceptions work: a rule treats an accepted name as allowed.
 */
export interface Terms extends LicenseTerms {
  /** The judgement of a license fact under these terms, made once however many rules ask. */
  license(fact: Fact): LicenseVerdict
  /** The license under which this repository itself is passed on; absent where nobody says. */
  readonly outbound?: Outbound | undefined
  /** Version of the standards data, for evidence. */
  readonly standardsVersion: string
}

/** The license of the repository itself, and who says so. */
export interface Outbound {
  /** A canonical SPDX expression. */
  readonly license: string
  readonly source: string
}

/** One question asked of every subject. `check` is pure and total; its words are fixed and ours. */
export interface Rule extends RuleWords {
  check(subject: Subject, terms: Terms): readonly Hit[]
  /** What it speaks of are standards, and a maintainer may clear them for every package at once. */
  readonly clears?: true
}

/** The words for one sort of what could not be read or asked. */
export interface ProblemRule extends RuleWords {
  readonly code: Problem['code']
}
