import type { Lockfile, PackageId } from './model.ts'

/** Chains of more than two of these are told by their two ends: a hostile lockfile can make one as long as itself. */
const END = 12

type Chain = readonly PackageId[]

const NONE: Chain = []

/**
 * Says for a package of a lockfile which shortest chain brings it in: ids from a direct dependency down to, but without,
 * the package itself; empty for a direct dependency and for one that nothing reaches. Of more than 24 steps the middle is
 * left out. Linear in the lockfile, whatever its shape.
 */
export function chainsOf(lockfile: Lockfile): (id: PackageId) => Chain {
  const chains = shortestChains(lockfile)
  return (id) => chains.get(id) ?? NONE
}

function shortestChains({ uses, roots }: Lockfile): ReadonlyMap<PackageId, Chain> {
  const edges = new Map<PackageId, readonly PackageId[]>()
  for (const use of uses) edges.set(use.package, use.dependsOn)
  const ours = new Set(roots)
  const chains = new Map<PackageId, Chain>()
  for (const use of uses) if (use.direct && !ours.has(use.package)) chains.set(use.package, NONE)
  // A Map may grow while it is read, and gives its keys in the order in which they came: nearest first.
  for (const [id, chain] of chains) {
    let below: Chain | undefined // shared by all that this one brings in
    for (const target of edges.get(id) ?? NONE) {
      if (!chains.has(target) && !ours.has(target)) chains.set(target, (below ??= longer(chain, id)))
    }
  }
  return chains
}

function longer(chain: Chain, id: PackageId): Chain {
  return chain.length < 2 * END ? [...chain, id] : [...chain.slice(0, END), ...chain.slice(END + 1), id]
}
