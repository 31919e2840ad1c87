import type { RuleWords } from '../model.ts'
import { decisionLapsed } from './decision-lapsed.ts'
import { dependencyUnpinned } from './dependency-unpinned.ts'
import { licenseChanged } from './license-changed.ts'
import { licenseConflict } from './license-conflict.ts'
import { licenseCustom } from './license-custom.ts'
import { licenseDenied } from './license-denied.ts'
import { licenseIncompatible } from './license-incompatible.ts'
import { licenseMissing } from './license-missing.ts'
import { licenseReview } from './license-review.ts'
import { licenseUnreadable } from './license-unreadable.ts'
import { licenseUnverified } from './license-unverified.ts'
import { listingTruncated } from './listing-truncated.ts'
import { lockfileIncomplete } from './lockfile-incomplete.ts'
import { lockfileMissing } from './lockfile-missing.ts'
import { lockfileUnreadable } from './lockfile-unreadable.ts'
import { lookupFailed } from './lookup-failed.ts'
import type { ProblemRule, Rule } from './rule.ts'
import { packageIdentity } from './package-identity.ts'
import { standardEncumbered } from './standard-encumbered.ts'
import { standardUnsure } from './standard-unsure.ts'

/** Every question that is asked of every package, in the order in which a reader meets the answers. */
export const rules: readonly Rule[] = [
  licenseChanged,
  licenseDenied,
  licenseReview,
  licenseMissing,
  licenseUnreadable,
  licenseConflict,
  licenseUnverified,
  licenseCustom,
  licenseIncompatible,
  packageIdentity,
  standardEncumbered,
  standardUnsure,
  decisionLapsed
]

/** What could not be read or asked: one for each code of a Problem. */
export const problemRules: readonly ProblemRule[] = [
  lockfileUnreadable,
  lockfileMissing,
  lockfileIncomplete,
  dependencyUnpinned,
  lookupFailed,
  listingTruncated
]

/** The words of all rules, for the docs, SARIF and every report. */
export const ruleWords: readonly RuleWords[] = [...rules, ...problemRules].map((rule) => {
  const { code, title, why, fix } = rule
  return { code, title, why, fix }
})
