import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Package } from '../../src/model.ts'
import { depsDev } from '../../src/sources/deps-dev.ts'
import type { Answer } from '../../src/sources/source.ts'
import { textPen, write } from '../../src/text/words.ts'
import { type DepsDevOptions, fakeDepsDev, type Known } from '../support/fake-depsdev.ts'
import { type Answered, type Fault, reachTo } from '../support/fake-service.ts'
import { idOf, publicPackage, publicPackages } from './support.ts'

const HERE = 'https://deps.example'

async function ask(packages: readonly Package[], options: DepsDevOptions, seconds?: number) {
  const fake = fakeDepsDev(options)
  const reach = reachTo({ [HERE]: fake.service }, seconds)
  const answers = await depsDev(HERE).ask(packages, reach)
  expect(fake.problems).toEqual([])
  expect([...answers.keys()].sort()).toEqual(packages.map(({ id }) => id).sort())
  return { answers, fake, reach, of: (text: string) => answers.get(idOf(text)) }
}

function knownAll(packages: readonly Package[]): Map<string, string> {
  return new Map(packages.map(({ name, version }) => [`${name}@${version}`, 'MIT']))
}

function counted(answers: ReadonlyMap<string, Answer>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of answers.values()) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** Why there is no answer, else what there is. */
function whyOf(answer: Answer | undefined): string | undefined {
  return answer?.state === 'failed' ? write(answer.why, textPen) : answer?.state
}

const mapped = (license: string, spdx: string) => ({ license, spdx })
const versionKey = (name: string) => ({ versionKey: { system: 'NPM', name, version: '1.0.0' } })

describe('what it says', () => {
  const cases: readonly [string, Known, { readonly raw: unknown; readonly written?: string }][] = [
    ['one expression', { licenses: ['MIT OR GPL-2.0'] }, { raw: 'MIT OR GPL-2.0' }],
    [
      'its reading',
      { licenseDetails: [mapped('Apache 2', 'Apache-2.0')] },
      { raw: 'Apache-2.0', written: 'Apache 2' }
    ],
    [
      'the author’s words',
      { licenseDetails: [mapped('SEE LICENSE IN X', 'non-standard')] },
      { raw: 'SEE LICENSE IN X' }
    ],
    ['that there is something', { licenses: ['non-standard'] }, { raw: 'non-standard' }],
    ['several, unrelated', { licenses: ['MIT', 'GPL-2.0'] }, { raw: ['MIT', 'GPL-2.0'] }],
    ['the same twice', { licenses: ['MIT', 'MIT'] }, { raw: 'MIT' }],
    [
      'several, read and not read',
      { licenseDetails: [mapped('mit', 'MIT'), mapped('mine', 'non-standard')] },
      { raw: ['MIT', 'mine'], written: 'mit, mine' }
    ],
    [
      'one that the details lack',
      { licenses: ['MIT', 'ISC'], licenseDetails: [mapped('mit', 'MIT')] },
      { raw: ['MIT', 'ISC'] }
    ]
  ]
  test.each(cases)('%s', async (_, known, said) => {
    const { of } = await ask([publicPackage('@a/b@1.0.0')], { known: { '@a/b@1.0.0': known } })
    const url = 'https://deps.dev/npm/%40a%2Fb/1.0.0'
    const claim = { ...said, source: 'deps.dev', trust: 'outside', url }
    expect(of('@a/b@1.0.0')).toEqual({ state: 'answered', claims: [claim] })
  })

  test.each([
    ['a version that it does not know', {}],
    ['a version without a license', { 'a@1.0.0': { licenses: [] } }],
    ['empty texts', { 'a@1.0.0': { licenses: [''], licenseDetails: [{ license: '', spdx: '' }] } }]
  ])('nothing of %s', async (_, known) => {
    const { of } = await ask([publicPackage('a@1.0.0')], { known })
    expect(of('a@1.0.0')).toEqual({ state: 'nothing' })
  })
})

describe('batches', () => {
  test('hold 5,000 packages and no more', async () => {
    const packages = publicPackages(12_000)
    const { answers, fake } = await ask(packages, { known: knownAll(packages) })
    expect(fake.calls).toEqual(['batch of 5000', 'batch of 5000', 'batch of 2000'])
    expect(counted(answers)).toEqual({ answered: 12_000 })
  })

  test('come in pages', async () => {
    const packages = publicPackages(7)
    const { answers, fake } = await ask(packages, { known: knownAll(packages), page: 3 })
    expect(fake.calls).toEqual(['batch of 7', 'batch of 7, next page', 'batch of 7, next page'])
    expect(counted(answers)).toEqual({ answered: 7 })
  })

  test('keep the pages that came before one broke', async () => {
    const packages = publicPackages(4)
    const faults = [{ on: 'batch', skip: 1, times: 4, act: { status: 403, body: '' } }] as const
    const { answers } = await ask(packages, { known: knownAll(packages), page: 2, faults })
    expect(counted(answers)).toEqual({ answered: 2, failed: 2 })
  })

  test('whose answer leaves something out are asked again for that, once', async () => {
    const packages = publicPackages(5)
    const leavesOut = { 'p1@1.0.1': 1, 'p2@1.0.2': 9 }
    const { fake, of } = await ask(packages, { known: knownAll(packages), leavesOut })
    expect(fake.calls).toEqual(['batch of 5', 'batch of 2', 'batch of 1'].slice(0, 2))
    expect(of('p1@1.0.1')).toMatchObject({ state: 'answered' })
    expect(whyOf(of('p2@1.0.2'))).toBe('it left the package out of its answer')
  })

  test('are not asked for without packages', async () => {
    expect((await ask([], {})).fake.calls).toEqual([])
  })
})

