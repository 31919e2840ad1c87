import type { Finding, Level, Report } from '../../model.ts'
import type { Told } from '../brief.ts'

/** What a reader has to do about something: resolve it, look at it, know it; or nothing now, since it is old. */
export type Weight = 'resolve' | 'look' | 'note' | 'old'

/** The weight of a level that counts under this policy. A policy that only advises has nothing to resolve. */
function weightOf(level: Level, report: Report): Exclude<Weight, 'old'> {
  if (level === 'allow' || level === 'note') return 'note'
  const { blockOn } = report.policy
  const blocks = report.mode === 'enforce' && (blockOn === 'warn' || blockOn === level)
  return blocks ? 'resolve' : 'look'
}

/** Old findings count only where the policy judges everything. */
export function findingWeight(finding: Finding, report: Report): Weight {
  return finding.fresh || report.policy.judge === 'everything' ? weightOf(finding.level, report) : 'old'
}

type ReportProblem = Report['problems'][number]

/** A lockfile that this change touches and that cannot be read is refused whatever the policy blocks on. */
export function problemWeight(problem: ReportProblem, report: Report): Weight {
  if (!problem.fresh && report.policy.judge === 'fresh') return 'old'
  return problem.level === 'deny' && report.mode === 'enforce' ? 'resolve' : weightOf(problem.level, report)
}

/** How many withheld items a reader has to resolve, and how many to look at. */
export function withheldWeights({ report, withheld }: Told): { resolve: number; look: number } {
  const sum = { resolve: 0, look: 0 }
  for (const level of ['deny', 'warn'] as const) {
    const weight = weightOf(level, report)
    if (weight !== 'note') sum[weight] += withheld[level]
  }
  return sum
}

/** Nothing to tell anybody: no finding or problem that counts is above a note, and no policy is offered. */
export function isQuiet(report: Report): boolean {
  return (
    report.verdict === 'pass' &&
    !report.policy.offered &&
    !report.findings.some((finding) => loud(findingWeight(finding, report))) &&
    !report.problems.some((problem) => loud(problemWeight(problem, report)))
  )
}

function loud(weight: Weight): boolean {
  return weight === 'resolve' || weight === 'look'
}
