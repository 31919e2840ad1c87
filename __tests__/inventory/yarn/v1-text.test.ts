import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readYarnText } from '../../../src/inventory/yarn/v1-text.ts'

const entry = (more: Record<string, unknown> = {}) => ({
  keys: ['a@1'],
  line: 1,
  fields: new Map(),
  dependencies: new Map(),
  optionalDependencies: new Map(),
  ...more
})

describe('readYarnText', () => {
  test.each([
    ['bare keys', 'a@1:', entry()],
    ['several keys', 'a@^1, a@^2:', entry({ keys: ['a@^1', 'a@^2'] })],
    ['quoted keys', '"@s/a@^1", "a@npm:b@>=1 <2":', entry({ keys: ['@s/a@^1', 'a@npm:b@>=1 <2'] })],
    ['an escape', '"a\\"b@1":', entry({ keys: ['a"b@1'] })],
    [
      'fields',
      'a@1:\n  version "1.0.0"\n  flag true\n  empty',
      entry({
        fields: new Map([
          ['version', '1.0.0'],
          ['flag', 'true'],
          ['empty', '']
        ])
      })
    ],
    [
      'lines that Windows ends',
      'a@1:\r\n  version "1.0.0"\r\n',
      entry({ fields: new Map([['version', '1.0.0']]) })
    ],
    [
      'dependencies',
      'a@1:\n  dependencies:\n    b "^1.0.0"\n    "@s/c" ">=1 <2"\n  optionalDependencies:\n    d "1:"',
      entry({
        dependencies: new Map([
          ['b', '^1.0.0'],
          ['@s/c', '>=1 <2']
        ]),
        optionalDependencies: new Map([['d', '1:']])
      })
    ],
    ['groups that are not known', 'a@1:\n  permissions:\n    b "1"', entry()],
    [
      '__proto__ as anything else',
      'a@1:\n  dependencies:\n    "__proto__" "1"',
      entry({ dependencies: new Map([['__proto__', '1']]) })
    ]
  ])('%s', (_, text, expected) => {
    expect(readYarnText(text)).toEqual({ entries: [expected], bad: [] })
  })

  test.each([
    ['  version "1.0.0"', [1]],
    ['a@1', [1]],
    ['a@1:\n   version "1"', [2]],
    ['a@1:\n    b "1"', [2]],
    ['a@1:\n  dependencies:\n    b', [3]],
    ['a@1:\n  one two three', [2]],
    ['a@1:\n\tversion "1"', [2]],
    ['"a@1:\n  version "1"', [1, 2]],
    [`${'a'.repeat(200_000)}:`, [1]]
  ])('tells the lines that follow no rule', (text, bad) => {
    expect(readYarnText(text).bad).toEqual(bad)
  })

  test('takes any text', () => {
    const word = fc.constantFrom(
      'a@1',
      '"',
      ':',
      ',',
      ' ',
      '  ',
      '    ',
      '\n',
      '\\',
      'dependencies',
      '#',
      '\t'
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((w) => w.join(''))
        ),
        (text) => {
          const { entries, bad } = readYarnText(text)
          expect(entries.every((e) => e.keys.length > 0)).toBe(true)
          expect(bad.every((line) => line > 0 && line <= text.split('\n').length)).toBe(true)
        }
      )
    )
  })
})
