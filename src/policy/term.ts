import { daysBetween } from './day.ts'

/** A decision that ends. It holds until 23:59 UTC of its last day. */
export interface Ending {
  /** YYYY-MM-DD. */
  readonly expires: string
}

const NOTICE_DAYS = 30

/** Where a decision stands on a day (YYYY-MM-DD, UTC). An expiring one still holds: it ends within 30 days. */
export function termOf({ expires }: Ending, today: string): 'in-force' | 'expiring' | 'expired' {
  const left = daysBetween(today, expires)
  if (Number.isNaN(left) || left < 0) return 'expired'
  return left <= NOTICE_DAYS ? 'expiring' : 'in-force'
}

/** Whether a decision still holds on a day. */
export function inForce(ending: Ending, today: string): boolean {
  return termOf(ending, today) !== 'expired'
}
