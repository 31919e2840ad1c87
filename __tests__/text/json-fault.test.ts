import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jsonFault } from '../../src/text/json-fault.ts'

test.each([
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['[1 2]', 3],
  ['[1,]', 3],
  ['{a}', 1],
  ['"\\u12g4"', 0],
  ['[1}', 2],
  ['1 1', 2],
  ['[-]', 1],
  ['[1.]', 1],
  ['nul', 0],
  ['["a', 1],
  ['["a"', 4],
  [' ', 1]
])('%j stops being JSON at %i', (text, offset) => {
  expect(jsonFault(text)).toBe(offset)
})

test('finds no fault in JSON, and one before the end where a character is put in that cannot stand', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      expect(jsonFault(json)).toBe(json.length)
      const cut = at % (json.length + 1)
      const broken = `${json.slice(0, cut)}\u0001${json.slice(cut)}`
      expect(jsonFault(broken)).toBeLessThanOrEqual(cut)
    })
  )
})
