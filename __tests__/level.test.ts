import { expect, test } from '@jest/globals'
import { asLevel, atMost, compareLevels, strictest } from '../src/level.ts'
import type { Level } from '../src/model.ts'

const LEVELS: readonly Level[] = ['allow', 'note', 'warn', 'deny']

test('levels have one order', () => {
  expect(LEVELS.toReversed().sort(compareLevels)).toEqual(LEVELS)
})

test.each([
  [[], 'allow'],
  [['note', 'deny', 'warn'], 'deny'],
  [['allow', 'note'], 'note']
] as const)('the strictest of %j is %s', (levels, worst) => {
  expect(strictest(levels)).toBe(worst)
})

test('a ceiling lowers and never raises', () => {
  for (const level of LEVELS)
    for (const ceiling of LEVELS) {
      const lowered = atMost(level, ceiling)
      expect([level, ceiling]).toContain(lowered)
      expect(compareLevels(lowered, level) <= 0 && compareLevels(lowered, ceiling) <= 0).toBe(true)
    }
})

test.each([undefined, null, 'Deny', 'block', 3, ['allow'], '__proto__'])(
  '%j is no level, so it denies',
  (value) => {
    expect(asLevel(value)).toBe('deny')
  }
)
