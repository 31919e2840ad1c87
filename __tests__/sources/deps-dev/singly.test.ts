import { describe, expect, test } from '@jest/globals'
import { publicPackage, publicPackages } from '../support.ts'
import { ask, counted, knownAll, whyOf } from './ask.ts'

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
