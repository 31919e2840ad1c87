import { logSafe } from '../text/log-safe.ts'

/** What went wrong, for people: one safe line without request, headers or token. `status` where GitHub answered at all. */
export interface Failure {
  readonly status?: number
  readonly message: string
}

export function failure(error: unknown): Failure {
  const message = logSafe(error instanceof Error ? error.message : String(error))
  const answered =
    typeof error === 'object' && error !== null && 'response' in error && error.response !== undefined
  return answered && 'status' in error && typeof error.status === 'number'
    ? { status: error.status, message }
    : { message }
}
