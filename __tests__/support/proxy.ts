// A proxy on loopback that takes every CONNECT to one address, whatever host was asked for, and notes the hosts.
import { createServer } from 'node:http'
import { connect } from 'node:net'

export interface Proxy {
  readonly url: string
  readonly hosts: readonly string[]
  stop(): Promise<void>
}

export async function startProxy(target: string): Promise<Proxy> {
  const hosts: string[] = []
  const { hostname, port } = new URL(target)
  const server = createServer((_req, res) => res.writeHead(405).end())
  server.on('connect', (req, client) => {
    hosts.push(req.url ?? '')
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy())
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${own}`,
    hosts,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
  }
}
