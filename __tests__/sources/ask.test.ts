import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Origin, Package } from '../../src/model.ts'
import { purlPattern } from '../../src/purl.ts'
import { type Asking, askAll } from '../../src/sources/ask.ts'
import { depsDev } from '../../src/sources/deps-dev.ts'
import { sourcesOf } from '../../src/sources/index.ts'
import { type Answer, failed, NOTHING, type Source } from '../../src/sources/source.ts'
import { sortedBy } from '../../src/text/order.ts'
import { fakeDepsDev } from '../support/fake-depsdev.ts'
import { fakeRegistry } from '../support/fake-npm-registry.ts'
import { reachTo } from '../support/fake-service.ts'
import { idOf, publicPackage, publicPackages } from './support.ts'

const HERE = 'https://deps.example'
const REGISTRY = 'https://registry.example'
const npm = { registry: REGISTRY, scopes: new Map<string, string>() }
const isPrivate = purlPattern('pkg:npm/%40acme/*')!

/** A source that gives what it is told to, and keeps what it was asked. */
function source(
  id: string,
  answers: Readonly<Record<string, Answer>>
): Source & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    id,
    asked,
    covers: () => true,
    async ask(packages) {
      asked.push(...packages.map((p) => `${p.name}@${p.version}`))
      return new Map(
        packages.flatMap((p) => {
          const answer = answers[`${p.name}@${p.version}`]
          return answer === undefined ? [] : [[p.id, answer] as const]
        })
      )
    }
  }
}

function asking(sources: readonly Source[], more: Partial<Asking> = {}): Asking {
  return { reach: reachTo({}), sources, isPrivate, ...more }
}

const MIT: Answer = { state: 'answered', claims: [{ raw: 'MIT', source: 'first', trust: 'outside' }] }

