import { expect, test } from '@jest/globals'
import { policyErrors } from '../../src/render/policy-errors.ts'

const at = (column: number) => ({ path: 'p.yml', line: 12, column })

test('what, where, the line with a caret under the place, the fix', () => {
  const error = {
    what: ['There is no key ', { quote: 'exeptions' }, '.'],
    where: at(3),
    source: '  exeptions: []',
    fix: ['Did you mean ', { quote: 'exceptions' }, '?']
  }
  expect(policyErrors([error])).toBe(
    [
      "p.yml:12:3 There is no key 'exeptions'.",
      '  12 |   exeptions: []',
      '         ^',
      "  → Did you mean 'exceptions'?",
      ''
    ].join('\n')
  )
})

test('blocks are set apart', () => {
  const error = { what: ['A.'], where: { path: 'p.yml' }, fix: ['B.'] }
  expect(policyErrors([error, error])).toBe('p.yml A.\n  → B.\n\np.yml A.\n  → B.\n')
})

test('the caret stands under the place as it is shown, also where the line had to be made safe', () => {
  const source = '\u202ekey: \u001b[31mvalue'
  const column = source.indexOf('value') + 1
  const [, line = '', caret = ''] = policyErrors([
    { what: ['A.'], where: at(column), source, fix: ['B.'] }
  ]).split('\n')
  expect(line.slice(caret.indexOf('^'))).toBe('value')
})

test('nothing of the file reaches the terminal as it is', () => {
  const evil = '::error::\u001b[2J##[group]\n::stop-commands::x'
  const text = policyErrors([
    { what: [{ quote: evil }], where: { ...at(1), path: evil }, source: evil, fix: [{ quote: evil }] }
  ])
  expect(text).not.toMatch(/\u001b|##\[|^\s*::/m)
  expect(text.trimEnd().split('\n')).toHaveLength(4)
})
