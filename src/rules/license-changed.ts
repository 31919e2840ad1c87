import type { Fact, Hit, Subject, Words } from '../model.ts'
import { licenseEvidence, refused } from './license-hit.ts'
import { kindNames } from './license-kinds.ts'
import type { Rule, Terms } from './rule.ts'

/** An upgrade that changes the license: speaks at the level of the new license, so a change for the better is silent. */
export const licenseChanged: Rule = {
  code: 'license-changed',
  title: 'License changed',
  why: 'The upgrade brings another license than the one that was accepted.',
  fix: 'Stay on the version before, use another package, or ask a maintainer to decide.',
  check(subject, terms) {
    const before = subject.before?.concluded
    return before === undefined || before === subject.fact.concluded ? [] : changed(subject, before, terms)
  }
}

function changed(subject: Subject, before: string, terms: Terms): readonly Hit[] {
  const verdict = terms.license(subject.fact)
  const { level, by, accepts } = verdict
  if (level === 'allow') return []
  const strict = refused(verdict)
  const what: Words = [
    'The license changed from ',
    { quote: before },
    ' to ',
    ...now(subject.fact),
    kindNames(strict),
    '.'
  ]
  return [{ level, what, by, accepts, evidence: licenseEvidence(subject), advice: advice(subject) }]
}

function now({ concluded, declared, state }: Fact): Words {
  if (concluded !== undefined) return [{ quote: concluded }]
  if (state === 'missing' || state === 'not-asked' || state === 'failed') return ['none that is stated']
  return declared === undefined || declared === '' ? ['one that cannot be read'] : [{ quote: declared }]
}

/** Content that was replaced under its own version leaves no version to stay on. */
function advice({ beforeVersion, package: { version } }: Subject): readonly Words[] {
  return beforeVersion === undefined || beforeVersion === version
    ? []
    : [['stay on ', { quote: beforeVersion }]]
}
