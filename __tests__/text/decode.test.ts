import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeJson, decodeJsonLines, decodeText } from '../../src/text/decode.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('decodeText', () => {
  test.each([
    ['plain', bytes('text é ✓'), 'text é ✓'],
    ['with a byte-order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'a'],
    ['empty', bytes(''), ''],
    ['arrows that are no conflict', bytes('a <<<<<<< b\n<<<<<<<<<\n'), 'a <<<<<<< b\n<<<<<<<<<\n']
  ])('%s', (_, given, text) => {
    expect(decodeText(given)).toEqual({ text })
  })

  test.each([
    [
      'UTF-16, little end first',
      new Uint8Array([0xff, 0xfe, 0x61, 0]),
      'The file is UTF-16, and only UTF-8 is read'
    ],
    [
      'UTF-16, big end first',
      new Uint8Array([0xfe, 0xff, 0, 0x61]),
      'The file is UTF-16, and only UTF-8 is read'
    ],
    ['Latin-1', new Uint8Array([0x61, 0xe9, 0x62]), 'The file is not UTF-8 text'],
    ['binary', bytes('a\0b'), 'The file holds a NUL character, so it is not text'],
    ['too large', new Uint8Array(50 * 1024 * 1024 + 1), 'The file is larger than 50 MiB'],
    [
      'a Git LFS pointer',
      bytes('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
      'The file is a Git LFS pointer: its content is stored elsewhere'
    ]
  ])('refuses %s', (_, given, problem) => {
    expect(decodeText(given)).toEqual({ problem: [problem] })
  })

  test.each([
    ['{\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> other\n}', 2],
    ['<<<<<<< HEAD\r\n', 1],
    ['a\r\nb\r\n>>>>>>> other\r\n', 3]
  ])('tells conflict markers and their line: %j', (text, line) => {
    expect(decodeText(bytes(text))).toEqual({ problem: ['The file holds merge conflict markers'], line })
  })

  test('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (given) =>
        expect(Object.keys(decodeText(given))[0]).toMatch(/text|problem/)
      )
    )
  })
})

const invalid = ['The file is not valid JSON']

describe('decodeJson', () => {
  test.each([
    ['{', 1],
    ['{\n  "a": 1,\n}', 3],
    ['{\n  "a": 1\n  "b": 2\n}', 3],
    ['[1,\n2,,\n3]', 2],
    ['{"a":\n  tru }', 2],
    ['{"a": "x\ny"}', 1],
    ['["\\x"]', 1],
    ['{\n\n"a" 1}', 3],
    ['[1]\n[2]', 2],
    ['[01]', 1],
    ['{"a":1}}', 1],
    ['[\n1}', 2],
    ['', 1],
    ["{'a': 1}", 1],
    ['[NaN]', 1],
    ['{\n"a": undefined\n}', 2]
  ])('tells the line of the fault: %j', (text, line) => {
    expect(decodeJson(text)).toEqual({ problem: invalid, line })
  })

  test('takes 500 levels and refuses 501, whatever follows', () => {
    expect(decodeJson('['.repeat(500) + ']'.repeat(500))).toHaveProperty('value')
    const deep = { problem: ['The JSON is nested more than 500 levels deep'], line: 2 }
    expect(decodeJson(`\n${'['.repeat(501)}${']'.repeat(501)}`)).toEqual(deep)
    expect(decodeJson(`\n${'{"a":'.repeat(10_000)}`)).toEqual(deep)
    expect(decodeJson(`["${'['.repeat(501)}"]`)).toHaveProperty('value')
  })

  test('keeps __proto__ as a key like others', () => {
    const decoded = decodeJson('{"__proto__": {"a": 1}}')
    expect('value' in decoded && Object.keys(decoded.value as object)).toEqual(['__proto__'])
  })

  test('says what JSON.parse says, and points into the text', () => {
    const nearly = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '\n', 'x', '0'))
      .map(([json, at, extra]) => {
        const cut = at % (json.length + 1)
        return json.slice(0, cut) + extra + json.slice(cut + 1)
      })
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), nearly), (text) => {
        const decoded = decodeJson(text)
        expect('value' in decoded ? decoded.value : 'problem').toEqual(parsed(text))
        const line = 'problem' in decoded ? decoded.line! : 1
        expect(line >= 1 && line <= text.split('\n').length).toBe(true)
      })
    )
  })
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return 'problem'
  }
}

test('decodeJsonLines gives value and lines together', () => {
  const decoded = decodeJsonLines('{\n"a": {\n"b": 1\n}}', ['a'])
  expect(decoded).toEqual({ value: { a: { b: 1 } }, lines: new Map([['b', 3]]) })
  expect(decodeJsonLines('{', [])).toEqual({ problem: invalid, line: 1 })
})
