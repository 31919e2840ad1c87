import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { disarmed, logSafe } from '../../src/text/log-safe.ts'

/** What a runner obeys: https://github.com/actions/runner, ActionCommand */
const command = /^\s*::|##\[/

describe('logSafe', () => {
  test.each([
    ['::error::x', ': :error::x'],
    ['  ::add-mask::x', '  : :add-mask::x'],
    [':::x', ': ::x'],
    ['a ::b', 'a ::b'],
    ['##[group]x ##[endgroup]', '## [group]x ## [endgroup]'],
    ['###[x', '### [x'],
    ['a\n::error::b', 'a[U+000A]::error::b'],
    ['##\u200b[x', '## [U+200B][x'],
    ['std::vector', 'std::vector']
  ])('%j', (text, expected) => {
    expect(logSafe(text)).toBe(expected)
  })

  test('makes no command of any text', () => {
    const pieces = fc.constantFrom(
      '#',
      '##',
      '[',
      ':',
      '::',
      ' ',
      '\n',
      '\r',
      '\u001b',
      '\u200b',
      'a',
      '\ud800'
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const safe = logSafe(parts.join(''))
        expect(safe).not.toMatch(command)
        expect(safe).not.toMatch(/[\r\n\u001b]/)
      })
    )
  })
})

test('a line of harmless pieces is no command either', () => {
  expect(disarmed(`${logSafe('##')}${logSafe('[x')}`)).toBe('## [x')
  expect(disarmed(`${logSafe(':')}${logSafe(':x')}`)).toBe(': :x')
})
