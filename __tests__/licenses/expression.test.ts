import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import {
  type Expression,
  formatExpression,
  licenseKey,
  parseExpression,
  parseWithUnlisted
} from '../../src/licenses/expression.ts'
import { catalog, expressionOf } from './support.ts'

const canonical = (text: string) => formatExpression(expressionOf(text))

const chain = (n: number) => Array.from({ length: n }, () => 'MIT').join(' OR ')
const nested = (n: number) => `${'('.repeat(n)}MIT${')'.repeat(n)}`

describe('what is an expression', () => {
  test.each([
    ['mit', 'MIT'],
    ['apache-2.0', 'Apache-2.0'],
    ['  MIT\n', 'MIT'],
    ['(MIT)', 'MIT'],
    ['((MIT))', 'MIT'],
    ['MIT OR Apache-2.0', 'MIT OR Apache-2.0'],
    ['MIT or\tApache-2.0', 'MIT OR Apache-2.0'],
    ['MIT\tor\nApache-2.0', 'MIT OR Apache-2.0'],
    ['MIT and ISC or 0BSD', 'MIT AND ISC OR 0BSD'],
    ['LGPL-2.1-only OR BSD-3-Clause AND MIT', 'LGPL-2.1-only OR BSD-3-Clause AND MIT'],
    ['(LGPL-2.1-only OR BSD-3-Clause) AND MIT', '(LGPL-2.1-only OR BSD-3-Clause) AND MIT'],
    ['LGPL-2.1-only OR (BSD-3-Clause AND MIT)', 'LGPL-2.1-only OR BSD-3-Clause AND MIT'],
    ['(MIT)OR(ISC)', 'MIT OR ISC'],
    ['MIT AND (ISC AND (0BSD AND Zlib))', 'MIT AND ISC AND 0BSD AND Zlib'],
    ['((MIT OR ISC) OR 0BSD) OR Zlib', 'MIT OR ISC OR 0BSD OR Zlib'],
    ['Apache-2.0+', 'Apache-2.0+'],
    ['gpl-2.0-only with classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['LicenseRef-Foo', 'LicenseRef-Foo'],
    ['DocumentRef-a.b:LicenseRef-Foo AND MIT', 'DocumentRef-a.b:LicenseRef-Foo AND MIT'],
    ['MIT WITH AdditionRef-foo', 'MIT WITH AdditionRef-foo'],
    ['MIT WITH DocumentRef-d:AdditionRef-x', 'MIT WITH DocumentRef-d:AdditionRef-x'],
    ['LicenseRef-Foo WITH LLVM-exception', 'LicenseRef-Foo WITH LLVM-exception'],
    ['MIT AND NOASSERTION', 'MIT AND NOASSERTION'],
    ['MIT OR NONE', 'MIT OR NONE'],
    ['MIT AND OTHER', 'MIT AND OTHER'],
    ['UNLICENSED', 'UNLICENSED'],
    ['UNLICENSED OR MIT', 'UNLICENSED OR MIT']
  ])('%j is %j', (text, expected) => {
    expect(canonical(text)).toBe(expected)
  })
})

describe('deprecated ids', () => {
  test.each([
    ['GPL-2.0', 'GPL-2.0-only'],
    ['gpl-2.0+', 'GPL-2.0-or-later'],
    ['AGPL-3.0+', 'AGPL-3.0-or-later'],
    ['GFDL-1.2+', 'GFDL-1.2-or-later'],
    ['LGPL-2.1', 'LGPL-2.1-only'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-2.0-with-classpath-exception+', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['GPL-2.0+ WITH Classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
    ['wxWindows', 'GPL-2.0-or-later WITH WxWindows-exception-3.1'],
    ['eCos-2.0+', 'GPL-2.0-or-later WITH eCos-exception-2.0'],
    ['Nunit', 'zlib-acknowledgement'],
    ['bzip2-1.0.5+', 'bzip2-1.0.6+'],
    ['GPL-2.0-or-later+', 'GPL-2.0-or-later'],
    ['LGPL-2.1 WITH Nokia-Qt-exception-1.1', 'LGPL-2.1-only WITH Qt-LGPL-exception-1.1']
  ])('%s becomes %s', (text, expected) => {
    expect(canonical(text)).toBe(expected)
  })
})

describe('what is no expression', () => {
  test.each([
    [''],
    ['   '],
    ['()'],
    ['MIT OR'],
    ['OR MIT'],
    ['AND'],
    ['(MIT'],
    ['MIT)'],
    ['MIT AND (ISC'],
    ['MIT/Apache-2.0'],
    ['MIT, Apache-2.0'],
    ['MIT ISC'],
    ['MIT (ISC)'],
    ['(MIT) ISC'],
    ['MIT Or ISC'],
    ['MIT aNd ISC'],
    ['MIT +'],
    ['MIT++'],
    ['+'],
    ['GPL-2.0-only+'],
    ['GFDL-1.3-invariants-only+'],
    ['Net-SNMP'],
    ['LicenseRef-Foo+'],
    ['licenseref-Foo'],
    ['LICENSEREF-Foo'],
    ['LicenseRef-'],
    ['documentref-a:LicenseRef-b'],
    ['DocumentRef-a:MIT'],
    ['MIT WITH'],
    ['MIT WITH (LLVM-exception)'],
    ['(MIT) WITH LLVM-exception'],
    ['MIT WITH MIT'],
    ['MIT WITH AND'],
    ['MIT WITH additionref-x'],
    ['LLVM-exception'],
    ['Apache-2.0 WITH LLVM-exception WITH LLVM-exception'],
    ['GPL-2.0-with-GCC-exception WITH LLVM-exception'],
    ['NOASSERTION WITH LLVM-exception'],
    ['NONE+'],
    ['unlicensed'],
    ['EPL-1.0_OR_LGPL-2.1']
  ])('%j has a problem', (text) => {
    expect(parseExpression(text, catalog)).toHaveProperty('problem')
  })

  test('an id of no list is told as such, with the list’s version', () => {
    expect(parseExpression('MIT OR Newer-1.0', catalog)).toEqual({
      problem: [{ quote: 'Newer-1.0' }, ' is not on SPDX list 3.28.0']
    })
    expect(parseExpression('GPL-3.0-only WITH Foo', catalog)).toEqual({
      problem: [{ quote: 'Foo' }, ' is not on SPDX list 3.28.0']
    })
  })
})

describe('ids of no list as leaves', () => {
  test.each([
    ['MIT OR Newer-1.0', 'MIT OR Newer-1.0'],
    ['mit AND (Newer-1.0+ OR isc)', 'MIT AND (Newer-1.0+ OR ISC)'],
    ['MIT OR GPL-3.0-only WITH Foo', 'MIT OR GPL-3.0-only WITH Foo'],
    ['MIT OR Newer-1.0 WITH LLVM-exception', 'MIT OR Newer-1.0 WITH LLVM-exception']
  ])('%j is %j', (text, expected) => {
    const parsed = parseWithUnlisted(text, catalog)
    expect('expression' in parsed && formatExpression(parsed.expression)).toBe(expected)
  })

  test.each(['MIT/ISC', 'GPL-2.0-only+', 'Net-SNMP', 'MIT OR licenseref-x', `MIT OR ${'x'.repeat(101)}`])(
    '%j still has a problem',
    (text) => {
      expect(parseWithUnlisted(text, catalog)).toHaveProperty('problem')
    }
  )
})

describe('caps', () => {
  test('20,000 characters are read, one more is not', () => {
    const longest = `${chain(2857)} `.padEnd(20_000)
    expect(longest).toHaveLength(20_000)
    expect(parseExpression(longest, catalog)).toHaveProperty('expression.parts.length', 2857)
    expect(parseExpression(`${longest} `, catalog)).toHaveProperty('problem')
  })

  test('500 nested parentheses are read, one more is not', () => {
    expect(canonical(nested(500))).toBe('MIT')
    expect(parseExpression(nested(501), catalog)).toHaveProperty('problem')
    expect(parseExpression('('.repeat(20_000), catalog)).toHaveProperty('problem')
  })

  test('an expression of 500 levels comes back as it was', () => {
    const deep = `${'(MIT AND (ISC OR '.repeat(250)}0BSD${'))'.repeat(250)}`
    expect(canonical(canonical(deep))).toBe(canonical(deep))
  })
})

describe('laws', () => {
  const word = fc.constantFrom(
    'MIT',
    'isc',
    'GPL-2.0+',
    'LicenseRef-a',
    '(',
    ')',
    'AND',
    'or',
    'WITH',
    'LLVM-exception',
    'x',
    '+',
    '\t',
    '/'
  )

  test('any text gives an expression or a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((w) => w.join(' '))
        ),
        (text) => {
          for (const parsed of [parseExpression(text, catalog), parseWithUnlisted(text, catalog)]) {
            expect(Object.keys(parsed)).toHaveLength(1)
          }
        }
      )
    )
  })

  const leafText = fc.oneof(
    fc.constantFrom(...catalog.ids),
    fc.constantFrom(
      'Apache-2.0+',
      'GPL-2.0-only WITH LLVM-exception',
      'LicenseRef-X',
      'NOASSERTION',
      'UNLICENSED'
    )
  )
  const tree: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leafText.map(expressionOf),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('node'), { minLength: 2, maxLength: 4 })
        )
        .map(([type, parts]) => ({ type, parts }))
    )
  })).node

  test('text of an expression reads as the same text', () => {
    fc.assert(
      fc.property(tree, (expression) => {
        const text = formatExpression(expression)
        const read = expressionOf(text)
        expect(formatExpression(read)).toBe(text)
        expect(expressionOf(formatExpression(read))).toEqual(read)
      })
    )
  })
})

describe('licenseKey', () => {
  test.each([
    ['LicenseRef-Foo', 'LicenseRef-fOO', true],
    ['DocumentRef-a:LicenseRef-Foo', 'DocumentRef-a:LicenseRef-foo', true],
    ['MIT WITH AdditionRef-Foo', 'MIT WITH AdditionRef-foo', true],
    ['LicenseRef-foo', 'LicenseRef-foo-only', false],
    ['LicenseRef-foo', 'DocumentRef-a:LicenseRef-foo', false],
    ['MIT', 'MIT-0', false]
  ])('%s and %s: %s', (a, b, equal) => {
    expect(licenseKey(a) === licenseKey(b)).toBe(equal)
  })
})
