import { describe, expect, test } from '@jest/globals'
import { proxyAuthorization, proxyFor } from '../../src/shell/proxy.ts'

const at = (address: string, env: Record<string, string>) => {
  const proxy = proxyFor(new URL(address), env)
  return proxy instanceof URL ? proxy.href : proxy
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('the proxy', () => {
  test.each([
    ['https://a.example', { https_proxy: 'http://p:1' }, 'http://p:1/'],
    ['https://a.example', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['https://a.example', { https_proxy: 'http://small:1', HTTPS_PROXY: 'http://big:1' }, 'http://small:1/'],
    ['https://a.example', { http_proxy: 'http://p:1' }, undefined],
    ['http://a.example', { http_proxy: 'p:1' }, 'http://p:1/'],
    ['https://a.example', { all_proxy: 'https://p' }, 'https://p/'],
    ['https://a.example', { https_proxy: ' ' }, undefined],
    ['https://a.example', { https_proxy: 'socks5://p:1' }, 'unusable'],
    ['https://a.example', { https_proxy: 'http://' }, 'unusable'],
    ['https://a.example', {}, undefined]
  ])('for %s by %j', (address, env, proxy) => {
    expect(at(address, env as Record<string, string>)).toBe(proxy)
  })

  test.each([
    ['https://a.example', 'a.example', true],
    ['https://b.a.example', 'a.example', true],
    ['https://b.a.example', '.a.example', true],
    ['https://b.a.example', '*.a.example', true],
    ['https://ba.example', 'a.example', false],
    ['https://A.EXAMPLE', 'a.Example', true],
    ['https://a.example', 'x, *', true],
    ['https://a.example', 'x y a.example', true],
    ['https://a.example', 'a.example:443', true],
    ['https://a.example', 'a.example:80', false],
    ['https://a.example:8080', 'a.example:8080', true],
    ['https://[::1]:8080', '::1', true],
    ['https://[::1]:8080', '[::1]', true],
    ['https://a.example', '', false]
  ])('is not used for %s when no_proxy is %s: %s', (address, no_proxy, exempt) => {
    expect(at(address, { https_proxy: 'http://p:1', no_proxy })).toBe(exempt ? undefined : 'http://p:1/')
  })

  test('is told name and password, decoded', () => {
    expect(proxyAuthorization(new URL('http://us%40er:p%C3%BC@p'))).toBe(basic('us@er:pü'))
    expect(proxyAuthorization(new URL('http://user:100%@p'))).toBe(basic('user:100%'))
    expect(proxyAuthorization(new URL('http://p'))).toBeUndefined()
  })
})
