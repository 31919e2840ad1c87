import { leafHit } from './license-hit.ts'
import { kindsOf } from './license-kinds.ts'
import type { Rule } from './rule.ts'

/** A license of a kind, or by a name, that the policy denies. */
export const licenseDenied: Rule = {
  code: 'license-denied',
  title: 'License denied',
  why: 'The policy of this repository does not take packages under this license.',
  fix: 'Use another package or version, or ask a maintainer to decide with an exception.',
  check: (subject, terms) =>
    leafHit(subject, terms, {
      wanted: (leaf) => leaf.level === 'deny' && !['custom', 'missing', 'unreadable'].includes(leaf.cause),
      say: (leaves) => ['The policy denies ', ...kindsOf(leaves), '.'],
      advice: [['use another package, or a version under a license that the policy allows']]
    })
}
