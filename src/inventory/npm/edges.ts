import type { Problem } from '../../model.ts'
import type { Edge } from '../graph.ts'
import { incomplete, quote, unreadable } from '../problems.ts'
import { addressOfRange } from './address.ts'
import type { Call } from './calls.ts'
import type { Place } from './places.ts'
import { manifestLine } from './project.ts'
import type { Resolver } from './resolve.ts'
import type { Tree } from './tree.ts'

/** What leads to a place, by the index of the place. */
export interface Asked {
  /** Something depends on it. */
  readonly wanted: boolean
  /** The first range that is an address and no version range. */
  readonly address: string | undefined
}

/** Lists by the index of the place. */
export interface Edges {
  readonly edges: readonly (readonly Edge[])[]
  readonly asked: readonly Asked[]
}

interface Missing {
  readonly from: Place
  readonly call: Call
}

/** Who depends on whom in a tree. A name that leads nowhere is a gap, unless npm may leave it out. */
export function edgesAmong(tree: Tree, roots: ReadonlySet<Place>, resolver: Resolver): Edges {
  const asked = tree.places.map(() => ({ wanted: false, address: undefined as string | undefined }))
  const missing: Missing[] = []
  const edges = tree.places.map((from) => {
    const isRoot = roots.has(from)
    const found: Edge[] = []
    if (from.calls.length === 0) return found
    const resolve = resolver.from(from.path)
    for (const call of from.calls) {
      const to = resolve(call.name)
      if (to === undefined) {
        if (call.required && (call.kind !== 'development' || isRoot)) missing.push({ from, call })
        continue
      }
      const line = isRoot ? manifestLine(tree.manifest(from.path), call.name) : undefined
      found.push(
        line === undefined ? { to: to.index, kind: call.kind } : { to: to.index, kind: call.kind, ...line }
      )
      const target = asked[to.index]!
      target.wanted = true
      if (call.range !== undefined) target.address ??= addressOfRange(call.range) && call.range
    }
    return found
  })
  const project = tree.places.find((p) => p.kind === 'root')
  if (project !== undefined) edges[project.index]!.push(...toMembers(roots))
  tellGaps(tree, missing, resolver, project)
  return { edges, asked }
}

function toMembers(roots: ReadonlySet<Place>): Edge[] {
  return [...roots].filter((p) => p.kind === 'folder').map((p) => ({ to: p.index, kind: 'runtime' }))
}

// ---- gaps ------------------------------------------------------------------------------------------------------------

function tellGaps(
  tree: Tree,
  missing: readonly Missing[],
  resolver: Resolver,
  project: Place | undefined
): void {
  const { lockfile, links, told } = tree
  for (const link of links) {
    if (resolver.follow(link) !== undefined) continue
    told.add(unreadable(lockfile, ['The link ', quote(link.path), ' leads nowhere'], link.line))
  }
  if (project === undefined) {
    told.add(unreadable(lockfile, ['It does not say which dependencies the project itself has']))
  }
  const first = missing[0]
  if (first !== undefined) told.add(notLocked(lockfile, first, missing.length))
}

/** One problem for all: the first by name, the others by number. */
function notLocked(lockfile: string, { from, call }: Missing, count: number): Problem {
  const by = from.path === '' ? ['the project'] : [quote(from.path)]
  const what = ['A dependency is named but not locked: ', quote(call.name), ', which ', ...by, ' calls for']
  const others = count === 1 ? [] : [`; ${count - 1} more in this lockfile`]
  return incomplete(lockfile, [...what, ...others], from.line)
}
