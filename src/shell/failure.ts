import { logSafe } from '../text/log-safe.ts'

/** What went wrong, for people: one safe line without request, headers or token. `status` where GitHub answered at all. */
export interface Failure {
  readonly status?: number
  readonly message: string
}

export function failure(error: unknown): Failure {
  const message = logSafe(messageOf(error))
  const answered =
    typeof error === 'object' && error !== null && 'response' in error && error.response !== undefined
  return answered && 'status' in error && typeof error.status === 'number'
    ? { status: error.status, message }
    : { message }
}

/** By its shape: an error of another realm, a worker's or a test's, is no instance of our Error. */
function messageOf(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'message' in error
  return known && typeof error.message === 'string' ? error.message : String(error)
}
