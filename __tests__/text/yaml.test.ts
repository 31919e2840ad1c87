import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeYaml, type YamlDocument } from '../../src/text/yaml.ts'

function documents(text: string): readonly YamlDocument[] {
  const decoded = decodeYaml(text)
  return 'documents' in decoded ? decoded.documents : []
}

describe('decodeYaml', () => {
  test.each([
    ['text', 'a', ['a']],
    [
      'scalars as they are written',
      'a: 1.10\nb: true\nc: ~\nd:\ne: 0x10',
      [new Map(Object.entries({ a: '1.10', b: 'true', c: '~', d: '', e: '0x10' }))]
    ],
    ['lists and flow', 'a: [1, {b: c}]', [new Map([['a', ['1', new Map([['b', 'c']])]]])]],
    ['several documents', '---\na\n---\nb', ['a', 'b']],
    ['nothing', '', []],
    [
      'foreign names',
      '__proto__: 1\nconstructor: 2',
      [new Map(Object.entries({ ['__proto__']: '1', constructor: '2' }))]
    ],
    ['no merge keys', '<<: {a: 1}', [new Map([['<<', new Map([['a', '1']])]])]],
    [
      'lines that Windows ends',
      'a: 1\r\nb: 2\r\n',
      [
        new Map([
          ['a', '1'],
          ['b', '2']
        ])
      ]
    ]
  ])('reads %s', (_, text, values) => {
    expect(documents(text).map((d) => d.value)).toEqual(values)
  })

  test.each([
    ['a: &x 1\nb: *x', 'YAML anchors and aliases are not read', 1],
    ['a: 1\nb: &x\n  c: 1', 'YAML anchors and aliases are not read', 2],
    ['a: 1\na: 2', 'The file is not valid YAML', 2],
    ['a: !!binary aGk=', 'The file is not valid YAML', 1],
    ['a: [', 'The file is not valid YAML', 1],
    ['- '.repeat(200), 'The file is not valid YAML', 1],
    ['a\n  b: c: d', 'The file is not valid YAML', 2],
    ['a: *x', 'YAML anchors and aliases are not read', 1]
  ])('refuses %j', (text, problem, line) => {
    expect(decodeYaml(text)).toEqual({ problem: [problem], line })
  })

  test('refuses what is too large', () => {
    expect(decodeYaml('a'.repeat(20 * 1024 * 1024 + 1))).toEqual({
      problem: ['The YAML is larger than 20 MiB']
    })
  })

  test('gives the lines of keys in each document', () => {
    const [first, second] = documents(
      'a:\n  b: 1\n\n  "c d":\n    - e: 1\n  f: {g: 1,\n   h: 2}\n---\na:\n  b: 2\n'
    )
    expect(first!.lines(['a'])).toEqual(
      new Map([
        ['b', 2],
        ['c d', 4],
        ['f', 6]
      ])
    )
    expect(first!.lines(['a', 'f'])).toEqual(
      new Map([
        ['g', 6],
        ['h', 7]
      ])
    )
    expect(first!.lines([])).toEqual(new Map([['a', 1]]))
    expect(first!.lines(['a', 'b'])).toEqual(new Map())
    expect(first!.lines(['x', 'y'])).toEqual(new Map())
    expect(second!.lines(['a'])).toEqual(new Map([['b', 10]]))
  })

  test('takes any text', () => {
    const piece = fc.constantFrom(...'ab:-[]{}&*!|>\'"#,?% \n', '  ', '---', '...')
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((p) => p.join(''))
    )
    fc.assert(
      fc.property(text, (t) => {
        const decoded = decodeYaml(t)
        expect(
          'documents' in decoded ? decoded.documents.every((d) => d.lines(['a']) instanceof Map) : true
        ).toBe(true)
      })
    )
  })
})
