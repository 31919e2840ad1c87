import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayNumber, addDays, daysBetween } from '../../src/policy/day.ts'
import { anyGlob, isUsable } from '../../src/policy/globs.ts'
import { inlineText } from '../../src/policy/yaml/inline.ts'
import { makeSource } from '../../src/policy/yaml/source.ts'
import { parse } from 'yaml'
import { load } from './support.ts'

const whole = readFileSync('__tests__/policy/fixtures/whole.yml', 'utf8')
const any = fc.oneof(fc.string(), fc.string({ unit: 'binary' }))

/** Either a policy that is complete, or errors that a reader can find. */
async function isTotal(text: string): Promise<void> {
  const loaded = await load(text)
  if ('policy' in loaded) {
    expect(loaded.policy.settings.size).toBeGreaterThan(30)
    return
  }
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  expect(loaded.errors.length).toBeGreaterThan(0)
  expect(loaded.errors.length).toBeLessThanOrEqual(50)
  for (const { where, what, fix, source } of loaded.errors) {
    const line = lines[(where.line ?? 0) - 1]
    expect(line).toBeDefined()
    expect(where.column).toBeLessThanOrEqual((line ?? '').length + 1)
    expect(source === undefined || source === line?.replace(/\r$/, '')).toBe(true)
    expect(what.length).toBeGreaterThan(0)
    expect(fix.length).toBeGreaterThan(0)
  }
}

describe('loading is total', () => {
  test('over any text', () => fc.assert(fc.asyncProperty(any, isTotal), { numRuns: 500 }))

  test('over texts that are nearly YAML', () => {
    const bits = fc.constantFrom(
      'version',
      ': ',
      ':',
      '\n',
      '\n  ',
      '\n    - ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '"',
      "'",
      '#',
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      '? ',
      '---\n',
      '...\n',
      '%',
      '\t',
      '\r\n',
      '<<',
      'null',
      '1',
      'true',
      'licenses',
      'kinds',
      'exceptions',
      'package',
      'pkg:npm/x',
      'paths',
      'match',
      '__proto__',
      'gate',
      '\uFEFF',
      '\u0085',
      '\0'
    )
    return fc.assert(
      fc.asyncProperty(
        fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
        isTotal
      ),
      { numRuns: 1500 }
    )
  })

  test('over a good file with a piece changed', () => {
    const change = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(40),
      put: fc.oneof(
        fc.constant(''),
        any,
        fc.constantFrom(': ', '\n', '*', '- ', '"', '{', '[]', '\t', '&a ', '~', 'null', '1e9', '[[]]')
      )
    })
    return fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        await isTotal(
          changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), whole)
        )
      }),
      { numRuns: 1000 }
    )
  })

  test('over any value where another is meant', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole.matchAll(/: (\S.*)/g)),
        fc.jsonValue({ maxDepth: 3 }),
        async (found, value) => {
          await isTotal(
            whole.slice(0, found.index) +
              ': ' +
              JSON.stringify(value) +
              whole.slice(found.index + found[0].length)
          )
        }
      ),
      { numRuns: 500 }
    )
  })
})

test('the order of keys changes nothing', async () => {
  const sections = whole.split(/\n(?=\w)/)
  const first = await load(sections.join('\n'))
  const second = await load(sections.toReversed().join('\n'))
  const values = (loaded: typeof first) =>
    'policy' in loaded && [...loaded.policy.settings].map(([key, { value }]) => [key, value]).sort()
  expect(values(second)).toEqual(values(first))
})

test('any text written on one line is read back', () => {
  fc.assert(
    fc.property(any, (text) => {
      const line = inlineText(text)
      expect(line).toMatch(/^[ -~]*$/)
      expect(parse(`a: ${line}\nb: [${line}, ${line}]\nc: { d: ${line} }`)).toEqual({
        a: text,
        b: [text, text],
        c: { d: text }
      })
    })
  )
})

test('every offset has a place, and the place leads back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '')), fc.nat(40), (parts, offset) => {
      const source = makeSource(parts.join(''), 'p')
      const at = Math.min(offset, source.text.length)
      const { line, column } = source.place(offset)
      const before = source.text
        .split('\n')
        .slice(0, line - 1)
        .reduce((sum, l) => sum + l.length + 1, 0)
      expect(before + column - 1).toBe(at)
    })
  )
})

test('globs that are usable match without trouble', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        any,
        fc
          .array(
            fc.constantFrom(
              '*',
              '**',
              '/',
              'a',
              '.',
              '?',
              '[',
              ']',
              '{',
              '}',
              ',',
              '(',
              ')',
              '!',
              '+',
              '@',
              '\\',
              '|'
            )
          )
          .map((p) => p.join(''))
      ),
      fc.array(fc.constantFrom('a', '/', '.', 'b')),
      (glob, path) => {
        fc.pre(isUsable(glob))
        expect(typeof anyGlob([glob])(path.join(''))).toBe('boolean')
      }
    ),
    { numRuns: 2000 }
  )
})

test('days are added and counted alike', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: -3000, max: 3000 }),
      (start, count) => {
        const day = addDays('1990-01-01', start)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }
    )
  )
})

test.each([
  '2027-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '26-01-01',
  '2026-01-01 ',
  '',
  '02026-01-01'
])('%j is no day', (text) => {
  expect(dayNumber(text)).toBeUndefined()
})

test.each([
  ['9999-12-31', 1, '9999-12-31'],
  ['0000-01-01', -1, '0000-01-01'],
  ['no day', 5, 'no day'],
  ['2028-02-28', 1, '2028-02-29']
])('%s and %i days is %s', (day, count, sum) => {
  expect(addDays(day, count)).toBe(sum)
})
