import { setTimeout as pause } from 'node:timers/promises'
import type { Reach, Reply } from '../model.ts'
import { logSafe } from '../text/log-safe.ts'
import { programName, version } from '../version.ts'
import type { Budget } from './budget.ts'
import { exchange, type Incoming } from './request.ts'
import { newSpending, type SpendingLimits } from './spending.ts'
import { newWays } from './ways.ts'

/** What is sent to a registry, and where alone it may go: `//host/path/` as npm's configuration writes it. */
export interface Credential {
  readonly prefix: string
  /** The whole value of the Authorization header. */
  readonly authorization: string
}

interface ReachLimits extends SpendingLimits {
  /** Milliseconds for one request, and for a silence in it. */
  readonly whole: number
  readonly silence: number
}

export interface ReachOptions {
  /** Names the proxies. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly credentials?: readonly Credential[]
  /** What all requests of the run together may use. */
  readonly budget?: Budget
  readonly limits?: Partial<ReachLimits>
  /** Takes one line for each request; it is safe to print and holds nothing secret. */
  readonly log?: (line: string) => void
  /** How long a second of waiting is, in milliseconds: shorter in tests. */
  readonly second?: number
  /** Certificates to trust in place of the system's, as PEM. */
  readonly ca?: string
}

const MIB = 1024 * 1024
const LIMITS: ReachLimits = {
  milliseconds: 60_000,
  whole: 30_000,
  silence: 10_000,
  bytes: 64 * MIB,
  answer: 32 * MIB,
  calls: 1_000
}
const MOST_REDIRECTS = 3

interface Sent {
  readonly reply: Reply
  /** Where the answer sends us. */
  readonly location?: string
}

/**
 * The network for license sources: through the proxy that the environment names, within limits of time, calls and bytes,
 * never on to another host than the one that was asked. Nothing is loaded before the first request.
 */
export function newReach(options: ReachOptions): Reach {
  const limits = { ...LIMITS, ...options.limits }
  const spending = newSpending(limits, options.budget)
  const wayTo = newWays({ ...options, milliseconds: limits.silence })

  async function send(url: URL, json?: string): Promise<Sent> {
    if (!spending.call()) return { reply: { kind: 'failure', cause: 'spent' } }
    const way = await wayTo(url)
    if (way === undefined) return { reply: { kind: 'failure', cause: 'unreachable' } }
    const incoming = await exchange({
      url,
      method: json === undefined ? 'GET' : 'POST',
      headers: { ...HEADERS, ...way.headers, ...bodyHeaders(json), ...secretsFor(url, options.credentials) },
      ...(json === undefined ? {} : { body: json }),
      agent: way.agent,
      ...(way.through === undefined ? {} : { through: way.through }),
      silence: Math.max(1, Math.min(limits.silence, spending.left())),
      whole: Math.max(1, Math.min(limits.whole, spending.left())),
      take: spending.answer()
    })
    const sent = sentOf(incoming)
    const result = sent.reply.kind === 'answer' ? sent.reply.status : sent.reply.cause
    options.log?.(logSafe(`${json === undefined ? 'GET' : 'POST'} ${url.href}: ${result}`))
    return sent
  }

  return {
    async get(address) {
      let url = urlOf(address)
      for (let followed = 0; url !== undefined; followed++) {
        const { reply, location }: Sent = await send(url)
        const next: URL | undefined = location === undefined ? undefined : urlOf(location, url)
        if (next?.origin !== url.origin || followed >= MOST_REDIRECTS) return reply
        url = next
      }
      return { kind: 'failure', cause: 'unreachable' }
    },
    async post(address, json) {
      const url = urlOf(address)
      return url === undefined ? { kind: 'failure', cause: 'unreachable' } : (await send(url, json)).reply
    },
    async wait(milliseconds) {
      const real = (milliseconds / 1_000) * (options.second ?? 1_000)
      if (real >= spending.left()) return false
      await pause(real)
      return true
    }
  }
}

const HEADERS = {
  accept: 'application/json',
  'accept-encoding': 'gzip',
  'user-agent': `${programName}/${version}`
}

function bodyHeaders(json: string | undefined): Record<string, string> {
  return json === undefined ? {} : { 'content-type': 'application/json' }
}

/** The most exact prefix counts. Host and port have to be the same, and the path has to begin with whole segments. */
function secretsFor(
  { host, pathname }: URL,
  credentials: readonly Credential[] = []
): Record<string, string> {
  const fitting = credentials.filter(({ prefix }) =>
    `//${host}${pathname}`.startsWith(`${prefix.replace(/\/+$/, '')}/`)
  )
  const [best] = fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)
  return best === undefined ? {} : { authorization: best.authorization }
}

function urlOf(address: string, from?: URL): URL | undefined {
  if (!URL.canParse(address, from?.href)) return undefined
  const url = new URL(address, from?.href)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}

function sentOf(incoming: Incoming): Sent {
  if ('cause' in incoming) return { reply: { kind: 'failure', cause: incoming.cause } }
  const { status, headers, body } = incoming
  const retryAfter = secondsOf(headers['retry-after'])
  const reply: Reply = { kind: 'answer', status, body, ...(retryAfter === undefined ? {} : { retryAfter }) }
  const isRedirect = [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined
  return isRedirect ? { reply, location: headers.location ?? '' } : { reply }
}

/** Retry-After: seconds, or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const until = Date.parse(text)
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1_000))
}
