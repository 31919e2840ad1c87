import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jsonKeyLines, lineAt, walkJsonKeys } from '../../src/text/lines.ts'

test.each([
  ['', 0, 1],
  ['a\nb', 0, 1],
  ['a\nb', 1, 1],
  ['a\nb', 2, 2],
  ['\r\n\r\n', 4, 3],
  ['a', 9, 1]
])('the line in %j of offset %i is %i', (text, offset, line) => {
  expect(lineAt(text, offset)).toBe(line)
})

describe('jsonKeyLines', () => {
  test.each([
    ['the outermost object', '{\n"a": 1,\n"b": {\n"c": 2\n}\n}', [], { a: 2, b: 3 }],
    ['a nested one', '{\n"a": 1,\n"b": {\n"c": 2\n}\n}', ['b'], { c: 4 }],
    ['minified text', '{"a":{"b":{"c":1},"d":[{"e":1}]}}', ['a'], { b: 1, d: 1 }],
    [
      'strings that look like structure',
      '{"x": "{\\"a\\": {",\n"a": {\n"b": "}",\n"c": 1}}',
      ['a'],
      { b: 3, c: 4 }
    ],
    ['escaped keys', '{"\\u0061": {\n"b\\n\\"": 1}}', ['a'], { 'b\n"': 2 }],
    ['backslashes before a quote', '{"a": "\\\\",\n"b": "\\\\\\"",\n"c": 1}', [], { a: 1, b: 2, c: 3 }],
    ['space around the colon', '{"a"\n:\n{\n"b" \n :\n 1}, "c": 2}', ['a'], { b: 4 }],
    ['lines that Windows ends', '{\r\n"a": 1,\r\n"b": 2\r\n}', [], { a: 2, b: 3 }],
    ['the same key at another depth', '{"x": {"a": {"no": 1}},\n"a": {\n"yes": 1}}', ['a'], { yes: 3 }],
    ['keys inside a list', '{"a": [{"b": 1}],\n"c": {\n"d": 1}}', ['a'], {}],
    ['a key that occurs twice', '{"a": {"x": 1},\n"a": {\n"y": 1}}', ['a'], { y: 3 }],
    ['no such object', '{"a": 1}', ['b'], {}],
    ['a value that is no object', '{"a": "b"}', ['a'], {}],
    ['a list', '[{"a": {"b": 1}}]', ['a'], {}]
  ])('%s', (_, text, path, expected) => {
    expect(Object.fromEntries(jsonKeyLines(text, path))).toEqual(expected)
  })

  test('keeps foreign names as they are', () => {
    expect([...jsonKeyLines('{"__proto__": 1,\n"constructor": 2}', [])]).toEqual([
      ['__proto__', 1],
      ['constructor', 2]
    ])
  })

  test('finds what JSON.parse finds, on the line where it stands', () => {
    const value = fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()))
    fc.assert(
      fc.property(value, fc.constantFrom(0, 1, 2), fc.nat(), (object, indent, pick) => {
        const text = JSON.stringify(object, null, indent)
        const names = Object.keys(object)
        const name = names[pick % Math.max(names.length, 1)]
        const found = jsonKeyLines(text, name === undefined ? [] : [name])
        const expected = name === undefined ? [] : Object.keys(object[name]!)
        expect([...found.keys()].sort()).toEqual(expected.sort())
        const split = text.split('\n')
        for (const [key, line] of found) expect(split[line - 1]).toContain(JSON.stringify(key))
      })
    )
  })

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\\n a') }), (text) =>
        expect(jsonKeyLines(text, ['a'])).toBeInstanceOf(Map)
      )
    )
  })
})

test('a walk stops at the first bracket that is too deep', () => {
  expect(walkJsonKeys('{"a": [[1]]}', () => false, 3)).toBe(-1)
  expect(walkJsonKeys('{"a": [[1]]}', () => false, 2)).toBe(7)
})
