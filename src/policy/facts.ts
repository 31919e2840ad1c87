import type { Catalog } from '../licenses/catalog.ts'
import { parseExpression } from '../licenses/expression.ts'
import { judgeLicense, type LicenseVerdict } from '../licenses/judge.ts'
import { expressionKey } from '../licenses/ways.ts'
import { compareLevels } from '../level.ts'
import type { Claim, Fact, Package, Words } from '../model.ts'
import { choiceFor } from './choices.ts'
import { type Clarification, clarificationFor, claimOf } from './clarifications.ts'
import type { Layered, Lock } from './extend.ts'
import { placeName } from './fault.ts'
import { holdsBack } from './lock/floor.ts'
import { lockTerms } from './lock/terms.ts'
import type { Policy } from './policy.ts'

/**
 * The fact on a package's license as the policy has it: its clarification speaks first, and its choice takes a way through
 * an OR. `conclude` makes a fact of claims. What the policy says of the package and does not hold is told by `lapsed`.
 */
export function factUnder(
  policy: Pick<Policy, 'clarifications' | 'choices' | 'locks'>,
  { purl, version }: Pick<Package, 'purl' | 'version'>,
  claims: readonly Claim[],
  conclude: (claims: readonly Claim[]) => Fact,
  catalog: Catalog
): Fact {
  if (purl === undefined) return conclude(claims)
  const clarification = clarificationFor(policy, purl, version)
  const fact =
    clarification === undefined
      ? conclude(claims)
      : clarified(clarification, policy.locks, claims, conclude, catalog)
  return policy.choices.length === 0 ? fact : chosen(policy, purl, fact, catalog)
}

/** A clarification from a file that comes after a lock counts unless the lock would weigh less by it. */
function clarified(
  clarification: Layered<Clarification>,
  locks: readonly Lock[],
  claims: readonly Claim[],
  conclude: (claims: readonly Claim[]) => Fact,
  catalog: Catalog
): Fact {
  const fact = conclude([claimOf(clarification), ...claims])
  const above = locks.filter((lock) => lock.layer < clarification.layer && holdsBack(lock))
  if (above.length === 0) return fact
  const without = conclude(claims)
  const lock = loosened(without, fact, above, catalog)
  return lock === undefined ? fact : withLapsed(without, clarification.at, heldBack(lock))
}

/** The lock under which the second fact would weigh less than the first, or for another reason. */
function loosened(before: Fact, after: Fact, locks: readonly Lock[], catalog: Catalog): Lock | undefined {
  const unverified = doubtLock(before, locks)
  if (unverified !== undefined) return unverified
  const terms = lockTerms(locks, catalog)
  const first = judgeLicense(before, terms)
  if (first.level === 'allow') return undefined
  const second = judgeLicense(after, terms)
  const isAsStrict = compareLevels(second.level, first.level) >= 0 && second.cause === first.cause
  return isAsStrict ? undefined : lockAt(first, locks)
}

function lockAt({ by }: LicenseVerdict, locks: readonly Lock[]): Lock | undefined {
  return locks.findLast((lock) => lock.by === by) ?? locks.at(-1)
}

/** What nobody outside says is a finding of its own, and a clarification ends it. */
const DOUBTS = {
  nothing: 'unknown.unverified',
  'not-asked': 'unknown.not-asked',
  failed: 'unknown.lookup-failed'
}

function doubtLock({ unverified }: Fact, locks: readonly Lock[]): Lock | undefined {
  return unverified === undefined ? undefined : locks.findLast(({ key }) => key === DOUBTS[unverified])
}

function heldBack(lock: Lock): Words {
  return [
    'The clarification of its license does not count: ',
    { quote: lock.key },
    ' is locked by ',
    { quote: placeName(lock.by) },
    '.'
  ]
}

function chosen(policy: Pick<Policy, 'choices'>, purl: string, fact: Fact, catalog: Catalog): Fact {
  const { concluded } = fact
  const parsed = concluded === undefined ? undefined : parseExpression(concluded, catalog)
  const key = parsed !== undefined && 'expression' in parsed ? expressionKey(parsed.expression) : undefined
  const found = choiceFor(policy, purl, key)
  if (found === undefined) return fact
  if ('lapsed' in found) return withLapsed(fact, found.lapsed.at, lapsed(found.lapsed.of, concluded))
  return { ...fact, taken: { expression: found.chosen.take, by: found.chosen.at } }
}

function lapsed(of: string, concluded: string | undefined): Words {
  const now: Words =
    concluded === undefined ? ['no license is known'] : ['its license is ', { quote: concluded }]
  return [
    'The choice that the policy makes for this package has lapsed: it was made for ',
    { quote: of },
    ', and now ',
    ...now,
    '.'
  ]
}

function withLapsed(fact: Fact, by: Clarification['at'], why: Words): Fact {
  return { ...fact, lapsed: [...(fact.lapsed ?? []), { by, why }] }
}
