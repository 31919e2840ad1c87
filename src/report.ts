import type { Counted } from './fresh.ts'
import { asLevel, compareLevels } from './level.ts'
import type { Coverage, Fact, Finding, Level, PackageId, Problem, Report, Subject } from './model.ts'
import { type Policy, setting } from './policy/policy.ts'
import { byCodeUnit } from './text/order.ts'

/** A problem with the weight it has here. */
export type WeighedProblem = Report['problems'][number]

/** All but what follows from the rest. */
export type Parts = Omit<Report, 'verdict'>

/** The report: findings and problems sorted, worst first, and the verdict as one reduction over them. */
export function makeReport(parts: Parts): Report {
  const problems = [...parts.problems].sort(byPlace)
  const findings = [...parts.findings].sort(byWeight)
  return { ...parts, findings, problems, verdict: verdictOf(findings, problems, parts) }
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

/**
 * Problems with the level that the policy gives them; what it allows is left out. What this change took away from being
 * judged is refused, whatever the policy says.
 */
export function weighProblems(problems: readonly Counted[], policy: Policy): readonly WeighedProblem[] {
  return problems
    .map(({ problem, fresh, refused }) => ({
      ...problem,
      fresh,
      level: refused ? 'deny' : levelOf(problem, policy)
    }))
    .filter(({ level }) => level !== 'allow')
}

function levelOf({ code, where }: Problem, policy: Policy): Level {
  if (code !== 'lockfile-missing') return 'warn'
  return asLevel(setting(policy, 'unknown.no-lockfile', where?.path ?? '').value)
}

function byPlace(a: WeighedProblem, b: WeighedProblem): number {
  return (
    compareLevels(b.level, a.level) ||
    byCodeUnit(a.where?.path ?? '', b.where?.path ?? '') ||
    (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
    byCodeUnit(a.code, b.code) ||
    byCodeUnit(JSON.stringify(a.what), JSON.stringify(b.what))
  )
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
  const facts = new Map<PackageId, Fact>()
  for (const { package: p, fact } of subjects) facts.set(p.id, fact)
  const known = [...facts.values()].filter((f) => f.state === 'known')
  const ours = [...inventory.packages.values()].filter((p) => p.origin === 'first-party')
  return {
    packages: facts.size,
    judged: known.length,
    lockfileOnly: known.filter((f) => f.claims.every((c) => c.trust === 'pull-request')).length,
    firstParty: ours.length,
    skipped: inventory.skipped,
    lockfiles: inventory.lockfiles.length,
    asked
  }
}
