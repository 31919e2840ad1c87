import type { Rule } from './rule.ts'
import { standardHit } from './standard-hit.ts'
import { doubtedWords } from './standard-words.ts'

/** A standard that may matter, but the evidence is weak, the terms are unknown, or the record is old: never blocks. */
export const standardUnsure: Rule = {
  code: 'standard-unsure',
  title: 'Standard to look at',
  why: 'The package may carry a standard that is not open; the evidence or the terms are not certain enough to refuse it.',
  fix: 'Look at what the package really contains; record the decision in the policy when it may stay.',
  check: (subject, terms) => standardHit(subject, terms, { sure: false, say: doubtedWords })
}
