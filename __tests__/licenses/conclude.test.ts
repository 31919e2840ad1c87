import { describe, expect, test } from '@jest/globals'
import { conclude } from '../../src/licenses/conclude.ts'
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
      state: 'known'
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
    expect(fact(claim('GPL-3.0-only'), claim('MIT', 'outside'))).toMatchObject({
      state: 'conflict',
      suggestion: 'MIT OR GPL-3.0-only'
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
