import type { Location } from '../model.ts'
import type { ClearedEntry } from './schema/entries.ts'
import { type Ending, inForce } from './term.ts'

/** A standard whose terms the owner of the repository has settled for a time. */
export interface Cleared extends Ending {
  /** Id of the standard. */
  readonly standard: string
  readonly reason: string
  readonly owner: string
  /** Where the agreement or opinion is filed. */
  readonly ref?: string
  readonly at: Location
  /** It stands in a policy of another repository. */
  readonly foreign?: true
}

/** An entry of the policy file as a cleared standard. */
export function makeCleared({ standard, reason, owner, expires, ref }: ClearedEntry, at: Location): Cleared {
  return { standard, reason, owner, expires, at, ...(ref === undefined ? {} : { ref }) }
}

/** The entries that clear a standard on a day (YYYY-MM-DD, UTC). */
export function clearedFor(
  policy: { readonly cleared: readonly Cleared[] },
  standard: string,
  today: string
): Cleared[] {
  return policy.cleared.filter((entry) => entry.standard === standard && inForce(entry, today))
}
