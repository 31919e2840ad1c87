import type { Fact, Words } from '../model.ts'
import { leafHit, quotedList, stateHit } from './license-hit.ts'
import type { Rule } from './rule.ts'

/** Something is stated, but it is no license that can be judged. */
export const licenseUnreadable: Rule = {
  code: 'license-unreadable',
  title: 'License not readable',
  why: 'What is stated as the license names none that can be judged, so a person has to read it.',
  fix: 'Read the license text; ask the author for an SPDX id, or record what it is in the policy.',
  check: (subject, terms) =>
    subject.fact.state === 'unreadable'
      ? stateHit(subject, terms, unreadable(subject.fact), ADVICE)
      : leafHit(subject, terms, {
          wanted: (leaf) => leaf.cause === 'unreadable',
          say: (leaves) => ['Part of the license is not readable: ', ...quotedList(leaves.map((l) => l.leaf.text))],
          advice: ADVICE
        })
}

const ADVICE = [['read the license text in the package']]

function unreadable(fact: Fact): Words {
  const probably: Words =
    fact.suggestion === undefined ? [] : [' (probably ', { quote: fact.suggestion }, ', which is a guess)']
  return ['The license is stated as ', { quote: fact.declared ?? '' }, ...why(fact), ...probably]
}

function why(fact: Fact): Words {
  return fact.why === undefined ? [', which names none that can be judged'] : [': ', ...fact.why]
}
