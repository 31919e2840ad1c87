/** How much may be asked of GitHub in one run. */
export interface Limits {
  readonly calls: number
  readonly bytes: number
  readonly milliseconds: number
}

const MIB = 1024 * 1024
/** The rest up to WHOLE is kept for publishing, so that a run that read too much can still say so. */
const READING: Limits = { calls: 180, bytes: 60 * MIB, milliseconds: 240_000 }
const WHOLE: Limits = { calls: 200, bytes: 64 * MIB, milliseconds: 300_000 }

export interface Budget {
  readonly used: { readonly calls: number; readonly bytes: number }
  /** Counts one call; throws when it would be one too many. */
  call(): void
  /** Counts bytes that came; throws when they were too many. */
  receive(bytes: number): void
  /** Milliseconds until the time is up. */
  left(): number
  /** Reading is over: what was kept for publishing may be used. */
  publish(): void
}

/** A budget that starts now. `reading` is for tests. */
export function newBudget(reading: Limits = READING): Budget {
  const started = performance.now()
  const used = { calls: 0, bytes: 0 }
  let limits = reading
  const left = () => limits.milliseconds - (performance.now() - started)
  return {
    used,
    left,
    call() {
      if (used.calls >= limits.calls) throw overBudget(`${limits.calls} calls`)
      if (left() <= 0) throw overBudget(`${limits.milliseconds / 60_000} minutes`)
      used.calls++
    },
    receive(bytes) {
      used.bytes += bytes
      if (used.bytes > limits.bytes) throw overBudget(`${Math.floor(limits.bytes / MIB)} MiB`)
    },
    publish() {
      limits = WHOLE
    }
  }
}

/** Octokit repeats a request after any error but one of this name. */
function overBudget(what: string): Error {
  const error = new Error(`One run asks GitHub for at most ${what}, and that is used up.`)
  error.name = 'AbortError'
  return error
}
