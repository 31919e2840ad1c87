import { strictest } from '../level.ts'
import type { LeafVerdict } from '../licenses/leaf.ts'
import type { Evidence, Hit, Subject, Words } from '../model.ts'
import type { Terms } from './rule.ts'

export interface LeafQuestion {
  /** Which of the leaves that count toward the verdict are this rule's business. */
  readonly wanted: (leaf: LeafVerdict) => boolean
  readonly say: (leaves: readonly LeafVerdict[]) => Words
  readonly advice: readonly Words[]
}

/** One hit over the leaves of a known license that a rule asks for; none when all of them are allowed. */
export function leafHit(subject: Subject, terms: Terms, ask: LeafQuestion): readonly Hit[] {
  if (subject.fact.state !== 'known') return []
  const leaves = terms.license(subject.fact).leaves.filter((l) => l.level !== 'allow' && ask.wanted(l))
  const level = strictest(leaves.map((l) => l.level))
  const decided = leaves.find((l) => l.level === level)
  if (level === 'allow' || decided === undefined) return []
  const accepts = [...new Set(leaves.flatMap((l) => l.accepts.slice(0, 1)))]
  const what: Words = [...ask.say(leaves), ...chosen(subject, terms), '.']
  return [{ level, what, by: decided.by, accepts, evidence: licenseEvidence(subject), advice: ask.advice }]
}

/** One hit for a fact without a conclusion, at the level of `unknown.<state>`. */
export function stateHit(subject: Subject, terms: Terms, what: Words, advice: readonly Words[]): readonly Hit[] {
  const { level, by, accepts } = terms.license(subject.fact)
  if (level === 'allow') return []
  return [{ level, what: [...what, '.'], by, accepts, evidence: licenseEvidence(subject), advice }]
}

/** Who says what of the license, as the reader may check it. */
export function licenseEvidence(subject: Subject): Evidence[] {
  return subject.fact.claims.map((claim) => {
    const raw = typeof claim.raw === 'string' ? claim.raw : JSON.stringify(claim.raw)
    const what: Words = ['the ', claim.source, ' says ', { quote: raw.slice(0, 200) }]
    return claim.url === undefined ? { what, source: claim.source } : { what, source: claim.source, url: claim.url }
  })
}

/** `A`, `B` and `C`. */
export function quotedList(texts: readonly string[]): Words {
  return texts.flatMap((text, i) => {
    const before = i === 0 ? [] : [i === texts.length - 1 ? ' and ' : ', ']
    return [...before, { quote: text }]
  })
}

/** An expression leaves a choice: say which way the reader's verdict was reached. */
function chosen(subject: Subject, terms: Terms): Words {
  const { concluded, form } = subject.fact
  if (concluded === undefined || form === 'id' || !concluded.includes(' OR ')) return []
  const taken = terms.license(subject.fact).leaves.map((l) => l.leaf.text)
  return [' (the best reading of ', { quote: concluded }, ' is ', ...quotedList(taken), ')']
}
