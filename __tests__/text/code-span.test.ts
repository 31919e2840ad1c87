import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { codeBlock, codeCell, codeSpan } from '../../src/text/code-span.ts'
import { visible } from '../../src/text/visible.ts'
import { outsideCode, splitCells, splitSpans } from '../render/gfm.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '|',
        '\\',
        '\\|',
        ' ',
        '<',
        '&#96;',
        '@octocat',
        '\n',
        '\u202e',
        '~~~',
        '$'
      ),
      fc.string({ maxLength: 3 })
    ),
    { maxLength: 12 }
  )
  .map((parts) => parts.join(''))

describe('codeSpan', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['a``b', '`a``b`'],
    ['a`b``c', '```a`b``c```'],
    ['`a', '`` `a ``'],
    [' a ', '`  a  `'],
    [' a', '` a`'],
    ['', '`(empty)`'],
    ['  ', '`(empty)`'],
    ['a|b', '`a|b`'],
    ['a\nb', '`a[U+000A]b`']
  ])('%j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected)
  })

  test('is one span with the whole text, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { outside, code } = splitSpans(`before ${codeSpan(text)} after`)
        expect(outside).toBe('before \u0001 after')
        expect(code).toEqual([visible(text).trim() === '' ? '(empty)' : visible(text)])
      })
    )
  })

  test('has a fence that parsers take, however many backticks the text has', () => {
    expect(codeSpan('`'.repeat(120), 500)).toMatch(/^` `{120} `$/)
  })
})

describe('codeCell', () => {
  test('stays in its cell, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cells = splitCells(`| a | ${codeCell(text)} | b |`)
        expect(cells).toHaveLength(3)
        expect(splitSpans(cells[1] ?? '')).toEqual({
          outside: '\u0001',
          code: [visible(text).trim() === '' ? '(empty)' : visible(text)]
        })
      })
    )
  })
})

describe('codeBlock', () => {
  test('keeps its lines', () => {
    expect(codeBlock('a: 1\nb: 2', 'yaml')).toBe('```yaml\na: 1\nb: 2\n```\n')
  })

  test('is closed by nothing inside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(outsideCode(`before\n\n${codeBlock(text, 'yaml')}after`)).toBe('before\n\nafter')
      })
    )
  })
})
