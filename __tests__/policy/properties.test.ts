import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { dayNumber, addDays, daysBetween } from '../../src/policy/day.ts'
import { anyGlob, isUsable } from '../../src/policy/globs.ts'
import { sortedBy } from '../../src/text/order.ts'
import { inlineText } from '../../src/policy/yaml/inline.ts'
import { makeSource } from '../../src/policy/yaml/source.ts'
import { parse } from 'yaml'
import type { PolicyError } from '../../src/policy/load.ts'
import { load, told } from './support.ts'

const whole = readFileSync('__tests__/policy/fixtures/whole.yml', 'utf8')
const any = fc.oneof(fc.string(), fc.string({ unit: 'binary' }))

/** What is wrong with how a text was loaded: it gives a complete policy, or errors that a reader can find. */
async function flaws(text: string): Promise<string[]> {
  const loaded = await load(text)
  if ('policy' in loaded) return loaded.policy.settings.size > 30 ? [] : ['the policy is incomplete']
  const { errors } = loaded
  const counted = errors.length > 0 && errors.length <= 50 ? [] : [`${errors.length} errors`]
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  return [...counted, ...errors.filter((error) => !isFindable(error, lines)).map(told)]
}

function isFindable({ where, what, fix, source }: PolicyError, lines: readonly string[]): boolean {
  const line = lines[(where.line ?? 0) - 1]
  if (line === undefined || where.column === undefined || where.column > line.length + 1) return false
  return what.length > 0 && fix.length > 0 && (source === undefined || source === line.replace(/\r$/, ''))
}

const words = [
  'version',
  'licenses',
  'kinds',
  'exceptions',
  'package',
  'pkg:npm/x',
  'paths',
  'match',
  '__proto__',
  '<<'
]
const signs = [
  ': ',
  ':',
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
  '%',
  '1',
  'null'
]
const breaks = ['\n', '\n  ', '\n    - ', '---\n', '...\n', '\t', '\r\n', '\uFEFF', '\u0085', '\0']
const bits = fc.constantFrom(...words, ...signs, ...breaks)
const change = fc.record({
  at: fc.nat(whole.length),
  cut: fc.nat(40),
  put: fc.oneof(
    any,
    fc.constantFrom('', ': ', '\n', '*', '- ', '"', '{', '[]', '\t', '&a ', '~', 'null', '1e9', '[[]]')
  )
})
const changed = fc
  .array(change, { minLength: 1, maxLength: 3 })
  .map((changes) =>
    changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), whole)
  )
const valued = fc
  .tuple(fc.constantFrom(...whole.matchAll(/: (\S.*)/g)), fc.jsonValue({ maxDepth: 3 }))
  .map(
    ([found, value]) =>
      `${whole.slice(0, found.index)}: ${JSON.stringify(value)}${whole.slice(found.index + found[0].length)}`
  )

const texts = {
  'any text': any,
  'texts that are nearly YAML': fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
  'a good file with pieces changed': changed,
  'a good file with another value': valued
}

test.each(Object.entries(texts))('loading is total over %s', async (_name, text) => {
  await expect(
    fc.assert(
      fc.asyncProperty(text, async (t) => {
        expect(await flaws(t)).toEqual([])
      }),
      { numRuns: 200 }
    )
  ).resolves.toBeUndefined()
})

test('the order of keys changes nothing', async () => {
  const sections = whole.split(/\n(?=\w)/)
  const first = await load(sections.join('\n'))
  const second = await load(sections.toReversed().join('\n'))
  const values = (loaded: typeof first) =>
    'policy' in loaded
      ? sortedBy(loaded.policy.settings, ([key]) => key).map(([key, { value }]) => [key, value])
      : []
  expect(values(first).length).toBeGreaterThan(30)
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
    { numRuns: 500 }
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
