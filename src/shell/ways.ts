import type { Agent } from 'node:http'
import { bareHost, portOf, proxyAuthorization, proxyFor } from './proxy.ts'
import { tunnelAgent } from './tunnel.ts'

/** How a request gets to an address. */
export interface Way {
  readonly agent: Agent
  /** The proxy, where it wants the whole address in place of a tunnel. */
  readonly through?: { readonly host: string; readonly port: number }
  /** What the proxy wants to be told. */
  readonly headers: Readonly<Record<string, string>>
}

export interface WayOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly milliseconds: number
  /** Certificates to trust in place of the system's, as PEM. */
  readonly ca?: string
}

/** Finds the way to an address; connections are kept. Undefined where the environment names a proxy that cannot be used. */
export function newWays(options: WayOptions): (url: URL) => Promise<Way | undefined> {
  const ways = new Map<string, Promise<Way>>()
  return async (url) => {
    const proxy = proxyFor(url, options.env)
    if (proxy === 'unusable') return undefined
    const key = `${url.protocol} ${proxy?.href ?? ''}`
    const way = ways.get(key) ?? wayTo(url.protocol === 'https:', proxy, options)
    ways.set(key, way)
    return way
  }
}

async function wayTo(
  isSecure: boolean,
  proxy: URL | undefined,
  { milliseconds, ca }: WayOptions
): Promise<Way> {
  if (proxy !== undefined && isSecure)
    return { agent: await tunnelAgent(proxy, milliseconds, ca), headers: {} }
  const { Agent } = await (isSecure ? import('node:https') : import('node:http'))
  const agent = new Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
  if (proxy === undefined) return { agent, headers: {} }
  const authorization = proxyAuthorization(proxy)
  return {
    agent,
    through: { host: bareHost(proxy), port: portOf(proxy) },
    headers: authorization === undefined ? {} : { 'proxy-authorization': authorization }
  }
}
