import { atMost } from '../level.ts'
import type { Finding, Hit, Inventory, Subject } from '../model.ts'
import { blockExpires } from '../policy/block.ts'
import { rules } from '../rules/index.ts'
import type { Rule, Terms } from '../rules/rule.ts'
import { type Ground, grounds, type Ceiling, type Court } from './ground.ts'
import { entriesFor, type Entry, settledBy } from './entries.ts'
import { factRemedies } from './fact-remedies.ts'
import { type Ledger, newLedger } from './ledger.ts'
import { remediesFor } from './remedies.ts'
import { accepting } from './terms.ts'
import { placesOf, viaOf } from './where.ts'

/** A finding before it is known whether the change brought it in. */
export type Judgement = Omit<Finding, 'fresh'>

export interface Judged {
  readonly findings: readonly Judgement[]
  readonly ledger: Ledger
}

/**
 * Asks every rule about every subject. Scopes and paths soften or leave out; an exception in force makes the names that it
 * accepts allowed, and all rules are asked again: what then falls silent is settled, and the ledger says by whom.
 */
export function judge(subjects: readonly Subject[], inventory: Inventory, court: Court): Judged {
  const ledger = newLedger()
  const expires = blockExpires(court.policy, court.today)
  const benchOf = grounds(inventory, court)
  const findings: Judgement[] = []
  for (const subject of subjects) {
    const ground = benchOf(subject.lockfile)
    const found = ask(subject, ground.terms)
    const ceiling = ground.ceiling(subject.use.scope)
    if (found.length === 0 || ceiling === 'left out') continue
    const left = afterExceptions(subject, found, ground, court, ledger)
    if (left.length === 0) continue
    const about = { subject, ceiling, expires, at: placesOf(subject), via: viaOf(subject, inventory, ground) }
    for (const { rule, hit } of left) findings.push(finding(rule, hit, about))
  }
  return { findings, ledger }
}

interface Found {
  readonly rule: Rule
  readonly hit: Hit
}

function ask(subject: Subject, terms: Terms): readonly Found[] {
  const found: Found[] = []
  for (const rule of rules) {
    const hits = rule.check(subject, terms)
    if (hits.length === 0) continue // nearly always, and going through nothing costs more than to see it
    for (const hit of hits) found.push({ rule, hit })
  }
  return found
}

/** What all rules say once the exceptions that fit the subject are taken into account. */
function afterExceptions(
  subject: Subject,
  found: readonly Found[],
  ground: Ground,
  court: Court,
  ledger: Ledger
): readonly Found[] {
  const entries = entriesFor(subject, court)
  if (entries.length === 0) return found
  const under = (some: readonly Entry[]) =>
    accepting(
      ground.terms,
      some.flatMap((entry) => entry.accepts)
    )
  for (const rule of new Set(found.map((f) => f.rule))) {
    const says = (some: readonly Entry[]) => rule.check(subject, under(some))
    for (const { entry } of settledBy(entries, says)) {
      ledger.settle(entry, { rule: rule.code, package: subject.package.id })
    }
  }
  return ask(subject, under(entries))
}

/** What all findings of a subject share. */
interface About extends Pick<Judgement, 'at' | 'via'> {
  readonly subject: Subject
  readonly ceiling: Ceiling
  /** The last day that blocks propose. */
  readonly expires: string
}

function finding(rule: Rule, hit: Hit, { subject, ceiling, expires, at, via }: About): Judgement {
  const { package: p, use, lockfile, change, beforeVersion } = subject
  const level = softened(hit.level, ceiling)
  return {
    rule: rule.code,
    level,
    package: p.id,
    name: p.name,
    ...(p.version === undefined ? {} : { version: p.version }),
    lockfile,
    change,
    ...(beforeVersion === undefined ? {} : { beforeVersion }),
    direct: use.direct,
    scope: use.scope,
    at,
    via,
    what: hit.what,
    ...(hit.by === undefined ? {} : { by: hit.by }),
    accepts: hit.accepts,
    evidence: hit.evidence,
    advice: hit.advice,
    ...(level === hit.level || ceiling.advised === undefined ? {} : { advised: ceiling.advised }),
    remedies: [...factRemedies(subject, hit, rule), ...remediesFor(p, hit.accepts, rule, expires)]
  }
}

/** A level under a ceiling. */
function softened(level: Hit['level'], ceiling: Ceiling): Hit['level'] {
  const lowered = atMost(level, ceiling.level)
  return lowered === 'allow' ? level : lowered
}
