import type { ExceptionUse } from '../model.ts'
import type { Cleared } from '../policy/cleared.ts'
import { type Exception, termOf } from '../policy/exceptions.ts'
import type { Policy } from '../policy/policy.ts'
import { sortedBy } from '../text/order.ts'

type Settled = ExceptionUse['settles'][number]

/** Which entries of the policy settled what, gathered while judging. */
export interface Ledger {
  settle(entry: Exception | Cleared, settled: Settled): void
  /** Every entry with its state, in the policy's order. An expired or expiring one says so even when it was used. */
  entries(policy: Policy, today: string): readonly ExceptionUse[]
}

/** An empty ledger. */
export function newLedger(): Ledger {
  const settled = new Map<Exception | Cleared, Map<string, Settled>>()
  const settles = (entry: Exception | Cleared) => [...(settled.get(entry)?.values() ?? [])]
  // What an organisation's policy accepts for its other repositories is nobody's business here.
  const isOurs = (entry: Exception | Cleared) => entry.foreign !== true || settled.has(entry)
  return {
    settle(entry, what) {
      const known = settled.get(entry) ?? new Map<string, Settled>()
      settled.set(entry, known.set(`${what.rule} ${what.package}`, what))
    },
    entries(policy, today) {
      return [
        ...policy.exceptions
          .filter(isOurs)
          .map((e) => entryOf(e, 'exceptions', e.package, e.accept, settles(e), today)),
        ...policy.cleared
          .filter(isOurs)
          .map((c) => entryOf(c, 'standards.cleared', 'every package', [c.standard], settles(c), today))
      ]
    }
  }
}

function entryOf(
  { reason, owner, expires, at }: Exception | Cleared,
  list: ExceptionUse['list'],
  name: string,
  accept: readonly string[],
  settles: readonly Settled[],
  today: string
): ExceptionUse {
  const term = termOf({ expires }, today)
  const state = term === 'in-force' ? (settles.length > 0 ? 'used' : 'unused') : term
  const sorted = sortedBy(settles, (s) => `${s.package} ${s.rule}`)
  return { list, package: name, accept, reason, owner, expires, at, state, settles: sorted }
}
