import type { Fact, Hit, Subject, Words } from '../model.ts'
import { licenseEvidence } from './license-hit.ts'
import type { Rule, Terms } from './rule.ts'

/** An upgrade that changes the license: speaks at the level of the new license, so a change for the better is silent. */
export const licenseChanged: Rule = {
  code: 'license-changed',
  title: 'License changed',
  why: 'The upgrade brings another license than the one that was accepted.',
  fix: 'Stay on the version before, use another package, or ask a maintainer to decide.',
  check(subject, terms) {
    const { before, fact } = subject
    if (before?.concluded === undefined || before.concluded === fact.concluded) return []
    return changed(subject, before, terms)
  }
}

function changed(subject: Subject, before: Fact, terms: Terms): readonly Hit[] {
  const { level, by, accepts } = terms.license(subject.fact)
  if (level === 'allow') return []
  const what: Words = ['License changed from ', { quote: before.concluded ?? '' }, ' to ', ...now(subject.fact), '.']
  const advice: Words[] =
    subject.beforeVersion === undefined ? [] : [['stay on ', { quote: subject.beforeVersion }]]
  return [{ level, what, by, accepts, evidence: licenseEvidence(subject), advice }]
}

function now(fact: Fact): Words {
  if (fact.concluded !== undefined) return [{ quote: fact.concluded }]
  return fact.declared === undefined ? ['none that is stated'] : [{ quote: fact.declared }]
}