describe('nothing private leaves', () => {
  const origins: readonly Origin[] = ['public-registry', 'other-registry', 'git', 'url', 'first-party']
  const names = fc.oneof(
    fc.stringMatching(/^@acme\/[a-z-]{1,9}$/),
    fc.stringMatching(/^@[a-z]{1,5}\/[a-z._-]{1,9}$/),
    fc.stringMatching(/^[a-z._-]{1,12}$/),
    fc.string({ maxLength: 9 }),
    fc.constantFrom('__proto__', 'constructor', '..', '.', 'a/../b', '%2e%2e', 'x'.repeat(400))
  )
  const packages = fc.uniqueArray(
    fc.record({
      name: names,
      version: fc.oneof(fc.constant('1.0.0'), fc.string({ maxLength: 5 })),
      origin: fc.constantFrom(...origins)
    }),
    { selector: ({ name, version }) => `${name}@${version}`, maxLength: 12 }
  )
  const made = packages.map((all) =>
    all.map(({ name, version, origin }): Package => ({ ...publicPackage(`${name}@${version}`), origin }))
  )

  test('not to deps.dev in batches or one by one, and not to a registry', async () => {
    await fc.assert(
      fc.asyncProperty(made, fc.boolean(), async (all, withoutBatch) => {
        const deps = fakeDepsDev(withoutBatch ? { withoutBatch: 404 } : {})
        const registry = fakeRegistry({})
        const reach = reachTo({ [HERE]: deps.service, [REGISTRY]: registry.service })
        const { answers, asked } = await askAll(all, {
          reach,
          sources: sourcesOf({ depsDev: HERE, npm }),
          isPrivate
        })
        const open = all.filter((p) => p.origin === 'public-registry' && !p.name.startsWith('@acme/'))
        const allowed = new Set(open.map((p) => `${p.name}@${p.version}`))
        expect(deps.named.filter((name) => !allowed.has(name))).toEqual([])
        for (const call of registry.calls) {
          const name = decodeURIComponent(call.replace(/^GET \//, '').replace(/\/[^/]*$/, ''))
          const whole = decodeURIComponent(call.replace(/^GET \//, ''))
          expect(open.some((p) => p.name === name || p.name === whole)).toBe(true)
        }
        expect(new Set(deps.named).size).toBe(asked.find((a) => a.source === 'deps.dev')?.packages ?? 0)
        const untouched = all.filter((p) => !open.includes(p)).map((p) => answers.get(p.id)?.state)
        expect(untouched.filter((state) => state !== 'not-asked')).toEqual([])
        expect(deps.problems).toEqual([])
      })
    )
  })

  test('a package that no registry can hold is unknown outside without being sent', async () => {
    const deps = fakeDepsDev()
    const odd = { ...publicPackage('a@1.0.0'), name: '..' }
    const { answers, asked } = await askAll(
      [odd],
      asking([depsDev(HERE)], { reach: reachTo({ [HERE]: deps.service }) })
    )
    expect(answers.get(odd.id)).toEqual({ state: 'nothing', claims: [] })
    expect([deps.named, asked]).toEqual([[], []])
  })

  test('nobody is asked offline', async () => {
    const { answers, asked } = await askAll([publicPackage('a@1.0.0')], undefined)
    expect([...answers.values()]).toEqual([{ state: 'not-asked', claims: [] }])
    expect(asked).toEqual([])
  })
})

describe('several sources', () => {
  test('are asked in turn for what those before did not answer', async () => {
    const first = source('first', { 'a@1.0.0': MIT, 'b@1.0.0': NOTHING, 'c@1.0.0': failed('down') })
    const second = source('second', { 'b@1.0.0': MIT, 'c@1.0.0': MIT })
    const { answers, asked } = await askAll(
      ['a@1.0.0', 'b@1.0.0', 'c@1.0.0'].map(publicPackage),
      asking([first, second])
    )
    expect(second.asked).toEqual(['b@1.0.0', 'c@1.0.0'])
    expect([...answers.values()].map((a) => a.state)).toEqual(['answered', 'answered', 'answered'])
    expect(asked).toEqual([
      { source: 'first', packages: 3 },
      { source: 'second', packages: 2 }
    ])
  })

  test('one that failed may have known what another does not', async () => {
    const down = source('first', { 'a@1.0.0': failed('down') })
    const empty = source('second', { 'a@1.0.0': NOTHING })
    for (const sources of [
      [down, empty],
      [empty, down]
    ]) {
      const { answers } = await askAll([publicPackage('a@1.0.0')], asking(sources))
      expect(answers.get(idOf('a@1.0.0'))).toEqual({
        state: 'failed',
        claims: [],
        failure: { source: 'first', why: ['down'] }
      })
    }
  })

  test('one that says nothing of a package failed to', async () => {
    const { answers } = await askAll([publicPackage('a@1.0.0')], asking([source('first', {})]))
    expect(answers.get(idOf('a@1.0.0'))?.state).toBe('failed')
  })

  test('the registry fills the gaps of deps.dev', async () => {
    const deps = fakeDepsDev({ known: { 'old@1.0.0': 'MIT' } })
    const registry = fakeRegistry({ known: { 'new@1.0.0': { license: 'ISC' } } })
    const reach = reachTo({ [HERE]: deps.service, [REGISTRY]: registry.service })
    const packages = ['old@1.0.0', 'new@1.0.0', 'none@1.0.0'].map(publicPackage)
    const { answers } = await askAll(packages, asking(sourcesOf({ depsDev: HERE, npm }), { reach }))
    expect(
      packages.map(({ id }) => answers.get(id)?.claims.map((c) => `${c.source}: ${String(c.raw)}`))
    ).toEqual([['deps.dev: MIT'], ['npm registry: ISC'], []])
    expect(registry.calls).toEqual(['GET /new/1.0.0', 'GET /none/1.0.0', 'GET /none'])
  })
})

const given = (answers: Record<string, Answer | undefined>) =>
  Object.fromEntries(Object.entries(answers).flatMap(([key, a]) => (a === undefined ? [] : [[key, a]])))

const inOrder = (answers: ReadonlyMap<string, unknown>) => sortedBy(answers, ([id]) => id)

describe('every package', () => {
  const answer = fc.constantFrom<Answer | undefined>(MIT, NOTHING, failed('down'), undefined)
  const both = fc.dictionary(
    fc.constantFrom(...publicPackages(20).map((p) => `${p.name}@${p.version}`)),
    answer
  )

  test('ends in one state, whatever the order of packages', async () => {
    const shuffled = fc.shuffledSubarray(publicPackages(20), { minLength: 20 })
    await fc.assert(
      fc.asyncProperty(shuffled, both, both, async (packages, one, two) => {
        const sources = () => [source('one', given(one)), source('two', given(two))]
        const { answers, asked } = await askAll(packages, asking(sources()))
        const sorted = await askAll(publicPackages(20), asking(sources()))
        expect(inOrder(answers)).toEqual(inOrder(sorted.answers))
        expect(asked).toEqual(sorted.asked)
        for (const { state, claims, failure } of answers.values()) {
          expect(state === 'answered').toBe(claims.length > 0)
          expect(state === 'failed').toBe(failure !== undefined)
          expect(state).not.toBe('not-asked')
        }
      })
    )
  })

  test('is asked about in the same order, what changed first', async () => {
    const packages = ['b@1.0.0', 'c@1.0.0', 'a@1.0.0'].map(publicPackage)
    const one = source('one', {})
    await askAll(packages, asking([one], { first: (id) => id === idOf('c@1.0.0') }))
    expect(one.asked).toEqual(['c@1.0.0', 'a@1.0.0', 'b@1.0.0'])
  })
})
