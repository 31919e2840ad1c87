import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fit, type Section, utf8Length } from '../../src/render/markdown/fit.ts'

function section(name: string, importance: number, n: number, beyond = 0): Section {
  return {
    importance,
    before: `[${name}`,
    items: Array.from({ length: n }, (_, i) => String(i % 10)),
    after: ']',
    beyond,
    left: (missing) => `(-${missing})`
  }
}

const size = (text: string) => text.length

describe('fit', () => {
  const sections = [section('h', 0, 1), section('b', 2, 5), section('a', 1, 5), section('c', 3, 5)]

  test.each([
    [100, '[h0][b01234][a01234][c01234]'],
    [33, '[h0][b01234][a01234](-5)'],
    [26, '[h0](-5)[a01234](-5)'],
    [22, '[h0](-5)[a012(-2)](-5)'],
    [16, '[h0](-5)(-5)(-5)'],
    [1, '[h0](-5)(-5)(-5)']
  ])('in %d', (limit, expected) => {
    expect(fit(sections, limit, size)).toBe(expected)
  })

  test('what was left out beforehand counts too', () => {
    expect(fit([section('a', 1, 2, 7)], 100, size)).toBe('[a01(-7)]')
    expect(fit([section('a', 1, 2, 7)], 7, size)).toBe('(-9)')
  })

  test('an empty section is not there', () => {
    expect(fit([section('a', 1, 0)], 100, size)).toBe('')
  })

  test('stays in the limit wherever the fixed parts and the counts do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(40), fc.nat(9)), { maxLength: 6 }),
        fc.integer({ min: 60, max: 200 }),
        (parts, limit) => {
          const all = parts.map(([importance, n, beyond]) => section('s', importance, n, beyond))
          expect(fit(all, limit, size).length).toBeLessThanOrEqual(limit)
        }
      )
    )
  })
})

test('utf8Length is never less than the bytes', () => {
  expect(utf8Length('aé日')).toBe(6)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBeGreaterThanOrEqual(Buffer.byteLength(text))
    })
  )
})
