import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Expression } from '../../src/licenses/expression.ts'
import { formatExpression } from '../../src/licenses/expression.ts'
import { expressionKey, hasChoice, leadsTo, leavesOf, sidesOf } from '../../src/licenses/ways.ts'
import { expressionOf } from './support.ts'

test.each([
  ['MIT OR GPL-2.0-only', 'MIT', true],
  ['MIT OR GPL-2.0-only', 'GPL-2.0-only', true],
  ['MIT OR GPL-2.0-only', 'ISC', false],
  ['MIT OR GPL-2.0-only', 'MIT AND GPL-2.0-only', false],
  ['MIT OR GPL-2.0-only', 'MIT OR GPL-2.0-only', false],
  ['MIT OR ISC OR Zlib', 'MIT OR ISC', false],
  ['MIT AND ISC', 'MIT', false],
  ['MIT AND ISC', 'ISC AND MIT', true],
  ['MIT', 'MIT', true],
  ['MIT AND (ISC OR Zlib)', 'Zlib AND MIT', true],
  ['MIT AND (ISC OR Zlib)', 'Zlib', false],
  ['MIT AND (ISC OR Zlib)', 'MIT AND ISC AND Zlib', false],
  ['(MIT OR ISC) AND (Zlib OR 0BSD)', 'ISC AND 0BSD', true],
  ['(MIT OR ISC) AND (MIT OR 0BSD)', 'MIT', true],
  ['(MIT AND ISC) OR Zlib', 'MIT AND ISC', true],
  ['(MIT AND ISC) OR Zlib', 'MIT', false],
  ['LicenseRef-A OR MIT', 'LicenseRef-a', true],
  ['GPL-2.0-only OR MIT', 'GPL-2.0-only WITH Classpath-exception-2.0', false]
])('%s leads to %s: %s', (whole, way, yes) => {
  expect(leadsTo(expressionOf(whole), expressionOf(way))).toBe(yes)
})

test.each([
  ['MIT OR ISC', 'ISC OR MIT', true],
  ['MIT AND (ISC OR Zlib)', '(Zlib OR ISC) AND MIT', true],
  ['MIT OR MIT', 'MIT', true],
  ['LicenseRef-A', 'LicenseRef-a', true],
  ['MIT AND ISC', 'MIT OR ISC', false],
  ['MIT AND ISC OR Zlib', 'MIT AND (ISC OR Zlib)', false]
])('%s is %s in another order: %s', (one, other, yes) => {
  expect(expressionKey(expressionOf(one)) === expressionKey(expressionOf(other))).toBe(yes)
})

test('sides are those of the outermost OR', () => {
  expect(sidesOf(expressionOf('MIT OR (ISC AND (Zlib OR 0BSD))'))).toEqual(['MIT', 'ISC AND (Zlib OR 0BSD)'])
  expect(sidesOf(expressionOf('MIT AND (Zlib OR 0BSD)'))).toEqual(['MIT AND (Zlib OR 0BSD)'])
})

const ids = ['MIT', 'ISC', 'Zlib', '0BSD', 'GPL-2.0-only', 'LicenseRef-A'] as const
const leaf = fc.constantFrom(...ids).map((id) => expressionOf(id))
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 })
    })
  )
}))

/** The licenses of one way through, by walking down with a coin for each OR. */
function someWay(expression: Expression, pick: (size: number) => number): string[] {
  if (expression.type === 'leaf') return [expression.text]
  const { type, parts } = expression
  return (type === 'and' ? parts : [parts[pick(parts.length)] ?? expression]).flatMap((part) =>
    someWay(part, pick)
  )
}

test('every way that a walk finds is one, and nothing beside it is', () => {
  fc.assert(
    fc.property(tree, fc.array(fc.nat(2), { minLength: 30, maxLength: 30 }), (expression, coins) => {
      let toss = 0
      const way = someWay(expression, (size) => (coins[toss++ % coins.length] ?? 0) % size)
      const taken = expressionOf([...new Set(way)].join(' AND '))
      expect(leadsTo(expression, taken)).toBe(true)
      expect(leadsTo(expression, expressionOf(`${formatExpression(taken)} AND Beerware`))).toBe(false)
      expect(leavesOf(expression).map((l) => l.text)).toEqual(expect.arrayContaining(way))
    })
  )
})

test('the key is the same under any order of parts', () => {
  const shuffled = (e: Expression): Expression =>
    e.type === 'leaf' ? e : { type: e.type, parts: e.parts.map(shuffled).toReversed() }
  fc.assert(
    fc.property(tree, (expression) => {
      expect(expressionKey(shuffled(expression))).toBe(expressionKey(expression))
      expect(hasChoice(shuffled(expression))).toBe(hasChoice(expression))
    })
  )
})

test('what has too many ways leads nowhere, and soon', () => {
  const clauses = Array.from({ length: 24 }, (_, i) => `(LicenseRef-a${i} OR LicenseRef-b${i})`)
  const whole = expressionOf(clauses.join(' AND '))
  const everything = Array.from({ length: 24 }, (_, i) => `LicenseRef-a${i} AND LicenseRef-b${i}`).join(
    ' AND '
  )
  expect(leadsTo(whole, expressionOf(everything))).toBe(false)
  const one = expressionOf(Array.from({ length: 24 }, (_, i) => `LicenseRef-a${i}`).join(' AND '))
  expect(leadsTo(whole, one)).toBe(true)
})
