import { describe, expect, test } from '@jest/globals'
import { npmRegistry } from '../../src/sources/npm-registry.ts'
import type { Answer } from '../../src/sources/source.ts'
import { fakeRegistry, type RegistryOptions } from '../support/fake-npm-registry.ts'
import { reachTo } from '../support/fake-service.ts'
import { idOf, publicPackage, publicPackages } from './support.ts'

const REGISTRY = 'https://registry.example/npm'
const SCOPED = 'https://scoped.example'

async function ask(texts: readonly string[], options: RegistryOptions, scoped: RegistryOptions = {}) {
  const [main, other] = [fakeRegistry(options), fakeRegistry(scoped)]
  const reach = reachTo({ [REGISTRY]: main.service, [SCOPED]: other.service })
  const registry = npmRegistry({ registry: `${REGISTRY}/`, scopes: new Map([['@other', `${SCOPED}/`]]) })
  const answers = await registry.ask(texts.map(publicPackage), reach)
  return {
    answers,
    calls: main.calls,
    scopedCalls: other.calls,
    of: (text: string) => answers.get(idOf(text))
  }
}

function claims(raw: unknown): Answer {
  return { state: 'answered', claims: [{ raw, source: 'npm registry', trust: 'outside' }] }
}

describe('the record of a version', () => {
  test.each([
    ['license as text', { license: 'MIT' }, claims('MIT')],
    [
      'license as an object',
      { license: { type: 'MIT', url: 'https://example.com' } },
      claims({ type: 'MIT', url: 'https://example.com' })
    ],
    [
      'old-style licenses',
      { licenses: [{ type: 'MIT' }, { type: 'ISC' }] },
      claims([{ type: 'MIT' }, { type: 'ISC' }])
    ],
    ['nothing', {}, { state: 'nothing' }],
    ['an empty text', { license: '' }, { state: 'nothing' }],
    ['null', { license: null }, { state: 'nothing' }]
  ])('with %s', async (_, fields, answer) => {
    const { of, calls } = await ask(['@a/b@1.0.0'], { known: { '@a/b@1.0.0': fields } })
    expect(of('@a/b@1.0.0')).toEqual(answer)
    expect(calls).toEqual(['GET /@a%2fb/1.0.0'])
  })

  test('with more than a license name is cut', async () => {
    const { of } = await ask(['a@1.0.0'], { known: { 'a@1.0.0': { license: `MIT${' '.repeat(9_000)}` } } })
    const answer = of('a@1.0.0')
    expect(answer?.state === 'answered' ? answer.claims[0]?.raw : '').toMatch(/^MIT {4996}…$/)
  })

  test('of another package is no answer', async () => {
    const act = { status: 200, body: JSON.stringify({ name: 'b', version: '1.0.0', license: 'MIT' }) }
    const { of } = await ask(['a@1.0.0'], { faults: [{ on: 'version', act }] })
    expect(of('a@1.0.0')).toMatchObject({ state: 'failed' })
  })
})

describe('where there is no record of the version', () => {
  test('the record of the package is read', async () => {
    const known = { 'a@1.0.0': { license: 'MIT' }, 'b@2.0.0': { license: 'ISC' } }
    const { of, calls } = await ask(['a@1.0.0', 'b@1.0.0', 'c@1.0.0'], { known, withoutVersions: true })
    expect(of('a@1.0.0')).toEqual(claims('MIT'))
    expect(of('b@1.0.0')).toEqual({ state: 'nothing' })
    expect(of('c@1.0.0')).toEqual({ state: 'nothing' })
    expect(calls).toHaveLength(6)
  })

  test.each([
    ['a page for people', { status: 404, body: '<html>Not here</html>' }],
    ['a refusal', { status: 401, body: '{}' }],
    ['a record without versions', { status: 200, body: '{"name":"a"}' }]
  ])('%s in its place is a failure', async (_, act) => {
    const { of } = await ask(['a@1.0.0'], { faults: [{ on: 'package', times: 9, act }] })
    expect(of('a@1.0.0')).toMatchObject({ state: 'failed' })
  })

  test('a version called like a property of every object is not there', async () => {
    const { of } = await ask(['a@constructor'], {
      known: { 'a@1.0.0': { license: 'MIT' } },
      withoutVersions: true
    })
    expect(of('a@constructor')).toEqual({ state: 'nothing' })
  })
})

test('a scope may have a registry of its own', async () => {
  const { of, calls, scopedCalls } = await ask(
    ['@other/a@1.0.0', 'b@1.0.0'],
    {},
    { known: { '@other/a@1.0.0': { license: 'MIT' } } }
  )
  expect(of('@other/a@1.0.0')).toEqual(claims('MIT'))
  expect(scopedCalls).toEqual(['GET /@other%2fa/1.0.0'])
  expect(calls).toEqual(['GET /b/1.0.0', 'GET /b'])
})

test('without a registry only the scopes are covered', () => {
  const source = npmRegistry({ scopes: new Map([['@other', SCOPED]]) })
  expect(['@other/a@1.0.0', '@else/a@1.0.0', 'a@1.0.0'].map((t) => source.covers(publicPackage(t)))).toEqual([
    true,
    false,
    false
  ])
})

test('no more than 200 are asked about, and a registry that is down is left alone', async () => {
  const texts = publicPackages(300).map((p) => `${p.name}@${p.version}`)
  const many = await ask(texts, { known: Object.fromEntries(texts.map((t) => [t, { license: 'MIT' }])) })
  expect(many.calls).toHaveLength(200)
  expect([...many.answers.values()].filter((a) => a.state === 'failed')).toHaveLength(100)
  const down = await ask(texts, { faults: [{ on: 'version', times: 9_999, act: { status: 500, body: '' } }] })
  expect([...down.answers.values()].every((a) => a.state === 'failed')).toBe(true)
  expect(down.calls.length).toBeLessThan(60)
})

test('what may pass is waited for', async () => {
  const faults = [{ on: 'version', act: { status: 503, body: '' } }] as const
  const { of, calls } = await ask(['a@1.0.0'], { known: { 'a@1.0.0': { license: 'MIT' } }, faults })
  expect(of('a@1.0.0')).toEqual(claims('MIT'))
  expect(calls).toHaveLength(2)
})
