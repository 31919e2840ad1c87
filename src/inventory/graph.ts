import type { Location, PackageId, Scope, Use } from '../model.ts'
import { place } from './problems.ts'
import { sortedText } from './sorted.ts'

/** How one place calls for another. Peers are runtime edges, optional peers optional ones. */
export type EdgeKind = 'runtime' | 'optional' | 'development'

export interface Edge {
  /** Index of the node that is called for. */
  readonly to: number
  readonly kind: EdgeKind
  /** Where the project's own manifest names it. */
  readonly manifest?: Location
}

/** One place of a lockfile where a package stands. */
export interface Node {
  readonly package: PackageId
  readonly line: number | undefined
  /** The project itself or a workspace member. */
  readonly root: boolean
  readonly bundled: boolean
  readonly edges: readonly Edge[]
}

/** The uses of a lockfile, sorted by package: one for each package, all of its places merged, self-edges dropped. */
export function usesOf(path: string, nodes: readonly Node[]): Use[] {
  const ranks = ranksOf(nodes)
  const named = namedByRoots(nodes)
  const groups = new Map<PackageId, number[]>()
  for (const [index, node] of nodes.entries()) {
    const group = groups.get(node.package)
    if (group === undefined) groups.set(node.package, [index])
    else group.push(index)
  }
  return sortedText(groups.keys()).map((id) => useOf(path, id, groups.get(id)!, { nodes, ranks, named }))
}

interface Graph {
  readonly nodes: readonly Node[]
  readonly ranks: readonly number[]
  readonly named: ReadonlyMap<number, Location | undefined>
}

function useOf(path: string, id: PackageId, group: readonly number[], { nodes, ranks, named }: Graph): Use {
  let rank = UNREACHED
  let direct = false
  let bundled = true
  let manifest: Location | undefined
  for (const index of group) {
    rank = Math.min(rank, ranks[index]!)
    direct ||= named.has(index)
    bundled &&= nodes[index]!.bundled
    manifest ??= named.get(index)
  }
  const scope = SCOPES[rank]!
  const edges = dependsOn(id, group, nodes)
  const at = placesOf(path, group, nodes)
  // Written out twice: a copy of half an object costs more than the object.
  if (manifest === undefined) return { package: id, scope, direct, dependsOn: edges, at, bundled }
  return { package: id, scope, direct, dependsOn: edges, at, manifest, bundled }
}

/** The ids of the project and its members, in the order of the nodes. */
export function rootsOf(nodes: readonly Node[]): PackageId[] {
  return [...new Set(nodes.filter((node) => node.root).map((node) => node.package))]
}

// ---- scope -----------------------------------------------------------------------------------------------------------

const SCOPES: readonly Scope[] = ['runtime', 'optional', 'development', 'unknown']
const RANK: Record<EdgeKind, number> = { runtime: 0, optional: 1, development: 2 }
const UNREACHED = 3

/**
 * The best rank under which each node is reached from a root: runtime, else optional, else development. Each pass takes
 * one more kind of edge and only adds nodes, so that a better rank is never overwritten; loops end by themselves.
 */
function ranksOf(nodes: readonly Node[]): number[] {
  const ranks = nodes.map((node): number => (node.root ? 0 : UNREACHED))
  for (let rank = 0; rank < UNREACHED; rank++) {
    const open: number[] = []
    for (const [index, reached] of ranks.entries()) if (reached < UNREACHED) open.push(index)
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      for (const edge of nodes[index]!.edges) {
        if (RANK[edge.kind] > rank || ranks[edge.to]! < UNREACHED) continue
        ranks[edge.to] = rank
        open.push(edge.to)
      }
    }
  }
  return ranks
}

// ---- edges -----------------------------------------------------------------------------------------------------------

/** What the roots call for, with the first manifest line that does. A root itself is no dependency. */
function namedByRoots(nodes: readonly Node[]): Map<number, Location | undefined> {
  const named = new Map<number, Location | undefined>()
  for (const node of nodes) {
    if (!node.root) continue
    for (const edge of node.edges) {
      if (nodes[edge.to]!.root) continue
      if (named.get(edge.to) === undefined) named.set(edge.to, edge.manifest)
    }
  }
  return named
}

function dependsOn(self: PackageId, group: readonly number[], nodes: readonly Node[]): PackageId[] {
  const ids: PackageId[] = []
  for (const index of group) for (const { to } of nodes[index]!.edges) ids.push(nodes[to]!.package)
  return ids.sort().filter((id, i) => id !== self && id !== ids[i - 1])
}

/** Each line once, in order; one place without a line where none is known. */
function placesOf(path: string, group: readonly number[], nodes: readonly Node[]): readonly Location[] {
  if (group.length === 1) return [place(path, nodes[group[0]!]!.line)]
  const lines = new Set(group.map((index) => nodes[index]!.line).filter((line) => line !== undefined))
  if (lines.size === 0) return [{ path }]
  return [...lines].sort((a, b) => a - b).map((line) => ({ path, line }))
}
