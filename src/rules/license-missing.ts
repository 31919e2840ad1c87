import { leafHit, quotedList, stateHit } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** Nobody states a license: without one, no right to use the code is given. */
export const licenseMissing: Rule = {
  code: 'license-missing',
  title: 'No license stated',
  why: 'Code without a license gives nobody the right to use, change or share it.',
  fix: 'Ask the author to state a license, or use another package.',
  check: (subject, terms) =>
    subject.fact.state === 'missing'
      ? stateHit(subject, terms, ['No license is stated where it was looked for'], ADVICE)
      : leafHit(subject, terms, {
          wanted: (leaf) => leaf.cause === 'missing',
          say: (leaves) => ['Part of the license says nothing: ', ...quotedList(leaves.map((l) => l.leaf.text))],
          advice: ADVICE
        })
}

const ADVICE = [['look for a license in the package’s own repository', ' and ask its author to state it']]
