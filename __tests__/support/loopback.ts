// Servers on 127.0.0.1 for one test, http or https, and the certificate that their clients have to trust.
import { readFileSync } from 'node:fs'
import {
  createServer as createPlain,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import { createServer as createSecure } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

const stored = JSON.parse(
  readFileSync(new URL('../fixtures/loopback-tls.json', import.meta.url), 'utf8')
) as {
  readonly key: readonly string[]
  readonly certificate: readonly string[]
}
const pem = (name: string, lines: readonly string[]) =>
  `-----BEGIN ${name}-----\n${lines.join('\n')}\n-----END ${name}-----\n`

export const certificate = pem('CERTIFICATE', stored.certificate)
/** What a server shows of itself. */
export const identity = { key: pem('PRIVATE KEY', stored.key), cert: certificate }

const closing: (() => void)[] = []

/** Closes what was opened since the last time. */
export function closeServers(): void {
  for (const close of closing.splice(0)) close()
}

function closeLater(socket: { destroy(): void }): void {
  closing.push(() => socket.destroy())
}

/** The port of a server that now listens. */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return (server.address() as AddressInfo).port
}

export interface Serving {
  readonly at: string
  readonly asked: readonly IncomingMessage[]
}

/** A server that answers with `handler`: its address, and what was asked of it. */
export async function serving(handler: Handler, { secure = false } = {}): Promise<Serving> {
  const asked: IncomingMessage[] = []
  const handle: Handler = (request, response) => {
    asked.push(request)
    handler(request, response)
  }
  const port = await listening(secure ? createSecure(identity, handle) : createPlain(handle))
  return { at: `http${secure ? 's' : ''}://127.0.0.1:${port}`, asked }
}

export interface Proxy {
  readonly port: number
  /** What CONNECT was asked for, and the whole addresses of plain requests. */
  readonly connects: string[]
  readonly requests: string[]
  /** Proxy-Authorization of each of them. */
  readonly told: (string | undefined)[]
}

/** A proxy whose tunnels all end on this machine, whatever the host's name. `refuses`: every tunnel, with this status. */
export async function proxying({ refuses }: { readonly refuses?: number } = {}): Promise<Proxy> {
  const proxy = { connects: [] as string[], requests: [] as string[], told: [] as (string | undefined)[] }
  const server = createPlain((request, response) => {
    proxy.requests.push(request.url ?? '')
    proxy.told.push(request.headers['proxy-authorization'])
    response.end('{"by":"proxy"}')
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    closeLater(socket)
    proxy.connects.push(request.url ?? '')
    proxy.told.push(request.headers['proxy-authorization'])
    if (refuses === undefined) tunnel(Number(request.url?.split(':')[1]), socket)
    else socket.end(`HTTP/1.1 ${refuses} No\r\n\r\n`)
  })
  return { port: await listening(server), ...proxy }
}

function tunnel(port: number, socket: Socket): void {
  const target = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    target.pipe(socket).pipe(target)
  })
  closeLater(target)
  target.on('error', () => socket.destroy())
  socket.on('error', () => target.destroy())
}

/** A proxy that takes connections and says nothing. */
export async function silentProxy(): Promise<number> {
  const server = createPlain()
  server.on('connect', (_, socket: Socket) => closeLater(socket))
  return listening(server)
}
