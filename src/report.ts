import { asLevel, compareLevels } from './level.ts'
import type { Coverage, Finding, Level, Problem, Report, Subject } from './model.ts'
import { byCodeUnit, sortedBy } from './text/order.ts'

/** A problem with the weight it has here. */
export type WeighedProblem = Report['problems'][number]

/** All but what follows from the rest. */
export type Parts = Omit<Report, 'verdict' | 'findings' | 'problems'> & {
  readonly findings: readonly Finding[]
  readonly problems: readonly (Problem & { readonly fresh: boolean })[]
}

/** The report: findings and problems weighed and sorted, worst first, and the verdict as one reduction over them. */
export function makeReport(parts: Parts): Report {
  const problems = sortedBy(parts.problems.map(weighProblem), problemKey)
  const findings = [...parts.findings].sort(byWeight)
  const verdict = verdictOf(findings, problems, parts)
  return { ...parts, findings, problems, verdict }
}

function verdictOf(
  findings: readonly Finding[],
  problems: readonly WeighedProblem[],
  { policy, mode }: Parts
): Report['verdict'] {
  const enforced = mode === 'enforce'
  const blocks = ({ fresh, level }: { fresh: boolean; level: Level }) =>
    fresh && policy.blockOn !== 'never' && compareLevels(level, asLevel(policy.blockOn)) >= 0
  const refused = problems.some((p) => p.fresh && p.level === 'deny')
  if (enforced && (refused || findings.some(blocks))) return 'fail'
  return problems.some((p) => p.fresh && p.level !== 'note') ? 'incomplete' : 'pass'
}

/** A lockfile that this change touches and that cannot be read is refused; one that was broken before only warns. */
function weighProblem(problem: Problem & { readonly fresh: boolean }): WeighedProblem {
  return { ...problem, level: problem.code === 'lockfile-unreadable' && problem.fresh ? 'deny' : 'warn' }
}

function problemKey({ level, where, code }: WeighedProblem): string {
  const line = String(where?.line ?? 0).padStart(9, '0')
  return [level === 'deny' ? 0 : 1, where?.path ?? '', line, code].join('\n')
}

function byWeight(a: Finding, b: Finding): number {
  return (
    Number(b.fresh) - Number(a.fresh) ||
    compareLevels(b.level, a.level) ||
    byCodeUnit(a.lockfile, b.lockfile) ||
    byCodeUnit(a.package, b.package) ||
    byCodeUnit(a.rule, b.rule)
  )
}

/** How much of the head was judged. A package counts once, however many lockfiles use it. */
export function coverageOf(
  subjects: readonly Subject[],
  inventory: Report['inventory'],
  asked: Coverage['asked']
): Coverage {
  const third = new Map(subjects.map((s) => [s.package.id, s.fact]))
  const facts = [...third.values()]
  const known = facts.filter((f) => f.state === 'known')
  return {
    packages: facts.length,
    judged: known.length,
    lockfileOnly: known.filter((f) => f.claims.every((c) => c.trust === 'pull-request')).length,
    firstParty: inventory.packages.size - third.size,
    skipped: inventory.skipped,
    lockfiles: inventory.lockfiles.length,
    asked
  }
}
