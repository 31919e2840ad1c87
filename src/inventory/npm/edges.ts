import type { Problem } from '../../model.ts'
import type { Edge } from '../graph.ts'
import { incomplete, quote, unreadable } from '../problems.ts'
import { addressOfRange } from './address.ts'
import type { Call } from './calls.ts'
import type { Place } from './places.ts'
import { manifestLine } from './project.ts'
import type { Resolver } from './resolve.ts'
import { callsOfRoot, overridesOf, shortfall } from './roots.ts'
import type { Tree } from './tree.ts'

/** What leads to a place, by the index of the place. */
export interface Asked {
  /** Something depends on it. */
  readonly wanted: boolean
  /** The first range that is an address and no version range. */
  readonly address: string | undefined
  /** Somebody asks with a version range or a tag. */
  readonly ranged: boolean
  /** Somebody asks for the package that the place names, under the name of its folder: `npm:name@range`. */
  readonly aliased: boolean
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

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Walk {
  readonly tree: Tree
  readonly roots: ReadonlySet<Place>
  readonly resolver: Resolver
  readonly asked: readonly Mutable<Asked>[]
  readonly missing: Missing[]
}

/** Who depends on whom in a tree. A name that leads nowhere is a gap, unless npm may leave it out. */
export function edgesAmong(tree: Tree, roots: ReadonlySet<Place>, resolver: Resolver): Edges {
  const asked = tree.places.map(() => ({ wanted: false, address: undefined, ranged: false, aliased: false }))
  const walk: Walk = { tree, roots, resolver, asked, missing: [] }
  const edges = tree.places.map((from) => (roots.has(from) ? edgesOfRoot(walk, from) : edgesOf(walk, from)))
  const project = tree.places.find((p) => p.kind === 'root')
  if (project !== undefined) edges[project.index]!.push(...toMembers(roots))
  noteOverrides(asked, tree)
  tellGaps(tree, walk.missing, resolver, project)
  return { edges, asked }
}

function edgesOf({ resolver, asked, missing }: Walk, from: Place): Edge[] {
  if (from.calls.length === 0) return []
  const resolve = resolver.from(from.path)
  const edges: Edge[] = []
  for (const call of from.calls) {
    const to = resolve(call.name)
    if (to !== undefined) {
      note(asked, to, call)
      edges.push({ to: to.index, kind: call.kind })
    } else if (call.required && call.kind !== 'development') {
      missing.push({ from, call })
    }
  }
  return edges
}

/** With the lines of the manifest, and with what that names and the lockfile does not. */
function edgesOfRoot({ tree, resolver, asked, missing }: Walk, from: Place): Edge[] {
  const manifest = tree.manifest(from.path)
  const locked = new Map(from.calls.map((call) => [call.name, call]))
  const resolve = resolver.from(from.path)
  const edges: Edge[] = []
  for (const call of callsOfRoot(from.calls, manifest)) {
    const to = resolve(call.name)
    const problem = manifest && shortfall(call, locked.get(call.name), manifest, to !== undefined)
    if (problem !== undefined) tree.told.add(problem)
    if (to !== undefined) {
      note(asked, to, call)
      edges.push({ to: to.index, kind: call.kind, ...manifestLine(manifest, call.name) })
    } else if (call.required && locked.has(call.name)) {
      missing.push({ from, call })
    }
  }
  return edges
}

function note(asked: readonly Mutable<Asked>[], to: Place, { range }: Call): void {
  const target = asked[to.index]!
  target.wanted = true
  const isAddress = range !== undefined && addressOfRange(range) !== undefined
  if (isAddress) target.address ??= range
  else target.ranged = true
  if (to.name !== undefined && range !== undefined) target.aliased ||= isAliasOf(range, to.name)
}

/** An override renames a package for everybody who asks for it: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#overrides */
function noteOverrides(asked: readonly Mutable<Asked>[], { places, manifest }: Tree): void {
  const overrides = overridesOf(manifest(''))
  if (overrides.length === 0) return
  for (const { index, name } of places) {
    if (name !== undefined) asked[index]!.aliased ||= overrides.some((range) => isAliasOf(range, name))
  }
}

function isAliasOf(range: string, name: string): boolean {
  return range === `npm:${name}` || range.startsWith(`npm:${name}@`)
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
