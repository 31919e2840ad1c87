import { asLevel, atMost, compareLevels } from '../level.ts'
import type { Finding, Hit, Inventory, Subject, Words } from '../model.ts'
import { type Cleared, clearedFor } from '../policy/cleared.ts'
import { type Exception, exceptionsFor } from '../policy/exceptions.ts'
import { pathUse } from '../policy/policy.ts'
import { rules } from '../rules/index.ts'
import type { Rule, Terms } from '../rules/rule.ts'
import { type Ledger, newLedger } from './ledger.ts'
import { remediesFor } from './remedies.ts'
import { type Law, termsAt } from './terms.ts'
import { placesOf, viaOf } from './where.ts'

export interface Court extends Law {
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** Nothing blocks: a denial is shown as a warning. */
  readonly advise: boolean
}

/** A finding before it is known whether the change brought it in. */
export type Judgement = Omit<Finding, 'fresh'>

export interface Judged {
  readonly findings: readonly Judgement[]
  readonly ledger: Ledger
}

/**
 * Asks every rule about every subject. Scopes and paths soften or leave out; an exception in force makes the names that it
 * accepts allowed, and the rule is asked again: what then falls silent is settled, and the ledger says by whom.
 */
export function judge(subjects: readonly Subject[], inventory: Inventory, court: Court): Judged {
  const ledger = newLedger()
  const plain = new Map<string, Terms>()
  const findings = subjects.flatMap((subject) => {
    const { lockfile } = subject
    const terms = plain.get(lockfile) ?? termsAt(court, lockfile, () => false)
    plain.set(lockfile, terms)
    return judgeOne(subject, terms, inventory, court, ledger)
  })
  return { findings, ledger }
}

function judgeOne(
  subject: Subject,
  terms: Terms,
  inventory: Inventory,
  court: Court,
  ledger: Ledger
): Judgement[] {
  const found = rules.flatMap((rule) => rule.check(subject, terms).map((hit) => ({ rule, hit })))
  if (found.length === 0) return []
  const ceiling = ceilingOf(subject, terms, court)
  if (ceiling === 'left out') return []
  const left = afterExceptions(subject, found, court, ledger)
  return left.map(({ rule, hit }) => finding(subject, rule, hit, ceiling, inventory, court))
}

interface Found {
  readonly rule: Rule
  readonly hit: Hit
}

/** What is left when the exceptions that fit the subject are taken into account. */
function afterExceptions(
  subject: Subject,
  found: readonly Found[],
  court: Court,
  ledger: Ledger
): readonly Found[] {
  const entries = entriesFor(subject, court)
  if (entries.length === 0) return found
  const accepted = new Set(entries.flatMap((e) => e.accepts))
  const lenient = termsAt(court, subject.lockfile, (name) => accepted.has(name))
  const left = [...new Set(found.map((f) => f.rule))].flatMap((rule) =>
    rule.check(subject, lenient).map((hit) => ({ rule, hit }))
  )
  for (const { rule, hit } of found) {
    const still = left.find((l) => l.rule === rule)
    if (still !== undefined && still.hit.accepts.join() === hit.accepts.join()) continue
    const used = entries.filter((e) => changes(e, subject, rule, hit, court))
    for (const { entry } of used) ledger.settle(entry, { rule: rule.code, package: subject.package.id })
  }
  return left
}

interface Entry {
  readonly entry: Exception | Cleared
  readonly accepts: readonly string[]
}

function entriesFor(subject: Subject, { policy, today }: Court): readonly Entry[] {
  const { purl, version } = subject.package
  const exceptions = purl === undefined ? [] : exceptionsFor(policy, purl, version, subject.lockfile, today)
  const cleared = subject.flags.flatMap((flag) => clearedFor(policy, flag.standard, today) ?? [])
  return [
    ...exceptions.map((entry) => ({ entry, accepts: entry.accept })),
    ...[...new Set(cleared)].map((entry) => ({ entry, accepts: [entry.standard] }))
  ]
}

/** An entry is used when it alone changes what the rule says. */
function changes({ accepts }: Entry, subject: Subject, rule: Rule, hit: Hit, court: Court): boolean {
  const alone = termsAt(court, subject.lockfile, (name) => accepts.includes(name))
  const [after] = rule.check(subject, alone)
  return after === undefined || after.accepts.join() !== hit.accepts.join()
}

type Ceiling = { readonly advised?: Words }

/** Whether the policy enforces here, only advises (and why), or leaves this out. */
function ceilingOf(subject: Subject, terms: Terms, court: Court): Ceiling | 'left out' {
  const scope = subject.use.scope === 'development' ? 'development' : 'runtime'
  const byScope = terms.at(`scopes.${scope}`).value
  const byPath = pathUse(court.policy, subject.lockfile)
  if (byScope === 'ignore' || byPath.use === 'ignore') return 'left out'
  if (byScope === 'advise') return { advised: [`${scope} dependencies are only advised on`] }
  if (byPath.use !== 'advise') return {}
  return { advised: ['only advised on here: ', { quote: byPath.reason ?? '' }] }
}

function finding(
  subject: Subject,
  rule: Rule,
  hit: Hit,
  ceiling: Ceiling,
  inventory: Inventory,
  court: Court
): Judgement {
  const { package: p, use, lockfile, change, beforeVersion } = subject
  const soft = court.advise || ceiling.advised !== undefined
  const lowered = soft && compareLevels(hit.level, 'warn') > 0
  return {
    ...hit,
    level: soft ? softened(hit.level) : hit.level,
    rule: rule.code,
    package: p.id,
    name: p.name,
    ...(p.version === undefined ? {} : { version: p.version }),
    lockfile,
    change,
    ...(beforeVersion === undefined ? {} : { beforeVersion }),
    direct: use.direct,
    scope: use.scope,
    at: placesOf(subject),
    via: viaOf(subject, inventory),
    ...(lowered && ceiling.advised !== undefined ? { advised: ceiling.advised } : {}),
    remedies: remediesFor(subject, hit, court.policy, court.today)
  }
}

function softened(level: Hit['level']): Hit['level'] {
  const capped = atMost(asLevel(level), 'warn')
  return capped === 'allow' ? level : capped
}
