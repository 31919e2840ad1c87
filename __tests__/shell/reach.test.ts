import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from '@jest/globals'
import { newBudget } from '../../src/shell/budget.ts'
import { newReach, type ReachOptions } from '../../src/shell/reach.ts'
import { certificate, closeServers, type Handler, serving } from '../support/loopback.ts'

afterEach(closeServers)

function reach(options: Partial<ReachOptions> = {}) {
  const limits = { silence: 2_000, ...options.limits }
  return newReach({ env: {}, ca: certificate, second: 1, ...options, limits })
}

const json: Handler = (_, response) => response.end('{"a":1}')

describe('an answer', () => {
  test('has status and body', async () => {
    const { at, asked } = await serving((_, response) => response.writeHead(404).end('{"code":5}'))
    expect(await reach().get(`${at}/a%2fb?c`)).toEqual({ kind: 'answer', status: 404, body: '{"code":5}' })
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/a%2fb?c' })
    expect(asked[0]?.headers).toMatchObject({ accept: 'application/json', 'accept-encoding': 'gzip' })
    expect(asked[0]?.headers).not.toHaveProperty('authorization')
  })

  test('comes to what is posted', async () => {
    const { at, asked } = await serving((request, response) => request.pipe(response))
    expect(await reach().post(at, '{"ü":1}')).toEqual({ kind: 'answer', status: 200, body: '{"ü":1}' })
    expect(asked[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '8' })
  })

  test('may be packed', async () => {
    const { at } = await serving((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'))
    )
    expect(await reach().get(at)).toMatchObject({ status: 200, body: '{"a":1}' })
  })

  test('says how long to wait', async () => {
    const headers = ['7', 'Fri, 31 Dec 9999 23:59:59 GMT', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT']
    const { at } = await serving((_, response) =>
      response.writeHead(429, { 'retry-after': headers.shift() }).end()
    )
    const one = reach()
    expect(await one.get(at)).toMatchObject({ status: 429, retryAfter: 7 })
    expect(((await one.get(at)) as { retryAfter: number }).retryAfter).toBeGreaterThan(1e9)
    expect(await one.get(at)).not.toHaveProperty('retryAfter')
    expect(await one.get(at)).toMatchObject({ retryAfter: 0 })
  })

  test('comes over TLS, from a host whose certificate is trusted', async () => {
    const { at } = await serving(json, { secure: true })
    expect(await reach().get(at)).toMatchObject({ status: 200 })
    expect(await newReach({ env: {} }).get(at)).toEqual({ kind: 'failure', cause: 'connection' })
  })
})

describe('no answer', () => {
  test.each([
    ['a connection that breaks', (_: IncomingMessage, response: ServerResponse) => response.destroy()],
    [
      'a body that breaks off',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy())
      }
    ],
    [
      'a packed body that breaks off',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(999)).subarray(0, 20))
      }
    ],
    [
      'bytes that are not packed as they say',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain')
      }
    ]
  ] as readonly [string, Handler][])('comes of %s', async (_, handler) => {
    const { at } = await serving(handler)
    expect(await reach().get(at)).toEqual({ kind: 'failure', cause: 'connection' })
  })

  test('comes of nobody, and of what is no address', async () => {
    const { at } = await serving(json)
    closeServers()
    expect(await reach().get(at)).toEqual({ kind: 'failure', cause: 'unreachable' })
    expect(await reach().get('file:///etc/passwd')).toEqual({ kind: 'failure', cause: 'unreachable' })
    expect(await reach().post('nonsense', '{}')).toEqual({ kind: 'failure', cause: 'unreachable' })
  })

  test('comes of silence, before or within the body', async () => {
    const silent = await serving(() => undefined)
    const halting = await serving((_, response) => response.writeHead(200).write('{'))
    const hasty = reach({ limits: { silence: 50 } })
    expect(await hasty.get(silent.at)).toEqual({ kind: 'failure', cause: 'timeout' })
    expect(await hasty.get(halting.at)).toEqual({ kind: 'failure', cause: 'timeout' })
  })

  test('comes of an answer that never ends', async () => {
    const { at } = await serving((_, response) => {
      const drops = setInterval(() => response.write(' '), 5)
      response.once('close', () => clearInterval(drops))
    })
    expect(await reach({ limits: { whole: 100 } }).get(at)).toEqual({ kind: 'failure', cause: 'timeout' })
  })

  test('comes of more than is read, packed or not', async () => {
    const body = 'x'.repeat(100_000)
    const plain = await serving((_, response) => response.end(body))
    const packed = await serving((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body))
    )
    for (const { at } of [plain, packed]) {
      expect(await reach({ limits: { answer: 10_000 } }).get(at)).toEqual({
        kind: 'failure',
        cause: 'too-big'
      })
    }
  })
})

