import type { Finding, Level, Location, Report, RuleWords } from '../../model.ts'
import type { Told } from '../brief.ts'
import { plain } from '../content/plain.ts'
import { reviewOf, standardsReview } from '../content/review.ts'
import type { Said } from '../content/said.ts'
import { distinct, joined, placeText } from '../content/said.ts'
import type { Printer } from './fingerprint.ts'
import type { SarifLocation } from './location.ts'
import { anywhere, located } from './location.ts'
import { problemRule } from './rules.ts'

/** A SARIF result: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ 3.27. */
interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex?: number
  readonly level: 'error' | 'warning' | 'note'
  readonly message: { readonly text: string }
  readonly locations: readonly [SarifLocation]
  readonly relatedLocations?: readonly SarifLocation[]
  /** GitHub reads this one key. */
  readonly partialFingerprints?: { readonly primaryLocationLineHash: string }
  readonly baselineState?: 'new' | 'unchanged'
}

/** What a result is made from. */
interface Matter {
  readonly level: Level
  readonly fresh: boolean
  readonly rule: string
  readonly said: Said
  readonly at: Location
  readonly also: readonly Location[]
  /** What makes it this one and no other. */
  readonly identity: readonly unknown[]
}

const LEVELS = { deny: 'error', warn: 'warning', note: 'note' } as const
const longest = 1500
const mostRelated = 10

/** Everything that the report says, old things too, worst first and what is new before what is not. */
export function resultsOf(told: Told, rules: readonly RuleWords[], print: Printer): readonly SarifResult[] {
  const { report } = told
  const all = [
    ...review(told),
    ...report.problems.map((p) => problem(p, told.report)),
    ...report.findings.map(finding)
  ]
  const compared = report.compared && report.policy.judge === 'fresh'
  return (['deny', 'warn', 'note'] as const).flatMap((level) =>
    [true, false].flatMap((fresh) =>
      all
        .filter((matter) => matter.level === level && matter.fresh === fresh)
        .map((matter) => result(matter, LEVELS[level], rules, compared, print))
    )
  )
}

function result(
  { rule, said, at, also, identity, fresh }: Matter,
  level: SarifResult['level'],
  rules: readonly RuleWords[],
  compared: boolean,
  print: Printer
): SarifResult {
  const index = rules.findIndex(({ code }) => code === rule)
  const fingerprint = print(rule, ...identity)
  return {
    ruleId: rule,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level,
    message: { text: message(said) },
    locations: [located(at)],
    ...(also.length === 0 ? {} : { relatedLocations: also.map(located) }),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { primaryLocationLineHash: fingerprint } }),
    ...(compared ? { baselineState: fresh ? 'new' : 'unchanged' } : {})
  }
}

/** Plain text in which nothing foreign makes a link or a placeholder (3.11.5, 3.11.6). */
function message(said: Said): string {
  return plain(said, longest).replaceAll('](', '] (').replace(/[{}]/g, '$&$&')
}

function finding(found: Finding): Matter {
  const { rule, level, fresh, name, version, what, advised, advice, via, at, lockfile, accepts } = found
  const title = version === undefined ? [{ quote: name }] : [{ quote: name }, ' ', { quote: version }]
  const softened: Said = advised === undefined ? [] : [' Advice only here: ', ...advised, '.']
  const next: Said = advice.length === 0 ? [] : [' Next: ', ...joined(advice, '; or '), '.']
  const first = via[0]?.at ?? at[0] ?? { path: lockfile }
  return {
    rule,
    level,
    fresh,
    said: [...title, ': ', ...what, ...softened, ...next],
    at: first,
    also: distinct(at, placeText)
      .filter((place) => placeText(place) !== placeText(first))
      .slice(0, mostRelated),
    identity: [level, lockfile, name, accepts]
  }
}

function problem(
  { code, level, fresh, what, where, fix }: Report['problems'][number],
  report: Report
): Matter {
  return {
    rule: problemRule(code, report.rules),
    level,
    fresh,
    said: fix.length === 0 ? what : [...what, ' Next: ', ...fix],
    at: where ?? anywhere(report),
    also: [],
    identity: [code, level, where?.path]
  }
}

/** What is not told here, as one result. */
function review(told: Told): readonly Matter[] {
  const kept = reviewOf(told)
  if (kept === undefined) return []
  const level = kept.weight === 'resolve' ? 'deny' : 'warn'
  const at = anywhere(told.report)
  return [{ rule: standardsReview.code, level, fresh: true, said: [kept.line], at, also: [], identity: [] }]
}
