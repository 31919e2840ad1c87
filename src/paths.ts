import type { Lockfile, PackageId } from './model.ts'

/** Chains longer than this are told by their two ends: a hostile lockfile can make one as long as itself. */
const LONGEST = 24

/**
 * Says for a package of a lockfile which shortest chain brings it in: ids from a direct dependency down to, but without,
 * the package itself; empty for a direct dependency and for one that nothing reaches. Over 24 steps the middle is left out.
 */
export function chainsOf(lockfile: Lockfile): (id: PackageId) => readonly PackageId[] {
  const parents = shortestParents(lockfile)
  return (id) => {
    const chain: PackageId[] = []
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) chain.push(at)
    chain.reverse()
    return chain.length <= LONGEST ? chain : [...chain.slice(0, LONGEST / 2), ...chain.slice(-LONGEST / 2)]
  }
}

function shortestParents(lockfile: Lockfile): Map<PackageId, PackageId | undefined> {
  const edges = new Map(lockfile.uses.map((use) => [use.package, use.dependsOn]))
  const roots = new Set(lockfile.roots)
  const parents = new Map<PackageId, PackageId | undefined>()
  let level = lockfile.uses.filter((u) => u.direct && !roots.has(u.package)).map((u) => u.package)
  for (const id of level) parents.set(id, undefined)
  while (level.length > 0) {
    const next: PackageId[] = []
    for (const id of level) {
      for (const target of edges.get(id) ?? []) {
        if (parents.has(target) || roots.has(target)) continue
        parents.set(target, id)
        next.push(target)
      }
    }
    level = next
  }
  return parents
}
