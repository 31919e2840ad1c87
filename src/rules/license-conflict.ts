import type { Words } from '../model.ts'
import { namesSaid, refused, stateHit } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** Several licenses are claimed, and nothing says how they belong together: judged by the strictest. */
export const licenseConflict: Rule = {
  code: 'license-conflict',
  title: 'License claims disagree',
  why: 'The claims name different licenses, so nobody can tell which terms hold; the strictest one is judged.',
  fix: 'Find out which license holds and record it in the policy, or ask the author for one SPDX expression.',
  check(subject, terms) {
    const { fact } = subject
    if (fact.state !== 'conflict') return []
    const why: Words = fact.why === undefined ? [] : [': ', ...fact.why]
    const strict = refused(terms.license(fact))
    const judged: Words =
      strict.length === 0 ? [] : [' It is judged by ', ...namesSaid(strict), ', the strictest of them.']
    return stateHit(subject, terms, ['The license claims disagree', ...why, '.', ...judged], ADVICE)
  }
}

const ADVICE = [['read the license text in the package']]
