import type { Agent, RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { bareHost, portOf, proxyAuthorization } from './proxy.ts'

/**
 * Connections to https hosts through a proxy: CONNECT (https://www.rfc-editor.org/rfc/rfc9110#CONNECT), then TLS with the
 * host itself. Node 20 has no such agent, and Node 24 only with a switch in its environment. `milliseconds` is how long the
 * proxy may be silent; `ca` are certificates to trust in place of the system's.
 */
export async function tunnelAgent(proxy: URL, milliseconds: number, ca?: string): Promise<Agent> {
  const [https, http, tls] = await Promise.all([
    import('node:https'),
    import('node:http'),
    import('node:tls')
  ])
  const { request } = proxy.protocol === 'https:' ? https : http
  const agent = new https.Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
  agent.createConnection = (options, done) => {
    const asking = request(connectTo(options, proxy, milliseconds))
    const refuse = (error: Error) => done?.(error, null as never)
    asking.once('connect', ({ statusCode }, socket: Socket) => {
      asking.removeAllListeners()
      socket.setTimeout(0)
      if (statusCode === 200) {
        done?.(null, tls.connect({ ...options, socket } as ConnectionOptions))
        return
      }
      socket.destroy()
      refuse(new Error(`the proxy answered ${statusCode}`))
    })
    asking.once('timeout', () => asking.destroy(new Error('the proxy was silent')))
    asking.once('error', refuse)
    asking.end()
    return undefined
  }
  return agent
}

function connectTo({ host, port }: RequestOptions, proxy: URL, milliseconds: number): RequestOptions {
  const target = `${host?.includes(':') === true ? `[${host}]` : host}:${port}`
  const authorization = proxyAuthorization(proxy)
  const told = authorization === undefined ? {} : { 'proxy-authorization': authorization }
  return {
    method: 'CONNECT',
    host: bareHost(proxy),
    port: portOf(proxy),
    path: target,
    headers: { host: target, ...told },
    agent: false,
    timeout: milliseconds
  }
}
