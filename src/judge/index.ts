import { atMost } from '../level.ts'
import type { Finding, Hit, Inventory, Subject } from '../model.ts'
import { rules } from '../rules/index.ts'
import type { Rule, Terms } from '../rules/rule.ts'
import { type Bench, benches, type Ceiling, type Court } from './bench.ts'
import { entriesFor, type Entry, settledBy } from './entries.ts'
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
  const benchOf = benches(inventory, court)
  const findings = subjects.flatMap((s) =>
    judgeOne(s, { inventory, court, ledger, bench: benchOf(s.lockfile) })
  )
  return { findings, ledger }
}

interface Session {
  readonly inventory: Inventory
  readonly court: Court
  readonly ledger: Ledger
  readonly bench: Bench
}

function judgeOne(subject: Subject, session: Session): readonly Judgement[] {
  const { bench, court, inventory } = session
  const found = ask(subject, bench.terms)
  if (found.length === 0) return []
  const ceiling = bench.ceiling(subject.use.scope)
  if (ceiling === 'left out') return []
  const about = { ...identityOf(subject), at: placesOf(subject), via: viaOf(subject, inventory, bench) }
  return afterExceptions(subject, found, session).map(({ rule, hit }) => ({
    ...hit,
    ...about,
    ...softened(hit, ceiling),
    rule: rule.code,
    remedies: remediesFor(subject, hit, rule, court.policy, court.today)
  }))
}

interface Found {
  readonly rule: Rule
  readonly hit: Hit
}

function ask(subject: Subject, terms: Terms): readonly Found[] {
  return rules.flatMap((rule) => rule.check(subject, terms).map((hit) => ({ rule, hit })))
}

/** What all rules say once the exceptions that fit the subject are taken into account. */
function afterExceptions(subject: Subject, found: readonly Found[], session: Session): readonly Found[] {
  const { bench, court, ledger } = session
  const entries = entriesFor(subject, court)
  if (entries.length === 0) return found
  const under = (some: readonly Entry[]): Terms =>
    accepting(bench.terms, new Set(some.flatMap((entry) => entry.accepts)))
  for (const rule of new Set(found.map((f) => f.rule))) {
    const says = (some: readonly Entry[]) => rule.check(subject, under(some))
    for (const { entry } of settledBy(entries, says)) {
      ledger.settle(entry, { rule: rule.code, package: subject.package.id })
    }
  }
  return ask(subject, under(entries))
}

function identityOf({ package: p, use, lockfile, change, beforeVersion }: Subject) {
  return {
    package: p.id,
    name: p.name,
    ...(p.version === undefined ? {} : { version: p.version }),
    lockfile,
    change,
    ...(beforeVersion === undefined ? {} : { beforeVersion }),
    direct: use.direct,
    scope: use.scope
  }
}

/** The level under a ceiling; why it is lower, where a scope or path of the policy is the reason. */
function softened({ level }: Hit, ceiling: Ceiling): Pick<Judgement, 'level' | 'advised'> {
  const lowered = atMost(level, ceiling.level)
  if (lowered === level || lowered === 'allow') return { level }
  return { level: lowered, ...(ceiling.advised === undefined ? {} : { advised: ceiling.advised }) }
}
