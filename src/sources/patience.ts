import type { Reach, Reply, Words } from '../model.ts'

const SECOND = 1_000
/** A server that asks for more is not waited for. In seconds. */
const LONGEST_WAIT = 30
const PASSING: readonly number[] = [408, 425, 429, 500, 502, 503, 504]

/** Where there is no way at all, as on a machine without a network, one more try is enough. */
const ATTEMPTS_UNREACHABLE = 2

/**
 * Sends, and sends again when what went wrong may pass: at most `attempts` times in all, after 1, 2, 4 … seconds or as long
 * as the server asks. Gives the last reply.
 */
export async function patiently(
  send: () => Promise<Reply>,
  reach: Pick<Reach, 'wait'>,
  attempts = 4
): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const reply = await send()
    if (attempt >= mostFor(reply, attempts) || !mayPass(reply)) return reply
    const asked = reply.kind === 'answer' ? (reply.retryAfter ?? 0) : 0
    if (asked > LONGEST_WAIT) return reply
    if (!(await reach.wait(Math.max(asked, 2 ** (attempt - 1)) * SECOND))) return reply
  }
}

function mostFor(reply: Reply, attempts: number): number {
  const isUnreachable = reply.kind === 'failure' && reply.cause === 'unreachable'
  return isUnreachable ? Math.min(attempts, ATTEMPTS_UNREACHABLE) : attempts
}

function mayPass(reply: Reply): boolean {
  if (reply.kind === 'answer') return PASSING.includes(reply.status)
  return reply.cause !== 'too-big' && reply.cause !== 'spent'
}

const CAUSES = {
  timeout: 'it did not answer in time',
  connection: 'the connection broke',
  unreachable: 'it could not be reached',
  'too-big': 'its answer was larger than is read',
  spent: 'the time or the number of calls for one run was used up'
} as const

/** Why a reply is no answer, as part of a sentence. */
export function whyOf(reply: Reply): Words {
  return [reply.kind === 'answer' ? `it answered with HTTP status ${reply.status}` : CAUSES[reply.cause]]
}

export const UNREADABLE: Words = ['its answer was not what it documents']
