import type { Fact, Subject, Words } from '../model.ts'
import { leafHit, namesSaid, stateHit } from './license-hit.ts'
import type { Rule, Terms } from './rule.ts'

/** Something is stated, but it is no license that can be judged. */
export const licenseUnreadable: Rule = {
  code: 'license-unreadable',
  title: 'License not readable',
  why: 'What is stated as the license names none that can be judged, so a person has to read it.',
  fix: 'Read the license text; ask the author for an SPDX id, or record what it is in the policy.',
  check: (subject, terms) =>
    isUnreadable(subject, terms)
      ? stateHit(subject, terms, unreadable(subject.fact), ADVICE)
      : leafHit(subject, terms, {
          wanted: (leaf) => leaf.cause === 'unreadable',
          say: (leaves) => ['A part of the license is not readable: ', ...namesSaid(leaves), '.'],
          advice: ADVICE
        })
}

const ADVICE = [['read the license text in the package']]

/** Also a license that was read, but whose text is too long to be judged: no verdict may go unsaid. */
function isUnreadable({ fact }: Subject, terms: Terms): boolean {
  if (fact.state !== 'known') return fact.state === 'unreadable'
  const { cause, leaves } = terms.license(fact)
  return cause === 'unreadable' && leaves.length === 0
}

function unreadable({ declared, state, suggestion, why }: Fact): Words {
  const stated: Words =
    declared === undefined || declared === ''
      ? ['What is stated as the license cannot be read']
      : ['The license is stated as ', { quote: declared }]
  const reason = why ?? [
    state === 'known' ? 'it is too long to be judged' : 'it names no license that can be judged'
  ]
  return [...stated, ': ', ...reason, '.', ...guess(suggestion)]
}

function guess(suggestion: string | undefined): Words {
  return suggestion === undefined ? [] : [' Probably ', { quote: suggestion }, ' is meant; that is a guess.']
}
