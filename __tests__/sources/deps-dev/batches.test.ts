import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { idOf, publicPackages } from '../support.ts'
import { ask, counted, knownAll, whyOf } from './ask.ts'

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
