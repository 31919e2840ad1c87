import { expect, test } from '@jest/globals'
import type { Problem } from '../../src/model.ts'
import { problemRules, rules, ruleWords } from '../../src/rules/index.ts'

test('codes are unique and every rule has all of its words', () => {
  const codes = ruleWords.map((r) => r.code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const { code, title, why, fix } of ruleWords) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/)
    expect(title).toMatch(/^[A-Z][^.]*[^.]$/)
    for (const sentence of [why, fix]) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/)
  }
  expect(ruleWords).toHaveLength(rules.length + problemRules.length)
})

test('every code of a problem has words', () => {
  const codes: Record<Problem['code'], true> = {
    'lockfile-unreadable': true,
    'lockfile-missing': true,
    'lockfile-incomplete': true,
    'dependency-unpinned': true,
    'lookup-failed': true,
    'listing-truncated': true
  }
  expect(problemRules.map((r) => r.code).toSorted()).toEqual(Object.keys(codes).toSorted())
})
