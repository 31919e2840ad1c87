import { asLevel } from '../level.ts'
import type { Fact, Hit, Subject, Words } from '../model.ts'
import { licenseEvidence } from './license-hit.ts'
import type { Rule, Terms } from './rule.ts'

/** Nobody but the pull request says what the license is: outside nobody knows, or nobody could be asked. */
export const licenseUnverified: Rule = {
  code: 'license-unverified',
  title: 'License not verified',
  why: 'A pull request can write any license into a lockfile, so its word alone clears nothing.',
  fix: 'Read the license in the published package, and record in the policy what it is.',
  check(subject, terms) {
    const { state, unverified } = subject.fact
    // What is missing or cannot be read is told by rules of its own, whoever said it.
    const counts = state === 'known' || state === 'conflict'
    if (counts && unverified === 'nothing') return unknownOutside(subject, terms)
    if ((counts && unverified === 'not-asked') || state === 'not-asked') return notAsked(subject, terms)
    return []
  }
}

function unknownOutside(subject: Subject, terms: Terms): readonly Hit[] {
  const what: Words = [...onlyTheLockfile(subject.fact), ': the sources that were asked know none.']
  return hit(subject, terms, 'unverified', what, ADVICE)
}

/** At the level of a note the report says once, for all packages, that nobody was asked. */
function notAsked(subject: Subject, terms: Terms): readonly Hit[] {
  if (terms.at('unknown.not-asked').value === 'note') return []
  const { fact } = subject
  const said: Words = fact.state === 'not-asked' ? ['No license is stated'] : onlyTheLockfile(fact)
  return hit(subject, terms, 'not-asked', [...said, ', and nobody outside was asked.'], [READ])
}

function onlyTheLockfile({ declared = '' }: Fact): Words {
  return ['Only the lockfile states the license ', { quote: declared }]
}

function hit(
  subject: Subject,
  terms: Terms,
  name: 'unverified' | 'not-asked',
  what: Words,
  advice: readonly Words[]
): readonly Hit[] {
  const { value, by } = terms.at(`unknown.${name}`)
  const level = terms.accepted(name) ? 'allow' : asLevel(value)
  if (level === 'allow') return []
  return [{ level, what, by, accepts: [name], evidence: licenseEvidence(subject), advice }]
}

const READ: Words = ['read the license in the published package and record it in the policy']
const ADVICE: readonly Words[] = [READ, ['for a version that is new, run the check again in a day']]
