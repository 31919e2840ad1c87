import type { Fact, Words } from '../model.ts'
import { leafHit, stateHit } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** Nobody states a license: without one, no right to use the code is given. */
export const licenseMissing: Rule = {
  code: 'license-missing',
  title: 'No license stated',
  why: 'Code without a license gives nobody the right to use, change or share it.',
  fix: 'Ask the author to state a license, or use another package.',
  check: (subject, terms) =>
    subject.fact.state === 'missing'
      ? stateHit(subject, terms, missing(subject.fact), ADVICE)
      : leafHit(subject, terms, {
          wanted: (leaf) => leaf.cause === 'missing',
          say: () => ['For a part of the package no license is stated.'],
          advice: ADVICE
        })
}

const ADVICE = [["look for a license in the package's own repository, and ask its author to state it"]]

function missing({ claims }: Fact): Words {
  return [
    claims.length === 0 ? 'The lockfile states no license.' : 'What is stated as the license names none.'
  ]
}
