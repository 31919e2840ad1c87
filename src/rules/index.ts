import type { RuleWords } from '../model.ts'
import { licenseChanged } from './license-changed.ts'
import { licenseConflict } from './license-conflict.ts'
import { licenseCustom } from './license-custom.ts'
import { licenseDenied } from './license-denied.ts'
import { licenseMissing } from './license-missing.ts'
import { licenseReview } from './license-review.ts'
import { licenseUnreadable } from './license-unreadable.ts'
import { lockfileUnreadable } from './lockfile-unreadable.ts'
import type { ProblemRule, Rule } from './rule.ts'
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
  licenseCustom,
  standardEncumbered,
  standardUnsure
]

/** What could not be read or asked. */
export const problemRules: readonly ProblemRule[] = [lockfileUnreadable]

/** The words of all rules, for the docs, SARIF and every report. */
export const ruleWords: readonly RuleWords[] = [...rules, ...problemRules].map(
  ({ code, title, why, fix }) => ({
    code,
    title,
    why,
    fix
  })
)
