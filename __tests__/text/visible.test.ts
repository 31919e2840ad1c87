import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cut, visible, visibleJson } from '../../src/text/visible.ts'

describe('visible', () => {
  test.each([
    ['plain text stays', 'left-pad 1.3.0', 'left-pad 1.3.0'],
    ['letters of the world stay', 'naïve 日本語 שלום 🎉', 'naïve 日本語 שלום 🎉'],
    ['a line end', 'a\r\nb', 'a[U+000D][U+000A]b'],
    ['an escape sequence', '\u001b[31m', '[U+001B][31m'],
    ['a C1 control', '\u009b1m', '[U+009B]1m'],
    ['a bidi override', 'a\u202eb', 'a[U+202E]b'],
    ['a zero-width space', 'a\u200bb', 'a[U+200B]b'],
    ['a no-break space', 'a\u00a0b', 'a[U+00A0]b'],
    ['a tag character', 'a\u{e0041}b', 'a[U+E0041]b'],
    ['half a surrogate pair', 'a\ud800b', 'a[U+D800]b'],
    ['the other half', '\udc00', '[U+DC00]']
  ])('%s', (_, text, expected) => {
    expect(visible(text)).toBe(expected)
  })

  test('is as long as asked for at most, and tears no pair', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (text, limit) => {
          const shown = visible(text, limit)
          expect(shown.length).toBeLessThanOrEqual(limit)
          expect(shown).not.toMatch(/[\ud800-\udfff]/u)
        }
      )
    )
  })

  test('is one line without controls, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
      })
    )
  })

  test('done twice is done once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text, 1000), 1000)).toBe(visible(text, 1000))
      })
    )
  })
})

test('cut keeps what fits and says what it took', () => {
  expect(cut('abcd', 4)).toBe('abcd')
  expect(cut('abcde', 4)).toBe('abc…')
  expect(cut('ab🎉cd', 4)).toBe('ab…')
})

test('JSON with everything hidden as escapes parses to the same value', () => {
  expect(visibleJson('"a\u202eb\u{e0041}"')).toBe('"a\\u202eb\\udb40\\udc41"')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = visibleJson(JSON.stringify(text, null, 1))
      expect(JSON.parse(json)).toBe(text)
      expect(json).not.toMatch(/[\p{Bidi_Control}\u200b\u0080-\u009f]/u)
    })
  )
})
