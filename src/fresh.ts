import { type Comparison, folderOf } from './compare.ts'
import { goneLockfiles, hiddenLockfiles } from './gone.ts'
import type { Judgement } from './judge/index.ts'
import { compareLevels } from './level.ts'
import type { Finding, Inventory, Level, Problem } from './model.ts'

/**
 * Marks what this change brings in: a finding is fresh unless the base has, in the same lockfile folder and of the same
 * package from the same place (any version), one of its rule that is as strict and about the same names. So what this
 * change made milder is old, and an old finding hides nothing else. Without a base, and under `everything`, all are fresh.
 */
export function markFresh(
  findings: readonly Judgement[],
  base: readonly Judgement[] | undefined
): readonly Finding[] {
  if (base === undefined) return findings.map((f) => ({ ...f, fresh: true }))
  const known = new Map<string, Level>()
  for (const f of base) {
    for (const key of keysOf(f)) {
      if (compareLevels(f.level, known.get(key) ?? 'allow') > 0) known.set(key, f.level)
    }
  }
  const isFresh = (f: Judgement) =>
    keysOf(f).some((key) => compareLevels(f.level, known.get(key) ?? 'allow') > 0)
  return findings.map((f) => ({ ...f, fresh: isFresh(f) }))
}

/** A problem, and whether it counts. */
export interface Counted {
  readonly problem: Problem
  readonly fresh: boolean
  /** This change took away what would be judged: a lockfile that it touched cannot be read, or is gone. */
  readonly refused: boolean
}

/**
 * The head's problems, each fresh unless the base has the same one and this change did not touch its lockfile; then what the
 * change took away or hid. Of a lockfile that nobody touched and that cannot be read at all nothing can be new. A problem
 * without a place is about everything. Without a base, and under `everything`, all of them are fresh.
 */
export function countProblems(
  head: Inventory,
  base: Inventory | undefined,
  comparison: Comparison,
  everything: boolean
): readonly Counted[] {
  const lockfiles = new Map(head.lockfiles.map((l) => [l.path, l]))
  const before = new Set(base?.problems.map(problemKey))
  const isCut = cutSince(base)
  const lost = lostIn(head, base, head.problems.some(isCut))
  const replaced = new Set(lost.flatMap((l) => (l.refused ? [folderOf(l.problem.where?.path ?? '')] : [])))
  const isTold = ({ code, where }: Problem) =>
    code === 'lockfile-missing' && where !== undefined && replaced.has(folderOf(where.path))
  const counted = head.problems
    .filter((problem) => !isTold(problem))
    .map((problem): Counted => {
      const { code, where } = problem
      const lockfile = lockfiles.get(where?.path ?? '')
      const touched = lockfile !== undefined && !comparison.untouched(lockfile)
      const asBefore = before.has(problemKey(problem)) || lockfile?.state === 'failed'
      const fresh = everything || base === undefined || where === undefined || touched || !asBefore
      return { problem, fresh, refused: isCut(problem) || (fresh && code === 'lockfile-unreadable') }
    })
  return [...counted, ...lost]
}

/** Where the head is listed only in part and the base was not, what the change took away cannot be told: that is refused. */
function cutSince(base: Inventory | undefined): (problem: Problem) => boolean {
  const cut = (base?.problems ?? []).filter(({ code }) => code === 'listing-truncated')
  const before = new Set(cut.map(({ where }) => where?.path ?? ''))
  const knows = (path: string) => before.has('') || before.has(path)
  return ({ code, where }) => base !== undefined && code === 'listing-truncated' && !knows(where?.path ?? '')
}

function lostIn(head: Inventory, base: Inventory | undefined, isCut: boolean): readonly Counted[] {
  if (base === undefined || isCut) return []
  return [
    ...goneLockfiles(base, head).map((problem) => ({ problem, fresh: true, refused: true })),
    ...hiddenLockfiles(base, head).map((problem) => ({ problem, fresh: true, refused: false }))
  ]
}

function problemKey({ code, where, what }: Problem): string {
  return JSON.stringify([code, where?.path, what])
}

/** One key for each name that the finding is about. */
function keysOf(f: Judgement): readonly string[] {
  const about = f.accepts.length === 0 ? [''] : f.accepts
  return about.map((name) =>
    JSON.stringify([f.rule, packageOf(f.package), f.name, folderOf(f.lockfile), name])
  )
}

/** A purl without its version, and without the commit of a repository; empty for a package that is known by its place. */
function packageOf(id: string): string {
  if (!id.startsWith('pkg:')) return ''
  return id.replace(/@[^?#]*/, '').replace(/(?:%40|@)[0-9a-f]{40,64}(?![0-9a-f])/gi, '')
}
