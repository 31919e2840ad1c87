import { expect, test } from '@jest/globals'
import { isSpdxExpression, spdxForm } from '../../src/licenses/form.ts'
import { catalog, expressionOf } from './support.ts'

test.each([
  ['MIT', 'id'],
  ['GPL-2.0-or-later', 'id'],
  ['Apache-2.0+', 'expression'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'expression'],
  ['LicenseRef-Foo', 'expression'],
  ['MIT OR ISC', 'expression'],
  ['UNLICENSED', 'name'],
  ['PROPRIETARY', 'name'],
  ['NOASSERTION', 'name'],
  ['MIT AND NOASSERTION', 'name'],
  ['MIT AND (ISC OR OTHER)', 'name']
])('%s is written as %s', (text, form) => {
  expect(spdxForm(expressionOf(text))).toBe(form)
  expect(isSpdxExpression(text, catalog)).toBe(form !== 'name')
})

test.each(['Newer-1.0', 'MIT OR Newer-1.0', 'MIT License', ''])('%j is no SPDX expression', (text) => {
  expect(isSpdxExpression(text, catalog)).toBe(false)
})
