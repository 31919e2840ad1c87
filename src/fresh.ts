import { type Comparison, folderOf } from './compare.ts'
import type { Judgement } from './judge/index.ts'
import type { Finding, Inventory, Problem } from './model.ts'

/**
 * Marks what this change brings in: a finding is fresh when the base has none with its rule, level, package (any version)
 * and lockfile folder. Without a base, and under `everything`, all of them are.
 */
export function markFresh(
  findings: readonly Judgement[],
  base: readonly Judgement[] | undefined
): readonly Finding[] {
  if (base === undefined) return findings.map((f) => ({ ...f, fresh: true }))
  const known = new Set(base.map(keyOf))
  return findings.map((f) => ({ ...f, fresh: !known.has(keyOf(f)) }))
}

/** The head's problems, fresh where the base has none like it or where their lockfile was touched. */
export function freshProblems(
  head: Inventory,
  base: Inventory | undefined,
  comparison: Comparison
): readonly (Problem & { readonly fresh: boolean })[] {
  const lockfiles = new Map(head.lockfiles.map((l) => [l.path, l]))
  const known = new Set(base?.problems.map(problemKey))
  return head.problems.map((problem) => {
    const lockfile = lockfiles.get(problem.where?.path ?? '')
    const old = lockfile === undefined ? known.has(problemKey(problem)) : comparison.untouched(lockfile)
    return { ...problem, fresh: base === undefined || !old }
  })
}

function problemKey({ code, where }: Problem): string {
  return `${code}\n${where?.path ?? ''}`
}

function keyOf(f: Judgement): string {
  return [f.rule, f.level, ecosystemOf(f.package), f.name, folderOf(f.lockfile)].join('\n')
}

/** The purl's type; every package that is judged has one. */
function ecosystemOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')))
}
