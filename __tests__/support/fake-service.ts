// Services that license sources ask: each is a function from a request to an answer, and stands behind a loopback server or,
// in tests of the core, directly behind a Reach that neither sends nor waits.
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Reach, Reply } from '../../src/model.ts'
import { identity } from './loopback.ts'

export interface Asked {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export type Answered =
  /** The connection breaks before or within the answer, nothing comes, or nobody is there. */
  | 'reset'
  | 'truncate'
  | 'hang'
  | 'away'
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> }

export type Service = (asked: Asked) => Answered

export function json(status: number, value: unknown): Answered {
  return { status, body: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}

export interface FakeReach extends Reach {
  /** What was waited for, in milliseconds. */
  readonly waits: number[]
  readonly sent: { readonly method: string; readonly url: string; readonly body: string }[]
}

/** A Reach to services by the beginning of their address. `seconds`: how long waiting may take in all. */
export function reachTo(services: Readonly<Record<string, Service>>, seconds = 60): FakeReach {
  const waits: number[] = []
  const sent: { method: string; url: string; body: string }[] = []
  const send = async (method: string, url: string, body: string): Promise<Reply> => {
    sent.push({ method, url, body })
    const at = Object.keys(services).find((address) => url.startsWith(`${address}/`))
    if (at === undefined) throw new Error(`nobody is at ${url}`)
    return replyOf(services[at]!({ method, path: url.slice(at.length), body, headers: {} }))
  }
  return {
    waits,
    sent,
    get: (url) => send('GET', url, ''),
    post: (url, body) => send('POST', url, body),
    async wait(milliseconds) {
      if (waits.reduce((sum, w) => sum + w, milliseconds) >= seconds * 1_000) return false
      waits.push(milliseconds)
      return true
    }
  }
}

function replyOf(answered: Answered): Reply {
  if (answered === 'hang') return { kind: 'failure', cause: 'timeout' }
  if (answered === 'away') return { kind: 'failure', cause: 'unreachable' }
  if (typeof answered === 'string') return { kind: 'failure', cause: 'connection' }
  const { status, body, headers } = answered
  const after = headers?.['retry-after']
  return { kind: 'answer', status, body, ...(after === undefined ? {} : { retryAfter: Number(after) }) }
}

export interface Loopback {
  readonly address: string
  close(): Promise<void>
}

/** The service on a free port of this machine; over TLS with the certificate of loopback.ts. */
export async function serve(service: Service, { secure = false } = {}): Promise<Loopback> {
  const handle: RequestListener = (request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      give(service({ method, path, body: Buffer.concat(parts).toString('utf8'), headers }), response)
    })
  }
  const server = secure ? createSecure(identity, handle) : createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http${secure ? 's' : ''}://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function give(answered: Answered, response: ServerResponse): void {
  if (answered === 'hang') return
  if (answered === 'reset' || answered === 'away') {
    response.destroy()
  } else if (answered === 'truncate') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"responses":[', () => response.destroy())
  } else {
    response.writeHead(answered.status, answered.headers ?? {})
    response.end(answered.body)
  }
}

/** Answers some calls wrongly: after `skip` that go well, `times` (one unless given) that do not. */
export interface Fault<On extends string = string> {
  readonly on: On
  readonly skip?: number
  readonly times?: number
  readonly act: Answered
}

/** The fault that strikes this call, if any; keeps count of the calls. */
export function faultsOf<On extends string>(faults: readonly Fault<On>[]): (on: On) => Answered | undefined {
  const seen = new Map<Fault<On>, number>()
  return (on) => {
    for (const fault of faults.filter((f) => f.on === on)) {
      const count = (seen.get(fault) ?? 0) + 1
      seen.set(fault, count)
      const { skip = 0, times = 1 } = fault
      if (count > skip && count <= skip + times) return fault.act
    }
    return undefined
  }
}
