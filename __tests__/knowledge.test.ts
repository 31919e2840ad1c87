import { expect, test } from '@jest/globals'
import { standardsNamed } from '../src/knowledge.ts'
import { knownOf, lockOf, policyOf } from './judge/samples.ts'

test('a fact for every package, flags for those that the data knows', async () => {
  const head = lockOf([
    { name: 'a', license: 'GPL-2.0' },
    { name: 'tinyh264' },
    { name: 'us', origin: 'first-party' }
  ])
  const known = knownOf(head, { policy: await policyOf() })
  expect([...known.facts].map(([id, fact]) => [id, fact.state, fact.concluded])).toEqual([
    ['pkg:npm/a@1.0.0', 'known', 'GPL-2.0-only'],
    ['pkg:npm/tinyh264@1.0.0', 'missing', undefined],
    ['package-lock.json#us@1.0.0', 'missing', undefined]
  ])
  expect([...known.flags.keys()]).toEqual(['pkg:npm/tinyh264@1.0.0'])
})

test('a standard is judged by the definition and the aspects of the policy, and once for all packages', async () => {
  const head = lockOf([{ name: 'tinyh264' }, { name: 'electron' }])
  const h264 = async (excerpt: string) => {
    const { flags } = knownOf(head, { policy: await policyOf(excerpt) })
    return [...flags.values()].map((found) => found.find((f) => f.standard === 'h264'))
  }
  const [one, other] = await h264('')
  expect(one?.verdict.result).toBe('fail')
  expect(one?.alternatives.map((s) => s.id)).toEqual(['av1', 'vp9'])
  expect(one?.record).toBe(other?.record)
  expect(one?.verdict).toBe(other?.verdict)
  const [mild] = await h264('standards: { definition: eif-2017 }')
  expect(mild?.verdict.result).toBe('pass')
})

test('a record that nobody reviewed for a year is stale', async () => {
  const head = lockOf([{ name: 'tinyh264' }])
  const policy = await policyOf()
  const stale = (now: string) => [...knownOf(head, { policy, now }).flags.values()].flat().map((f) => f.stale)
  expect([stale('2027-11-24T23:59:59Z'), stale('2027-11-25T00:00:00Z')]).toEqual([[false], [true]])
})

test('the standards of a side, each once and sorted', async () => {
  const head = lockOf([{ name: 'tinyh264' }, { name: 'fluent-ffmpeg' }])
  expect(standardsNamed(knownOf(head, { policy: await policyOf() })).map((s) => s.id)).toEqual([
    'aac-lc',
    'h264',
    'hevc'
  ])
})

test('what was said outside counts before the word of the lockfile', async () => {
  const policy = await policyOf()
  const outside = { raw: 'BUSL-1.1', source: 'deps.dev', trust: 'outside' } as const
  const inside = { raw: 'MIT', source: 'lockfile', trust: 'pull-request' } as const
  const state = (sample: Parameters<typeof lockOf>[0][number]) =>
    [...knownOf(lockOf([sample]), { policy }).facts.values()].map((f) => [f.state, f.concluded, f.unverified])
  expect(state({ name: 'a', claims: [inside], outside: 'nothing' })).toEqual([['known', 'MIT', 'nothing']])
  expect(state({ name: 'a', claims: [inside, outside], outside: 'answered' })).toEqual([
    ['conflict', undefined, undefined]
  ])
  expect(state({ name: 'a', claims: [outside], outside: 'answered' })).toEqual([
    ['known', 'BUSL-1.1', undefined]
  ])
  expect(state({ name: 'a', outside: 'not-asked' })).toEqual([['missing', undefined, undefined]])
  expect(state({ name: 'a', outside: 'not-asked', silent: true })).toEqual([
    ['not-asked', undefined, undefined]
  ])
})
