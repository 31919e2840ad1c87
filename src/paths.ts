import type { Lockfile, PackageId } from './model.ts'

/** Chains of more than two of these are told by their two ends: a hostile lockfile can make one as long as itself. */
const END = 12

/** How a package is reached on a shortest way from a direct dependency. */
interface Step {
  readonly parent?: { readonly id: PackageId; readonly step: Step }
  /** Length of the chain. */
  readonly length: number
  /** The first ids of the chain, as far as they are shown; children of one parent share the list. */
  readonly start: readonly PackageId[]
}

const DIRECT: Step = { length: 0, start: [] }

/**
 * Says for a package of a lockfile which shortest chain brings it in: ids from a direct dependency down to, but without,
 * the package itself; empty for a direct dependency and for one that nothing reaches. Of more than 24 steps the middle is
 * left out. Linear in the lockfile, whatever its shape.
 */
export function chainsOf(lockfile: Lockfile): (id: PackageId) => readonly PackageId[] {
  const steps = shortestSteps(lockfile)
  return (id) => {
    const step = steps.get(id)
    if (step === undefined) return []
    return step.length <= 2 * END ? last(step, step.length) : [...step.start, ...last(step, END)]
  }
}

function last(step: Step, count: number): readonly PackageId[] {
  const ids: PackageId[] = []
  for (let at = step.parent; at !== undefined && ids.length < count; at = at.step.parent) ids.push(at.id)
  return ids.toReversed()
}

function shortestSteps(lockfile: Lockfile): ReadonlyMap<PackageId, Step> {
  const edges = new Map(lockfile.uses.map((use) => [use.package, use.dependsOn]))
  const roots = new Set(lockfile.roots)
  const steps = new Map<PackageId, Step>()
  // A Map may grow while it is read, and gives its keys in the order in which they came: nearest first.
  for (const use of lockfile.uses) if (use.direct && !roots.has(use.package)) steps.set(use.package, DIRECT)
  for (const [id, step] of steps) {
    let below: Step | undefined
    for (const target of edges.get(id) ?? []) {
      if (!steps.has(target) && !roots.has(target)) steps.set(target, (below ??= stepBelow(id, step)))
    }
  }
  return steps
}

function stepBelow(id: PackageId, step: Step): Step {
  const start = step.length < END ? [...step.start, id] : step.start
  return { parent: { id, step }, length: step.length + 1, start }
}
