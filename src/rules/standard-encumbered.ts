import type { Rule } from './rule.ts'
import { standardHit } from './standard-hit.ts'
import { carriedWords } from './standard-words.ts'

/** A standard that fails the policy's definition, with evidence strong enough to block. */
export const standardEncumbered: Rule = {
  code: 'standard-encumbered',
  title: 'Standard under a licensing programme',
  why: 'The package carries a standard that is not open under the definition that this policy names.',
  fix: 'Use a standard that is open, leave the package out, or ask a maintainer to clear it.',
  clears: true,
  check: (subject, terms) => standardHit(subject, terms, { sure: true, say: carriedWords })
}
