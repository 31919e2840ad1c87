import { expect, test } from '@jest/globals'
import type { Programme } from '../../src/model.ts'
import { isStale, oldTerms } from '../../src/standards/stale.ts'

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

function read(day: string | undefined): Programme {
  const source = {
    title: 'Terms',
    url: null,
    kind: 'found',
    ...(day === undefined ? {} : { read: day })
  } as const
  return { id: 'pool', administrator: 'A', programme: 'P', state: 'active', covers: '', source }
}

test.each([
  ['no programme', [], '2040-01-01T00:00:00Z', undefined],
  ['the 180th day', [read('2026-11-24')], '2027-05-23T23:59:59Z', undefined],
  ['the day after', [read('2026-11-24')], '2027-05-24T00:00:00Z', '2026-11-24'],
  [
    'the newest of several counts',
    [read('2026-01-01'), read('2026-11-24')],
    '2027-05-23T00:00:00Z',
    undefined
  ],
  ['never read, so the review counts', [read(undefined)], '2027-05-24T00:00:00Z', '2026-11-20'],
  ['no date', [read('last spring')], '2026-11-25T00:00:00Z', 'last spring']
])('terms: %s', (_, licensing_programmes, now, told) => {
  expect(oldTerms({ licensing_programmes, last_reviewed: '2026-11-20' }, new Date(now))).toBe(told)
})
