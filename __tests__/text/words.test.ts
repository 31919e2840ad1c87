import { describe, expect, test } from '@jest/globals'
import type { Words } from '../../src/model.ts'
import { cellPen, joinPieces, logPen, markdownPen, safeUrl, textPen, write } from '../../src/text/words.ts'

const words: Words = [
  'License ',
  { quote: 'A|B' },
  ', see ',
  { text: 'Via LA', url: 'https://via.example/a_(b)' },
  '.'
]

describe('write', () => {
  test('for each medium', () => {
    expect(write(words, markdownPen)).toBe('License `A|B`, see [Via LA](https://via.example/a_%28b%29).')
    expect(write(words, cellPen)).toBe('License `A\\|B`, see [Via LA](https://via.example/a_%28b%29).')
    expect(write(words, textPen)).toBe('License A|B, see Via LA (https://via.example/a_(b)).')
    expect(write(words, logPen)).toBe('License A|B, see Via LA (https://via.example/a_(b)).')
  })

  test('what Markdown would act on is a reference', () => {
    expect(write(['a*b_c <d> [e] `f` g|h'], markdownPen)).toBe(
      'a&#42;b&#95;c &#60;d&#62; &#91;e&#93; &#96;f&#96; g&#124;h'
    )
    expect(write(['# no heading'], markdownPen)).toBe('&#35; no heading')
    expect(write(['- no item'], markdownPen)).toBe('&#45; no item')
    expect(write(['12. no item'], markdownPen)).toBe('12&#46; no item')
  })

  test.each([
    'by @octocat',
    'see #12',
    'see GH-12',
    'at www.evil.example',
    'at https://evil.example',
    'a :tada: b',
    'sum $x$',
    'commit 0f3ac09bb6c8b4ae'
  ])('a text that GitHub would act on becomes code: %s', (text) => {
    expect(write([text], markdownPen)).toBe(`\`${text}\``)
  })

  test.each([
    'Reviewed 2026-11-22, confidence high.',
    'IEEE 802.11ax',
    'a decade of facades',
    'H.264 / MPEG-4 AVC: see below; then go'
  ])('our usual words stay text: %s', (text) => {
    expect(write([text], markdownPen)).toBe(text)
  })

  test('a link to a thread would leave a note there with every comment', () => {
    expect(write([{ text: 'thread', url: 'https://github.com/acme/app/issues/7' }], markdownPen)).toBe(
      'thread (`https://github.com/acme/app/issues/7`)'
    )
    expect(write([{ text: 'form', url: 'https://github.com/acme/app/issues/new' }], markdownPen)).toBe(
      '[form](https://github.com/acme/app/issues/new)'
    )
  })

  test('an end that does not fit is left out whole', () => {
    expect(joinPieces(['`abc`', '`def`', '`ghi`'], 12)).toBe('`abc``def`…')
    expect(joinPieces(['`abcdefghijkl`'], 5)).toBe('`abcdefghijkl`')
  })
})

describe('safeUrl', () => {
  test.each([
    ['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e'],
    ['https://a.example', 'https://a.example'],
    ['https://a.example/x y', undefined],
    ['https://a.example/">', 'https://a.example/%22%3E'],
    ['https://a.example/[x](y)|`z`', 'https://a.example/%5Bx%5D%28y%29%7C%60z%60'],
    ['https://user@evil.example/', undefined],
    ['https://a.example@evil.example/', undefined],
    ['http://a.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    [`https://a.example/${'x'.repeat(500)}`, undefined]
  ])('%s', (url, expected) => {
    expect(safeUrl(url)).toBe(expected)
  })
})
