import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { conclude, type Outside } from '../../src/licenses/conclude.ts'
import type { Claim } from '../../src/model.ts'
import { catalog } from './support.ts'

const claim = (raw: unknown, trust: Claim['trust'] = 'pull-request', source = 'lockfile'): Claim => ({
  raw,
  trust,
  source
})
const fact = (...claims: Claim[]) => conclude(claims, catalog)

describe('one claim', () => {
  test('that is known keeps how it was written and what it is', () => {
    const claims = [claim('(mit or Apache 2)')]
    expect(conclude(claims, catalog)).toMatchObject({ state: 'unreadable', declared: '(mit or Apache 2)' })
    const other = [claim('(mit or apache-2.0)')]
    expect(conclude(other, catalog)).toEqual({
      declared: '(mit or apache-2.0)',
      concluded: 'MIT OR Apache-2.0',
      form: 'expression',
      claims: other,
      source: 'lockfile',
      state: 'known',
      unverified: 'nothing'
    })
  })

  test.each([
    ['MIT', 'id'],
    ['Apache-2.0+', 'expression'],
    ['UNLICENSED', 'name']
  ])('%s has the form of an %s', (raw, form) => {
    expect(fact(claim(raw))).toMatchObject({ state: 'known', concluded: raw, form })
  })

  test('that cannot be read says why, and what it may mean', () => {
    expect(fact(claim('BSD'))).toMatchObject({
      state: 'unreadable',
      declared: 'BSD',
      suggestion: 'BSD-2-Clause OR BSD-3-Clause',
      why: ['it does not say which license or version']
    })
    expect(fact(claim('BSD'))).not.toHaveProperty('concluded')
  })

  test('of several licenses is a conflict', () => {
    expect(fact(claim([{ type: 'MIT' }, { type: 'GPL-2.0', url: 'https://example.com' }]))).toMatchObject({
      state: 'conflict',
      declared: 'MIT, GPL-2.0 https://example.com',
      suggestion: 'MIT OR GPL-2.0-only'
    })
  })

  test('is declared in at most 1,000 characters', () => {
    expect(fact(claim('x'.repeat(5_000))).declared).toHaveLength(1_001)
  })
})

describe('nothing said', () => {
  test('by nobody, or by claims that say nothing', () => {
    expect(fact()).toEqual({ claims: [], state: 'missing' })
    expect(fact(claim(null), claim('NOASSERTION')).state).toBe('missing')
  })
})

describe('several claims', () => {
  test('that agree after normalisation are one', () => {
    expect(fact(claim('MIT License'), claim('mit'))).toMatchObject({ state: 'known', concluded: 'MIT' })
  })

  test('that say nothing do not count', () => {
    expect(fact(claim(''), claim('MIT'))).toMatchObject({ state: 'known', concluded: 'MIT' })
  })

  test('that differ are a conflict, whoever wrote them', () => {
    expect(fact(claim('MIT'), claim('ISC'))).toMatchObject({ state: 'conflict', suggestion: 'MIT OR ISC' })
    expect(fact(claim('GPL-3.0-only'), claim('MIT', 'outside', 'deps.dev'))).toMatchObject({
      state: 'conflict',
      suggestion: 'MIT',
      why: ['deps.dev says ', { quote: 'MIT' }, ', ', 'the lockfile says ', { quote: 'GPL-3.0-only' }]
    })
  })

  test('of several licenses each are one conflict', () => {
    expect(fact(claim(['MIT', 'ISC']), claim(['MIT', '0BSD'])).suggestion).toBe('MIT OR ISC OR 0BSD')
    expect(fact(claim(['MIT', 'ISC'], 'outside'), claim('0BSD')).suggestion).toBe('MIT OR ISC OR 0BSD')
  })

  test('of which one cannot be read are a conflict among equals', () => {
    expect(fact(claim('MIT'), claim('Acme EULA'))).toMatchObject({ state: 'conflict', suggestion: 'MIT' })
  })

  test('a pull request neither clears nor blurs what was said outside', () => {
    expect(fact(claim('MIT'), claim('Acme EULA', 'outside')).state).toBe('unreadable')
    expect(fact(claim('Acme EULA'), claim('MIT', 'outside'))).toMatchObject({
      state: 'known',
      concluded: 'MIT'
    })
  })

  test('the owners’ word on the base stands alone', () => {
    expect(fact(claim('GPL-3.0-only', 'outside'), claim('MIT', 'base', 'policy'))).toMatchObject({
      state: 'known',
      concluded: 'MIT',
      source: 'policy'
    })
  })

  test('order among equals does not change the state', () => {
    const claims = [claim('MIT'), claim('ISC'), claim('Acme EULA')]
    expect(fact(...claims).state).toBe(fact(...claims.toReversed()).state)
  })
})

