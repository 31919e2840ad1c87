import { strictest } from '../level.ts'
import type { LicenseVerdict } from '../licenses/judge.ts'
import type { LeafVerdict } from '../licenses/leaf.ts'
import type { Claim, Evidence, Hit, Subject, Words } from '../model.ts'
import { cut } from '../text/visible.ts'
import type { Terms } from './rule.ts'

export interface LeafQuestion {
  /** Which of the leaves that count toward the verdict are this rule's business. */
  readonly wanted: (leaf: LeafVerdict) => boolean
  /** One or more whole sentences. */
  readonly say: (leaves: readonly LeafVerdict[]) => Words
  readonly advice: readonly Words[]
}

/** One hit over the leaves of a known license that a rule asks for; none when all of them are allowed. */
export function leafHit(subject: Subject, terms: Terms, ask: LeafQuestion): readonly Hit[] {
  if (subject.fact.state !== 'known') return []
  const verdict = terms.license(subject.fact)
  if (verdict.level === 'allow') return []
  const leaves = refused(verdict).filter(ask.wanted)
  const level = strictest(leaves.map((l) => l.level))
  const decided = leaves.find((l) => l.level === level)
  if (level === 'allow' || decided === undefined) return []
  const what = [...ask.say(leaves), ...taken(subject, terms)]
  const { advice } = ask
  return [
    { level, what, by: decided.by, accepts: namesOf(leaves), evidence: licenseEvidence(subject), advice }
  ]
}

/** One hit for a fact that rests on no single license, at the level of its verdict. `what` is one or more sentences. */
export function stateHit(
  subject: Subject,
  terms: Terms,
  what: Words,
  advice: readonly Words[]
): readonly Hit[] {
  const { level, by, accepts } = terms.license(subject.fact)
  if (level === 'allow') return []
  return [{ level, what, by, accepts, evidence: licenseEvidence(subject), advice }]
}

/** Of the licenses that a verdict rests on, those that the policy does not just allow. */
export function refused({ leaves }: LicenseVerdict): readonly LeafVerdict[] {
  return leaves.filter((leaf) => leaf.level !== 'allow')
}

/** What an exception has to accept to settle these: each license by its name, or what is not known of it. */
function namesOf(leaves: readonly LeafVerdict[]): readonly string[] {
  return [...new Set(leaves.flatMap((leaf) => leaf.accepts.slice(0, 1)))]
}

// ---- evidence --------------------------------------------------------------------------------------------------------

const LONGEST_QUOTE = 200

/** Who says what of the license, as the reader may check it; where nobody says anything, where it was looked for. */
export function licenseEvidence({ fact: { claims }, lockfile }: Subject): readonly Evidence[] {
  if (claims.length === 0) return [{ what: ['no license is stated'], source: lockfile }]
  const inLockfiles = claims.filter(isFromLockfile).length
  return claims.map((claim) => {
    const what: Words = ['stated as ', { quote: cut(textOf(claim.raw), LONGEST_QUOTE) }, ...ofPolicy(claim)]
    // Several statements are those of several lockfiles, and a claim does not say which one made it.
    const source = !isFromLockfile(claim) ? claim.source : inLockfiles === 1 ? lockfile : 'a lockfile'
    return claim.url === undefined ? { what, source } : { what, source, url: claim.url }
  })
}

/** What a policy states is a fact that its owners found out, on evidence that they keep. */
function ofPolicy({ source, url }: Claim): Words {
  if (source !== 'policy') return []
  const unread =
    ' by a clarification; what it gives as evidence is not compared with the package in this version'
  return [url === undefined ? unread : ' by a clarification']
}

function isFromLockfile({ source }: Claim): boolean {
  return source === 'lockfile'
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')
}

// ---- words -----------------------------------------------------------------------------------------------------------

/** `A`, `B` and `C`, each written by `say`. */
export function listOf<T>(items: readonly T[], say: (item: T) => Words): Words {
  return items.flatMap((item, i): Words => {
    const before = i === 0 ? [] : [i === items.length - 1 ? ' and ' : ', ']
    return [...before, ...say(item)]
  })
}

/** The names of licenses, quoted. */
export function namesSaid(leaves: readonly LeafVerdict[]): Words {
  return listOf(leaves, (l) => [{ quote: l.leaf.text }])
}

/** An expression can leave a choice: say which way the verdict was reached. */
function taken(subject: Subject, terms: Terms): Words {
  const { concluded, form } = subject.fact
  if (concluded === undefined || form === 'id' || !concluded.includes(' OR ')) return []
  return [' ', { quote: concluded }, ' is taken as ', ...namesSaid(terms.license(subject.fact).leaves), '.']
}
