import { expect, test } from '@jest/globals'
import { isStale } from '../../src/standards/stale.ts'

test.each([
  ['2026-11-22', '2026-11-22T00:00:00Z', false],
  ['2026-11-22', '2027-11-22T23:59:59Z', false],
  ['2026-11-22', '2027-11-23T00:00:00Z', true],
  ['2024-02-29', '2025-02-28T12:00:00Z', false],
  ['2024-02-29', '2025-03-01T00:00:00Z', true],
  ['2030-01-01', '2026-11-22T00:00:00Z', false],
  ['', '2026-11-22T00:00:00Z', true],
  ['last spring', '2026-11-22T00:00:00Z', true],
  ['2026-11-22', 'no date', true]
])('reviewed %s is stale at %s: %s', (last_reviewed, now, stale) => {
  expect(isStale({ last_reviewed }, new Date(now))).toBe(stale)
})
