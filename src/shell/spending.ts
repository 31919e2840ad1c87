import type { Budget } from './budget.ts'

export interface SpendingLimits {
  /** From the first call on. */
  readonly milliseconds: number
  readonly calls: number
  /** Of all answers, and of one. */
  readonly bytes: number
  readonly answer: number
}

/** What asking outside has used of what it may use, and of what the whole run may use. */
export interface Spending {
  /** Counts one call; false when there may be no more. */
  call(): boolean
  /** Milliseconds until the time is up. */
  left(): number
  /** A counter for one answer: takes bytes as they come, and is false when they are too many. */
  answer(): (bytes: number) => boolean
}

export function newSpending(limits: SpendingLimits, budget: Budget | undefined): Spending {
  let started: number | undefined
  let calls = 0
  let bytes = 0
  const left = () => {
    const own = started === undefined ? 0 : performance.now() - started
    return Math.min(limits.milliseconds - own, budget?.left() ?? Number.POSITIVE_INFINITY)
  }
  return {
    left,
    call() {
      started ??= performance.now()
      if (calls >= limits.calls || bytes > limits.bytes || left() <= 0) return false
      calls++
      return allows(() => budget?.call())
    },
    answer() {
      let own = 0
      return (more) => {
        own += more
        bytes += more
        return own <= limits.answer && bytes <= limits.bytes && allows(() => budget?.receive(more))
      }
    }
  }
}

/** The budget of the run says no by throwing. */
function allows(use: () => void): boolean {
  try {
    use()
    return true
  } catch {
    return false
  }
}