describe('a batch that fails', () => {
  test.each([400, 413, 422, 500, 504])(
    'with status %i is halved until the bad version stands alone',
    async (status) => {
      const packages = publicPackages(1_000)
      const poison = ['p617@1.0.1']
      const { answers, fake, of } = await ask(packages, {
        known: knownAll(packages),
        poison,
        poisonStatus: status
      })
      expect(counted(answers)).toEqual({ answered: 999, failed: 1 })
      expect(whyOf(of('p617@1.0.1'))).toBe(`it answered with HTTP status ${status}`)
      expect(fake.calls.length).toBeLessThan(40)
    }
  )

  test('for several bad versions is halved for each', async () => {
    const packages = publicPackages(2_000)
    const poison = ['p3@1.0.3', 'p617@1.0.1', 'p1999@1.0.4']
    const { answers, fake } = await ask(packages, { known: knownAll(packages), poison })
    expect(counted(answers)).toEqual({ answered: 1_997, failed: 3 })
    expect(fake.calls.length).toBeLessThan(70)
  })

  test('loses nothing but the bad versions, wherever they stand', async () => {
    const packages = publicPackages(64)
    const known = knownAll(packages)
    const some = fc.uniqueArray(fc.constantFrom(...known.keys()), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom(400, 500), async (poison, poisonStatus) => {
        const { answers } = await ask(packages, {
          known,
          poison: poison.slice(0, poisonStatus === 400 ? 6 : 2),
          poisonStatus
        })
        const lost = [...answers].filter(([, a]) => a.state !== 'answered').map(([id]) => id)
        expect(lost.sort()).toEqual(
          poison
            .slice(0, poisonStatus === 400 ? 6 : 2)
            .map(idOf)
            .sort()
        )
      }),
      { numRuns: 40 }
    )
  })

  test('whatever it holds is followed by single reads', async () => {
    const packages = publicPackages(100)
    const known = knownAll(packages)
    const { answers, fake } = await ask(packages, {
      known,
      faults: [{ on: 'batch', times: 99, act: { status: 400, body: '' } }]
    })
    expect(counted(answers)).toEqual({ answered: 100 })
    expect(fake.calls.filter((c) => c !== 'single')).toHaveLength(33)
  })

  test('in an outage is not halved for long', async () => {
    const packages = publicPackages(1_000)
    const faults = [{ on: 'batch', times: 999, act: { status: 500, body: '' } }] as const
    const { answers, fake } = await ask(packages, { known: knownAll(packages), faults })
    expect(counted(answers)).toEqual({ failed: 1_000 })
    expect(fake.calls.length).toBeLessThanOrEqual(16)
  })
})

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
    ['reset', 'it could not be reached, or the connection broke'],
    ['hang', 'it did not answer in time']
  ] as readonly [Answered, string][])('and does not pass (%j) is given up', async (act, why) => {
    const { of, fake } = await ask([publicPackage('a@1.0.0')], { faults: [{ on: 'batch', times: 99, act }] })
    expect(whyOf(of('a@1.0.0'))).toBe(why)
    expect(fake.calls).toHaveLength(4)
  })

  test('but only in an hour is not waited for', async () => {
    const act = { status: 429, body: '', headers: { 'retry-after': '3600' } }
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

describe('where the batch is gone', () => {
  test.each([404, 410, 501])('(%i) versions are read one by one', async (withoutBatch) => {
    const known = { 'a@1.0.0': { licenses: ['MIT'] }, 'odd@1.0.0': { licenses: ['non-standard'] } }
    const packages = ['a@1.0.0', '@s/none@1.0.0', 'odd@1.0.0'].map(publicPackage)
    const { fake, of } = await ask(packages, { known, withoutBatch })
    expect(fake.calls).toEqual(['batch of 3', 'single', 'single', 'single'])
    expect(of('a@1.0.0')).toMatchObject({ state: 'answered', claims: [{ raw: 'MIT' }] })
    expect(of('odd@1.0.0')).toMatchObject({ state: 'answered', claims: [{ raw: 'non-standard' }] })
    expect(of('@s/none@1.0.0')).toEqual({ state: 'nothing' })
  })

  test('no more than 500 are', async () => {
    const packages = publicPackages(600)
    const { answers, fake } = await ask(packages, { known: knownAll(packages), withoutBatch: 404 })
    expect(counted(answers)).toEqual({ answered: 500, failed: 100 })
    expect(fake.calls).toHaveLength(501)
  })

  test('a service that knows nothing at all is not believed', async () => {
    const { of } = await ask(['a@1.0.0', 'b@1.0.0'].map(publicPackage), { withoutBatch: 404 })
    expect(whyOf(of('a@1.0.0'))).toBe('nothing at its address knows any package')
  })

  test('a service that is down is left alone', async () => {
    const packages = publicPackages(400)
    const faults = [{ on: 'single', times: 9_999, act: { status: 500, body: '' } }] as const
    const { answers, fake } = await ask(packages, { known: knownAll(packages), withoutBatch: 410, faults })
    expect(counted(answers)).toEqual({ failed: 400 })
    expect(fake.calls.length).toBeLessThan(80)
  })

  test('a bad answer fails alone', async () => {
    const packages = publicPackages(3)
    const faults = [{ on: 'single', act: { status: 200, body: '{}' } }] as const
    const { answers } = await ask(packages, { known: knownAll(packages), withoutBatch: 404, faults })
    expect(counted(answers)).toEqual({ answered: 2, failed: 1 })
  })
})
