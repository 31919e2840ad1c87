import type { Lockfile, Package, PackageId, Report, Scope, Use } from '../../model.ts'
import { sortedBy } from '../../text/order.ts'

/** The packages of a report as CycloneDX sees them: one node each, whatever the number of lockfiles. */
export interface Graph {
  /** Everything but the main component, by id. */
  readonly components: readonly Node[]
  readonly main: Main
  /** By bom-ref: the main component first, then by id. Leaves are there too. */
  readonly edges: ReadonlyMap<string, Edges>
}

export interface Node {
  readonly package: Package
  readonly uses: readonly Use[]
}

/** The project itself. It has a node where a lockfile at the top of the repository lists it under its name. */
interface Main {
  readonly ref: string
  readonly node?: Node
}

export interface Edges {
  readonly dependsOn: readonly string[]
  readonly known: 'complete' | 'incomplete' | 'unknown'
}

/** Cannot be a package's id, which begins with `pkg:` or holds a `#`. */
const projectRef = 'project'

export function graphOf(report: Report): Graph {
  const { packages } = report.inventory
  const known = knownBy(report)
  const uses = usesOf(report.inventory.lockfiles)
  const node = (pkg: Package): Node => ({
    package: pkg,
    uses: (uses.get(pkg.id) ?? []).map(({ use }) => use)
  })
  const mainPackage = mainOf(report)
  const main =
    mainPackage === undefined ? { ref: projectRef } : { ref: mainPackage.id, node: node(mainPackage) }
  const others = sortedBy(packages.values(), (pkg) => pkg.id).filter((pkg) => pkg.id !== main.ref)
  const edges = new Map<string, Edges>([[main.ref, mainEdges(report, main.ref, uses, known)]])
  for (const { id } of others) edges.set(id, edgesOf(id, uses.get(id) ?? [], packages, known))
  return { components: others.map(node), main, edges }
}

interface Placed {
  readonly use: Use
  readonly lockfile: Lockfile
}
type Uses = ReadonlyMap<PackageId, readonly Placed[]>
/** How far the edges of each lockfile may be trusted. */
type Known = ReadonlyMap<Lockfile, Edges['known']>

function usesOf(lockfiles: readonly Lockfile[]): Uses {
  const uses = new Map<PackageId, Placed[]>()
  for (const lockfile of sortedBy(lockfiles, (l) => l.path)) {
    for (const use of lockfile.uses) {
      const others = uses.get(use.package)
      if (others === undefined) uses.set(use.package, [{ use, lockfile }])
      else others.push({ use, lockfile })
    }
  }
  return uses
}

/** A lockfile with a problem lacks something, whatever its format says. */
function knownBy({ inventory, problems }: Report): Known {
  const lacking = new Set(problems.flatMap(({ where }) => where?.path ?? []))
  return new Map(
    inventory.lockfiles.map((lockfile) => {
      const { path, state, edges } = lockfile
      if (state === 'failed') return [lockfile, 'unknown']
      const exact = state === 'locked' && edges === 'all' && !lacking.has(path)
      return [lockfile, exact ? 'complete' : 'incomplete']
    })
  )
}

function mainOf({ inventory, project }: Report): Package | undefined {
  const top = sortedBy(inventory.lockfiles, (l) => l.path).filter((lockfile) => !lockfile.path.includes('/'))
  const roots = top.flatMap((lockfile) => lockfile.roots.flatMap((id) => inventory.packages.get(id) ?? []))
  return roots.find((pkg) => pkg.origin === 'first-party' && pkg.name === project.name)
}

/** The project depends on what it names, on every other root, and on what a lockfile without roots calls direct. */
function mainEdges({ inventory }: Report, ref: string, uses: Uses, known: Known): Edges {
  const own = edgesOf(ref, uses.get(ref) ?? [], inventory.packages, known)
  const roots = inventory.lockfiles.flatMap((l) => (l.roots.length > 0 ? l.roots : directOf(l)))
  const words = new Set([own.known, ...known.values()])
  return {
    dependsOn: sortedIds([...own.dependsOn, ...roots], ref).filter((id) => inventory.packages.has(id)),
    known: words.size === 1 && words.has('complete') ? 'complete' : 'incomplete'
  }
}

function directOf({ uses }: Lockfile): PackageId[] {
  return uses.filter((use) => use.direct).map((use) => use.package)
}

/** The edges of all uses together. An edge that leads nowhere is left out, and then not all are known. */
function edgesOf(
  id: PackageId,
  uses: readonly Placed[],
  packages: ReadonlyMap<PackageId, Package>,
  known: Known
): Edges {
  const all = sortedIds(
    uses.length === 1 ? (uses[0]?.use.dependsOn ?? []) : uses.flatMap((p) => p.use.dependsOn),
    id
  )
  const dependsOn = all.every((to) => packages.has(to)) ? all : all.filter((to) => packages.has(to))
  let least: Edges['known'] = dependsOn.length < all.length ? 'incomplete' : 'complete'
  for (const { lockfile } of uses) least = lesser(least, known.get(lockfile))
  return { dependsOn, known: least }
}

function lesser(a: Edges['known'], b: Edges['known'] | undefined): Edges['known'] {
  if (a === 'unknown' || b === 'unknown') return 'unknown'
  return a === 'incomplete' || b === 'incomplete' ? 'incomplete' : 'complete'
}

/** Text without a comparison is sorted by code unit, and much faster than with one. */
function sortedIds(ids: readonly PackageId[], without: string): readonly PackageId[] {
  if (isInOrder(ids, without)) return ids
  return [...new Set(ids)].filter((id) => id !== without).sort()
}

/** As a lockfile's own edges are: no copy is made of them. */
function isInOrder(ids: readonly PackageId[], without: string): boolean {
  return ids.every((id, i) => id !== without && (i === 0 || ids[i - 1]! < id))
}

/** The strongest scope of all uses: runtime, then unknown, which may be runtime, then optional, then development. */
export function strongestScope(uses: readonly Use[]): Scope {
  const scopes = new Set(uses.map((use) => use.scope))
  return (
    (['runtime', 'unknown', 'optional', 'development'] as const).find((scope) => scopes.has(scope)) ??
    'unknown'
  )
}
