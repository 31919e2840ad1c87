import { afterEach, expect, test } from '@jest/globals'
import { newReach } from '../../src/shell/reach.ts'
import {
  certificate,
  closeServers,
  type Handler,
  proxying,
  serving,
  silentProxy
} from '../support/loopback.ts'

afterEach(closeServers)

function reach(env: Readonly<Record<string, string>>, silence = 2_000) {
  return newReach({ env, ca: certificate, limits: { silence } })
}

const json: Handler = (_, response) => response.end('{"a":1}')

test('https goes in a tunnel, which is kept', async () => {
  const { at, asked } = await serving(json, { secure: true })
  const { port, connects, told } = await proxying()
  // A name that only the proxy can look up.
  const host = at.replace('https://127.0.0.1', 'deps.example')
  const one = reach({ https_proxy: `http://us%40er:pass@127.0.0.1:${port}` })
  expect(await one.get(`https://${host}`)).toMatchObject({ status: 200 })
  expect(await one.post(`https://${host}`, '{}')).toMatchObject({ status: 200 })
  expect(connects).toEqual([host])
  expect(told).toEqual([`Basic ${Buffer.from('us@er:pass').toString('base64')}`])
  expect(asked.map(({ headers }) => headers.host)).toEqual([host, host])
  expect(asked[0]?.headers).not.toHaveProperty('proxy-authorization')
})

test('the certificate in a tunnel has to be that of the host', async () => {
  const { at, asked } = await serving(json, { secure: true })
  const { port } = await proxying()
  const host = at.replace('https://127.0.0.1', 'other.example')
  const reply = await reach({ https_proxy: `http://127.0.0.1:${port}` }).get(`https://${host}`)
  expect(reply).toEqual({ kind: 'failure', cause: 'connection' })
  expect(asked).toEqual([])
})

test('http asks the proxy for the whole address', async () => {
  const { port, requests, told } = await proxying()
  const one = reach({ HTTP_PROXY: `me:@127.0.0.1:${port}` })
  expect(await one.get('http://deps.example/a?b')).toMatchObject({ body: '{"by":"proxy"}' })
  expect(requests).toEqual(['http://deps.example/a?b'])
  expect(told).toEqual([`Basic ${Buffer.from('me:').toString('base64')}`])
})

test('what is exempt goes directly', async () => {
  const { at } = await serving(json, { secure: true })
  const { port, connects } = await proxying()
  const one = reach({ https_proxy: `http://127.0.0.1:${port}`, no_proxy: 'x.example, 127.0.0.1' })
  expect(await one.get(at)).toMatchObject({ status: 200 })
  expect(connects).toEqual([])
})

test('nothing goes around a proxy that refuses, is silent or cannot be used', async () => {
  const { at, asked } = await serving(json, { secure: true })
  const refusing = await proxying({ refuses: 407 })
  const proxies = [`http://127.0.0.1:${refusing.port}`, `http://127.0.0.1:${await silentProxy()}`]
  for (const https_proxy of [...proxies, 'socks5://127.0.0.1:1', '://']) {
    expect(await reach({ https_proxy }, 100).get(at)).toMatchObject({ kind: 'failure' })
  }
  expect(refusing.connects).toHaveLength(1)
  expect(asked).toEqual([])
})
