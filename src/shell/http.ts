import { defaults, getOctokitOptions } from '@actions/github/lib/utils'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { logSafe } from '../text/log-safe.ts'
import type { Budget } from './budget.ts'

export interface HttpOptions {
  readonly token: string
  /** Address of the API; the runner's or the public one unless given. */
  readonly apiUrl?: string
  readonly budget: Budget
  /** Takes one line for each request; the text is safe to print. */
  readonly log?: (line: string) => void
  /** How long a second of waiting is, in milliseconds: shorter in tests. */
  readonly second?: number
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

const MAX_WAIT_SECONDS = 120
const ANSWER_WITHIN_MS = 30_000
const Client = Octokit.plugin(throttling, retry)
let clients = 0

/**
 * The one way to GitHub: through the proxy that the environment names, slowed down and repeated as GitHub asks, within the
 * budget. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function newOctokit({ token, apiUrl, budget, log, second = 1000 }: HttpOptions): Octokit {
  const print = (line: string) => log?.(logSafe(line))
  return new Client({
    ...defaults,
    // Without a token GitHub answers for public repositories, and less often.
    ...(token === '' ? {} : getOctokitOptions(token)),
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    userAgent: 'open-standards-gate',
    log: { debug: print, info: print, warn: print, error: print },
    request: { ...defaults.request, fetch: within(budget, defaults.request?.['fetch'] as Fetch) },
    retry: { retryAfterBaseValue: second },
    throttle: {
      // The plug-in keeps its queues by this id and for the whole process.
      id: `client-${clients++}`,
      retryAfterBaseValue: second,
      onRateLimit: patient,
      onSecondaryRateLimit: patient
    }
  })
}

function patient(after: number, _options: unknown, _octokit: unknown, count: number): boolean {
  return count < 3 && after < MAX_WAIT_SECONDS
}

/** Counts each attempt and each byte that comes, and waits for no answer for ever. */
function within(budget: Budget, fetch: Fetch): Fetch {
  return async (url, init) => {
    budget.call()
    const limit = Math.max(1, Math.min(ANSWER_WITHIN_MS, budget.left()))
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(limit) })
    const parts: Uint8Array[] = []
    for await (const part of answer.body ?? []) {
      budget.receive(part.length)
      parts.push(part)
    }
    return whole(answer, Buffer.concat(parts))
  }
}

/** The same answer with its body at hand; 204 and the like must have none. */
function whole(answer: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  const { status, url } = answer
  const body = [204, 205, 304].includes(status) ? null : bytes
  const copy = new Response(body, { status, statusText: answer.statusText, headers: [...answer.headers] })
  return Object.defineProperty(copy, 'url', { value: url })
}
