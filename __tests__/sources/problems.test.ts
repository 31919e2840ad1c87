import { expect, test } from '@jest/globals'
import type { Fact, PackageId } from '../../src/model.ts'
import type { Said } from '../../src/sources/ask.ts'
import { lookupProblems } from '../../src/sources/problems.ts'
import { textPen, write } from '../../src/text/words.ts'
import { idOf, publicPackage } from './support.ts'

const down: Said = { state: 'failed', claims: [], failure: { source: 'deps.dev', why: ['it was down'] } }
const closed: Said = {
  state: 'failed',
  claims: [],
  failure: { source: 'npm registry', why: ['it was closed'] }
}

const side = (texts: readonly string[]) => new Map(texts.map((t) => [idOf(t), publicPackage(t)]))

interface About {
  readonly head: readonly string[]
  readonly base?: readonly string[]
  readonly level?: 'allow' | 'warn' | 'deny'
  readonly facts?: Readonly<Record<string, Fact>>
}

function problems(answers: Readonly<Record<string, Said>>, about: About) {
  const { head, base, level = 'warn', facts = {} } = about
  const said = new Map<PackageId, Said>(Object.entries(answers).map(([text, s]) => [idOf(text), s]))
  const known = new Map(Object.entries(facts).map(([text, fact]) => [idOf(text), fact]))
  const sides = { head: side(head), base: base === undefined ? undefined : side(base), facts: known, level }
  return lookupProblems({ answers: said }, sides).map((p) => ({ ...p, what: write(p.what, textPen) }))
}

test('one for each source, with its reasons and the first names', () => {
  const other: Said = { state: 'failed', claims: [], failure: { source: 'deps.dev', why: ['it was odd'] } }
  const answers = { 'd@1.0.0': closed, 'c@1.0.0': down, 'b@1.0.0': down, 'a@1.0.0': other, 'e@1.0.0': down }
  const found = problems(answers, { head: Object.keys(answers) })
  expect(found.map((p) => p.what)).toEqual([
    'deps.dev could not be asked about 4 packages: it was odd; it was down (a 1.0.0, b 1.0.0, c 1.0.0 and 1 more).',
    'The npm registry could not be asked about 1 package: it was closed (d 1.0.0).'
  ])
  expect(found).toMatchObject([{ code: 'lookup-failed', fresh: true, level: 'warn' }, { fresh: true }])
})

test('none where everybody could be asked, or the policy does not mind', () => {
  const nothing: Said = { state: 'nothing', claims: [] }
  expect(problems({ 'a@1.0.0': nothing }, { head: ['a@1.0.0'] })).toEqual([])
  expect(problems({ 'a@1.0.0': down }, { head: ['a@1.0.0'], level: 'allow' })).toEqual([])
})

test('what was there before and stays is not fresh', () => {
  const answers = { 'a@1.0.0': down }
  expect(problems(answers, { head: ['a@1.0.0'], base: ['a@1.0.0'] })).toMatchObject([{ fresh: false }])
  expect(problems(answers, { head: ['a@1.0.0'], base: [] })).toMatchObject([{ fresh: true }])
  expect(problems(answers, { head: [], base: ['a@1.0.0'] })).toMatchObject([{ fresh: true }])
  expect(problems(answers, { head: ['a@1.0.0'] })).toMatchObject([{ fresh: true }])
})

test('of several the changed ones are named', () => {
  const answers = { 'a@1.0.0': down, 'b@1.0.0': down }
  const [found] = problems(answers, { head: ['a@1.0.0', 'b@1.0.0'], base: ['a@1.0.0'] })
  expect(found?.what).toBe('deps.dev could not be asked about 2 packages: it was down (b 1.0.0).')
})

test('what the owners settled on the base is not open', () => {
  const known: Fact = { state: 'known', concluded: 'MIT', claims: [] }
  const about = { head: ['a@1.0.0'] }
  expect(problems({ 'a@1.0.0': down }, { ...about, facts: { 'a@1.0.0': known } })).toEqual([])
  const word: Fact = { ...known, unverified: 'failed' }
  expect(problems({ 'a@1.0.0': down }, { ...about, facts: { 'a@1.0.0': word } })).toHaveLength(1)
})
