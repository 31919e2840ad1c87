import { leafHit } from './license-hit.ts'
import { kindsOf } from './license-kinds.ts'
import type { Rule } from './rule.ts'

/** A license that the policy wants a person to look at. */
export const licenseReview: Rule = {
  code: 'license-review',
  title: 'License to look at',
  why: 'The policy asks that somebody looks at packages under this license; it does not refuse them.',
  fix: 'Read what the license asks for; record the decision as an exception if it may stay.',
  check: (subject, terms) =>
    leafHit(subject, terms, {
      wanted: (leaf) => leaf.level !== 'deny' && !['custom', 'missing', 'unreadable'].includes(leaf.cause),
      say: (leaves) => ['The policy asks somebody to look at ', ...kindsOf(leaves), '.'],
      advice: [['check that what the license asks for is met']]
    })
}
