import type { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ConnectionOptions } from 'node:tls'
import { bareHost, portOf, proxyAuthorization } from './proxy.ts'

/**
 * Connections to https hosts through a proxy: CONNECT (https://www.rfc-editor.org/rfc/rfc9110#CONNECT), then TLS with the
 * host itself. Node 20 has no such agent, and Node 24 only with a switch in its environment.
 */
export async function tunnelAgent(proxy: URL, milliseconds: number, ca?: string): Promise<Agent> {
  const [https, tls] = await Promise.all([import('node:https'), import('node:tls')])
  const agent = new https.Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
  agent.createConnection = (options, done) => {
    const { host, port } = options
    openTunnel(`${host?.includes(':') === true ? `[${host}]` : host}:${port}`, proxy, milliseconds).then(
      (socket) => done?.(null, tls.connect({ ...options, socket } as ConnectionOptions)),
      (error: unknown) => done?.(error as Error, null as never)
    )
    return undefined
  }
  return agent
}

async function openTunnel(target: string, proxy: URL, milliseconds: number): Promise<Duplex> {
  const { request } = await (proxy.protocol === 'https:' ? import('node:https') : import('node:http'))
  const authorization = proxyAuthorization(proxy)
  return new Promise((resolve, reject) => {
    const asking = request({
      method: 'CONNECT',
      host: bareHost(proxy),
      port: portOf(proxy),
      path: target,
      headers: {
        host: target,
        ...(authorization === undefined ? {} : { 'proxy-authorization': authorization })
      },
      agent: false,
      timeout: milliseconds
    })
    asking.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(new Error(`the proxy answered ${answer.statusCode}`))
    })
    asking.once('response', (answer) => {
      answer.destroy()
      reject(new Error(`the proxy answered ${answer.statusCode}`))
    })
    asking.once('timeout', () => asking.destroy(new Error('the proxy did not answer in time')))
    asking.once('error', reject)
    asking.end()
  })
}
