import type { Words } from '../model.ts'
import { stateHit } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** Several licenses are claimed, and nothing says how they belong together: judged by the strictest. */
export const licenseConflict: Rule = {
  code: 'license-conflict',
  title: 'License claims disagree',
  why: 'The claims name different licenses, so nobody can tell which terms hold; the strictest one is judged.',
  fix: 'Find out which license holds and record it in the policy, or ask the author for one SPDX expression.',
  check(subject, terms) {
    const { state, suggestion, why } = subject.fact
    if (state !== 'conflict') return []
    const probably: Words = suggestion === undefined ? [] : ['; ', { quote: suggestion }, ' is a guess']
    return stateHit(subject, terms, ['The license claims disagree', ...(why === undefined ? [] : [': ', ...why]), ...probably], [
      ['read the license text in the package']
    ])
  }
}
