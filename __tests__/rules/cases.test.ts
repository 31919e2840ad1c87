import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { compare } from '../../src/compare.ts'
import { grounds } from '../../src/judge/ground.ts'
import type { Hit, Problem } from '../../src/model.ts'
import { problemRules, rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { subjectsOf } from '../../src/subjects.ts'
import {
  courtOf,
  inventoryOf,
  knownOf,
  LOCK,
  lineOf,
  lockOf,
  plain,
  policyOf,
  reportOf
} from '../judge/samples.ts'
import { FORBIDDEN, PATENT_NUMBER } from '../standards/forbidden.ts'
import type { ProblemCase, RuleCase, Said } from './case.ts'

// A rule is proved by `cases/<code>.ts`: `cases` for a rule about packages, `problems` for one about what could not be read.
// A new rule needs such a file and no line here.

const FOLDER = '__tests__/rules/cases'
const codes = [...rules, ...problemRules].map((rule) => rule.code)

test('every rule has a file of cases, and every file a rule', () => {
  const files = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''))
  expect(files.toSorted()).toEqual(codes.toSorted())
})

const withCases = rules.filter(({ code }) => existsSync(`${FOLDER}/${code}.ts`))
const loaded = await Promise.all(
  withCases.map(async (rule) => ({ rule, cases: await casesOf<RuleCase>(rule.code, 'cases') }))
)

describe.each(loaded)('$rule.code', ({ rule, cases }) => {
  test('has cases in which it speaks, and cases in which it is silent', () => {
    expect(cases.some((c) => c.says.length > 0)).toBe(true)
    expect(cases.some((c) => c.says.length === 0)).toBe(true)
    expect(new Set(cases.map((c) => c.name)).size).toBe(cases.length)
  })

  test.each(cases)('$name', async (one) => {
    const hits = await hitsOf(rule, one)
    const policyText = `version: 1\n${one.policy ?? ''}`
    expect(hits.map((hit, i) => saidOf(hit, policyText, one.says[i]))).toEqual(one.says)
    for (const hit of hits) expect(flaws(hit)).toEqual([])
  })
})

const problemCases = await Promise.all(
  problemRules
    .filter(({ code }) => existsSync(`${FOLDER}/${code}.ts`))
    .map(async ({ code }) => ({ code, cases: await casesOf<ProblemCase>(code, 'problems') }))
)

describe.each(problemCases)('$code', ({ code, cases }) => {
  test('has cases of its own', () => {
    expect(cases.map((c) => c.code)).toEqual(cases.map(() => code))
    expect(cases.length).toBeGreaterThan(0)
  })

  test.each(cases)('$name', async (one) => {
    const report = reportOf({ ...problemSides(one), policy: await policyOf(one.policy) })
    const [problem] = report.problems
    const found = {
      level: problem?.level ?? 'allow',
      fresh: problem?.fresh ?? false,
      verdict: report.verdict
    }
    expect(found).toEqual({ level: one.level, fresh: one.fresh, verdict: one.verdict })
  })
})

async function casesOf<T>(code: string, name: 'cases' | 'problems'): Promise<readonly T[]> {
  const file = (await import(`./cases/${code}.ts`)) as Readonly<Record<string, readonly T[] | undefined>>
  return file[name] ?? []
}

// ---- rules about packages --------------------------------------------------------------------------------------------

async function hitsOf(rule: Rule, { of, before, policy: text, now }: RuleCase): Promise<readonly Hit[]> {
  const policy = await policyOf(text)
  const head = lockOf([of])
  const base = before === undefined ? undefined : lockOf([before])
  const at = { policy, ...(now === undefined ? {} : { now }) }
  const subjects = subjectsOf(knownOf(head, at), compare(base, head), base && knownOf(base, at))
  const { terms } = grounds(head, courtOf(at))(LOCK)
  return subjects.flatMap((subject) => rule.check(subject, terms))
}

function saidOf(hit: Hit, policyText: string, wanted: Said | undefined): Said {
  const line = hit.by === undefined ? 'no line' : lineOf(hit.by, policyText)
  const by = wanted !== undefined && line.startsWith(wanted.by) ? wanted.by : line
  return {
    level: hit.level,
    what: plain(hit.what),
    accepts: hit.accepts,
    by,
    ...(wanted?.evidence === undefined
      ? {}
      : { evidence: hit.evidence.map(({ what, source }) => `${plain(what)} (${source})`) }),
    ...(wanted?.advice === undefined ? {} : { advice: hit.advice.map(plain) })
  }
}

/** What is wrong with the words of a hit: sentences have a full stop and advice has none, and nobody is accused. */
function flaws({ what, advice, evidence }: Hit): readonly string[] {
  const text = plain(what)
  const all = [text, ...advice.map(plain), ...evidence.map((e) => plain(e.what))].join(' ')
  return [
    ...(/^[A-Z`].*[^.\s]\.$/s.test(text) ? [] : [`no whole sentence: ${text}`]),
    ...(/ {2}|\.\.| [.,;]/.test(text) ? [`a gap or two stops: ${text}`] : []),
    ...advice.map(plain).filter((a) => /[.\s]$|^$/.test(a)),
    ...(evidence.length === 0 ? ['no evidence'] : []),
    ...(FORBIDDEN.test(all.replaceAll('This does not say that you need a license.', ''))
      ? [`forbidden: ${all}`]
      : []),
    ...(PATENT_NUMBER.test(all) ? [`a number of a patent: ${all}`] : [])
  ]
}

// ---- rules about what could not be read ------------------------------------------------------------------------------

function problemSides({ code, path, base }: ProblemCase) {
  const where = path === undefined ? {} : { where: { path } }
  const problem: Problem = { code, what: ['It is broken.'], fix: ['Mend it.'], ...where }
  const lock = path?.endsWith(LOCK) === true ? { [path]: [] } : {}
  const failed = Object.keys(lock)
  const head = inventoryOf(lock, { problems: [problem], failed, content: 'now' })
  if (base === undefined) return { head, base: inventoryOf({}) }
  if (base === 'the same') return { head, base: head }
  const there = path?.replace(/[^/]+$/, LOCK) ?? LOCK
  return { head, base: inventoryOf({ [there]: [] }, { content: 'before' }) }
}