describe('asking outside', () => {
  const under = (outside: Outside, ...claims: Claim[]) => conclude(claims, catalog, outside)
  const every: readonly Outside[] = ['answered', 'nothing', 'failed', 'not-asked']

  test('what only the pull request says is marked with what became of it', () => {
    const marks = every.map((outside) => under(outside, claim('MIT')).unverified)
    expect(marks).toEqual(['nothing', 'nothing', 'failed', 'not-asked'])
    expect(under('failed', claim(['MIT', 'ISC']))).toMatchObject({ state: 'conflict', unverified: 'failed' })
    expect(under('nothing', claim('Acme EULA'))).toMatchObject({ state: 'unreadable', unverified: 'nothing' })
  })

  test('what nobody says has the state of asking', () => {
    expect(every.map((outside) => under(outside).state)).toEqual([
      'missing',
      'missing',
      'failed',
      'not-asked'
    ])
    expect(under('failed', claim('NOASSERTION'))).toEqual({ claims: [claim('NOASSERTION')], state: 'failed' })
  })

  test('an answer that says nothing verifies nothing', () => {
    expect(under('answered', claim('MIT'), claim('', 'outside'))).toMatchObject({ unverified: 'nothing' })
  })

  test('what is said outside, or by the owners on the base, is not marked', () => {
    expect(under('answered', claim('MIT'), claim('MIT', 'outside'))).not.toHaveProperty('unverified')
    expect(under('failed', claim('MIT'), claim('MIT', 'base', 'policy'))).not.toHaveProperty('unverified')
  })

  test('older names of one license agree', () => {
    const one = under('answered', claim('GPL-3.0'), claim('GPL-3.0-only', 'outside', 'deps.dev'))
    expect(one).toMatchObject({ state: 'known', concluded: 'GPL-3.0-only', source: 'deps.dev' })
    const other = under('answered', claim('GPL-2.0-or-later'), claim('GPL-2.0+', 'outside'))
    expect(other).toMatchObject({ state: 'known', concluded: 'GPL-2.0-or-later' })
  })

  test('the author’s own words are what is declared', () => {
    const mapped: Claim = { ...claim('Apache-2.0', 'outside', 'deps.dev'), written: 'Apache 2' }
    expect(under('answered', mapped)).toMatchObject({ declared: 'Apache 2', concluded: 'Apache-2.0' })
  })

  test('whatever a pull request writes, it neither stands unmarked nor silences what is said outside', () => {
    const raws = fc.constantFrom<unknown>(
      'MIT',
      'GPL-3.0',
      'BUSL-1.1',
      'MIT OR ISC',
      ['MIT', 'ISC'],
      'mine',
      '',
      null
    )
    fc.assert(
      fc.property(
        fc.array(raws),
        fc.option(raws, { nil: undefined }),
        fc.constantFrom(...every),
        (written, said, outside) => {
          const claims = written.map((raw) => claim(raw))
          const found = under(outside, ...claims, ...(said === undefined ? [] : [claim(said, 'outside')]))
          const alone = said === undefined ? undefined : under('answered', claim(said, 'outside'))
          if (alone === undefined || alone.state === 'missing') {
            expect(found.concluded === undefined || found.unverified !== undefined).toBe(true)
          } else {
            expect([alone.concluded, undefined]).toContain(found.concluded)
            expect(found.unverified).toBeUndefined()
            expect(found.state).not.toBe('missing')
          }
        }
      )
    )
  })
})
