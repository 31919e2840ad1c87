import { licenseEvidence } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** A choice or clarification of the policy that does not hold for the package any more, or that a lock holds back. */
export const decisionLapsed: Rule = {
  code: 'decision-lapsed',
  title: 'Choice or clarification without effect',
  why: 'The policy says something of this package that does not hold, so the package is judged as if it were not there.',
  fix: 'Look at the license again, and write the entry anew or take it out.',
  check: (subject) =>
    (subject.fact.lapsed ?? []).map(({ by, why }) => ({
      level: 'note',
      what: why,
      by,
      accepts: [],
      evidence: licenseEvidence(subject),
      advice: [['write the entry of the policy anew, or take it out']]
    }))
}