describe('limits of a run', () => {
  const spent = { kind: 'failure', cause: 'spent' }

  test('are of calls, bytes and time', async () => {
    const { at, asked } = await serving(json)
    const few = reach({ limits: { calls: 1 } })
    const small = reach({ limits: { bytes: 10 } })
    const short = reach({ limits: { milliseconds: 0 } })
    expect([await few.get(at), await few.get(at)]).toMatchObject([{ status: 200 }, spent])
    expect([await small.get(at), await small.get(at), await small.get(at)]).toMatchObject([
      { status: 200 },
      { cause: 'too-big' },
      spent
    ])
    expect(await short.get(at)).toEqual(spent)
    expect(asked).toHaveLength(3)
  })

  test('are those of the whole run too', async () => {
    const { at, asked } = await serving(json)
    const budget = newBudget({ calls: 1, bytes: 1_000, milliseconds: 60_000 })
    const one = reach({ budget })
    expect([await one.get(at), await one.get(at)]).toMatchObject([{ status: 200 }, spent])
    expect(budget.used).toEqual({ calls: 1, bytes: 7 })
    expect(asked).toHaveLength(1)
  })

  test('are not waited over', async () => {
    const { at } = await serving(json)
    const one = reach({ limits: { milliseconds: 5_000 } })
    await one.get(at)
    expect(await one.wait(1_000)).toBe(true)
    expect(await one.wait(10_000_000)).toBe(false)
  })
})

describe('a redirect', () => {
  test('is followed on the same host, a few times', async () => {
    const { at, asked } = await serving((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    expect(await reach().get(`${at}/3`)).toMatchObject({ status: 200, body: 'there' })
    expect(await reach().get(`${at}/9`)).toMatchObject({ status: 302 })
    expect(asked).toHaveLength(8)
  })

  test('to another host, or of what was posted, is not', async () => {
    const other = await serving(json)
    const { at } = await serving((_, response) => response.writeHead(307, { location: other.at }).end())
    expect(await reach().get(at)).toMatchObject({ status: 307 })
    expect(await reach().post(at, '{}')).toMatchObject({ status: 307 })
    expect(other.asked).toEqual([])
  })
})

describe('a secret', () => {
  test('goes to its own host and path alone', async () => {
    const mine = await serving(json)
    const other = await serving(json)
    const host = mine.at.slice('http:'.length)
    const credentials = [
      { prefix: `${host}/npm/`, authorization: 'Bearer wide' },
      { prefix: `${host}/npm/own/`, authorization: 'Bearer narrow' }
    ]
    const one = reach({ credentials })
    for (const path of ['/npm/a', '/npm/own/a', '/npmx/a', '/a']) await one.get(`${mine.at}${path}`)
    await one.get(`${other.at}/npm/a`)
    expect(mine.asked.map((r) => r.headers.authorization)).toEqual([
      'Bearer wide',
      'Bearer narrow',
      undefined,
      undefined
    ])
    expect(other.asked[0]?.headers.authorization).toBeUndefined()
  })

  test('is in no line of the log', async () => {
    const { at } = await serving(json)
    const lines: string[] = []
    const credentials = [{ prefix: `${at.slice('http:'.length)}/`, authorization: 'Bearer secret' }]
    await reach({ credentials, log: (line) => lines.push(line) }).get(`${at}/a\n::warning::b`)
    expect(lines).toEqual([`GET ${at}/a::warning::b: 200`])
  })
})
