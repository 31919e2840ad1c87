import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Answered, Fault } from '../../support/fake-service.ts'
import { publicPackage } from '../support.ts'
import { ask, whyOf } from './ask.ts'

const versionKey = (name: string) => ({ versionKey: { system: 'NPM', name, version: '1.0.0' } })

describe('what may pass', () => {
  const busy = { status: 429, body: 'slow down', headers: { 'retry-after': '7' } }
  const cases: readonly [string, Answered, number[]][] = [
    ['too many requests', busy, [7_000, 7_000]],
    ['a server error', { status: 503, body: '' }, [1_000, 2_000]],
    ['a connection that breaks', 'reset', [1_000, 2_000]],
    ['an answer that breaks off', 'truncate', [1_000, 2_000]],
    ['silence', 'hang', [1_000, 2_000]]
  ]
  test.each(cases)('%s is waited for', async (_, act, waits) => {
    const { of, reach } = await ask([publicPackage('a@1.0.0')], {
      known: { 'a@1.0.0': 'MIT' },
      faults: [{ on: 'batch', times: 2, act }]
    })
    expect(of('a@1.0.0')).toMatchObject({ state: 'answered' })
    expect(reach.waits).toEqual(waits)
  })

  test.each([
    [{ status: 503, body: '' }, 'it answered with HTTP status 503'],
    ['reset', 'the connection broke'],
    ['hang', 'it did not answer in time']
  ] as readonly [Answered, string][])('and does not pass (%j) is given up', async (act, why) => {
    const { of, fake } = await ask([publicPackage('a@1.0.0')], { faults: [{ on: 'batch', times: 99, act }] })
    expect(whyOf(of('a@1.0.0'))).toBe(why)
    expect(fake.calls).toHaveLength(4)
  })

  test('on a machine without a network takes one more try', async () => {
    const faults = [{ on: 'batch', times: 9, act: 'away' }] as const
    const { of, reach } = await ask([publicPackage('a@1.0.0')], { faults })
    expect(whyOf(of('a@1.0.0'))).toBe('it could not be reached')
    expect(reach.waits).toEqual([1_000])
  })

  test('but not soon is not waited for', async () => {
    const act = { status: 429, body: '', headers: { 'retry-after': '45' } }
    const { of, reach } = await ask([publicPackage('a@1.0.0')], { faults: [{ on: 'batch', times: 9, act }] })
    expect(whyOf(of('a@1.0.0'))).toBe('it answered with HTTP status 429')
    expect(reach.sent).toHaveLength(1)
  })

  test('is not waited for beyond the time of the run', async () => {
    const faults = [{ on: 'batch', times: 9, act: { status: 503, body: '' } }] as const
    const { of, reach } = await ask([publicPackage('a@1.0.0')], { faults }, 2)
    expect(whyOf(of('a@1.0.0'))).toBe('it answered with HTTP status 503')
    expect(reach.waits).toEqual([1_000])
  })
})

describe('what is no answer', () => {
  test.each([
    ['text', '<html>Welcome to the guest network</html>'],
    ['broken JSON', '{"responses":['],
    ['a list', '[]'],
    ['responses that are no list', '{"responses":"none"}']
  ])('%s is a failure, never “not known”', async (_, body) => {
    const { of } = await ask([publicPackage('a@1.0.0')], {
      faults: [{ on: 'batch', times: 9, act: { status: 200, body } }]
    })
    expect(whyOf(of('a@1.0.0'))).toBe('its answer was not what it documents')
  })

  test('a record of another shape fails alone', async () => {
    const responses = [
      { request: versionKey('a'), version: 5 },
      { request: versionKey('b'), version: { licenses: [5] } },
      { request: versionKey('c'), version: { licenses: ['MIT'] } },
      { request: versionKey('d'), version: null },
      { request: versionKey('d'), version: { licenses: ['MIT'] } },
      { request: versionKey('never-asked'), version: { licenses: ['MIT'] } },
      null,
      { request: { versionKey: 'd' } }
    ]
    const act = { status: 200, body: JSON.stringify({ responses }) }
    const packages = ['a@1.0.0', 'b@1.0.0', 'c@1.0.0', 'd@1.0.0'].map(publicPackage)
    const { answers } = await ask(packages, { faults: [{ on: 'batch', act }] })
    expect([...answers.values()].map((a) => a.state)).toEqual(['failed', 'failed', 'answered', 'nothing'])
  })

  test('a page that repeats for ever ends', async () => {
    const act = { status: 200, body: JSON.stringify({ responses: [], nextPageToken: 'again' }) }
    const { of, fake } = await ask([publicPackage('a@1.0.0')], { faults: [{ on: 'batch', times: 99, act }] })
    expect(whyOf(of('a@1.0.0'))).toBe('it left the package out of its answer')
    expect(fake.calls).toHaveLength(2)
  })

  test('anything at all gives one answer for each package', async () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ responses: fc.array(fc.jsonValue()), nextPageToken: fc.jsonValue() })
        .map((v) => JSON.stringify(v)),
      fc.jsonValue().map((version) => {
        const request = { versionKey: { system: 'NPM', name: 'a', version: '1.0.0' } }
        return JSON.stringify({ responses: [{ request, version }] })
      })
    )
    const statuses = fc.constantFrom(200, 200, 200, 204, 302, 400, 404, 429, 500)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ status: statuses, body: bodies }), { minLength: 1 }),
        async (acts) => {
          const packages = ['a@1.0.0', 'b@1.0.0'].map(publicPackage)
          const on = (name: 'batch' | 'single') =>
            acts.map((act, skip): Fault<typeof name> => ({ on: name, skip, act }))
          const { answers } = await ask(packages, { faults: [...on('batch'), ...on('single')] })
          for (const answer of answers.values())
            expect(['answered', 'nothing', 'failed']).toContain(answer.state)
        }
      )
    )
  })
})
