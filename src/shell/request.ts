import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http'
import { pipeline } from 'node:stream/promises'

export interface Outgoing {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly agent: Agent
  /** For a proxy that takes whole addresses: where to connect in place of the address's own host. */
  readonly through?: { readonly host: string; readonly port: number }
  /** In milliseconds: without a byte, and in all. */
  readonly silence: number
  readonly whole: number
  /** Counts bytes of the body as they come, unpacked; false when they are too many. */
  readonly take: (bytes: number) => boolean
}

export type Incoming =
  | { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly cause: 'timeout' | 'connection' | 'unreachable' | 'too-big' }

type Cause = Extract<Incoming, { cause: unknown }>['cause']

/** One request and its whole answer, unpacked. Redirects are not followed. Never rejects. */
export async function exchange(outgoing: Outgoing): Promise<Incoming> {
  let cause: Cause = 'connection'
  let request: ClientRequest | undefined
  const stop = () => {
    cause = 'timeout'
    request?.destroy()
  }
  const timer = setTimeout(stop, outgoing.whole)
  try {
    request = await open(outgoing)
    request.setTimeout(outgoing.silence, stop)
    const response = await answerTo(request, outgoing.body)
    const body = await bodyOf(response, (bytes) => {
      if (outgoing.take(bytes)) return
      cause = 'too-big'
      throw new Error(cause)
    })
    return { status: response.statusCode ?? 0, headers: response.headers, body }
  } catch (error) {
    request?.destroy()
    return { cause: cause === 'connection' && isNoWay(error) ? 'unreachable' : cause }
  } finally {
    clearTimeout(timer)
  }
}

const NO_WAY: readonly unknown[] = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']

/** There was no connection to begin with. */
function isNoWay(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && NO_WAY.includes(error.code)
}

/** The modules are loaded with the first request: most runs in a terminal without a network need none. */
async function open({ url, method, headers, body, agent, through }: Outgoing): Promise<ClientRequest> {
  const isSecure = url.protocol === 'https:' && through === undefined
  const { request } = await (isSecure ? import('node:https') : import('node:http'))
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options: RequestOptions = { method, agent, headers: { host: url.host, ...headers, ...length } }
  return through === undefined ? request(url, options) : request({ ...options, ...through, path: url.href })
}

function answerTo(request: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve)
    // Later ones too: a socket that breaks after the answer must not end the program.
    request.on('error', reject)
    request.end(body)
  })
}

async function bodyOf(response: IncomingMessage, take: (bytes: number) => void): Promise<string> {
  const parts: Uint8Array[] = []
  const collect = async (stream: AsyncIterable<Uint8Array>) => {
    for await (const part of stream) {
      take(part.length)
      parts.push(part)
    }
  }
  if (/^(?:x-)?gzip$/i.test(response.headers['content-encoding'] ?? '')) {
    const { createGunzip } = await import('node:zlib')
    await pipeline(response, createGunzip(), collect)
  } else {
    await pipeline(response, collect)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}
