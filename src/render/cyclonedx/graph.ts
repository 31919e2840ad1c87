import type { Lockfile, Package, PackageId, Report, Scope, Use } from '../../model.ts'
import { byCodeUnit, sortedBy } from '../../text/order.ts'

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
export interface Main {
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
  const { packages, lockfiles } = report.inventory
  const uses = usesOf(lockfiles)
  const node = (pkg: Package): Node => ({
    package: pkg,
    uses: (uses.get(pkg.id) ?? []).map(({ use }) => use)
  })
  const mainPackage = mainOf(report)
  const main =
    mainPackage === undefined ? { ref: projectRef } : { ref: mainPackage.id, node: node(mainPackage) }
  const others = sortedBy(packages.values(), (pkg) => pkg.id).filter((pkg) => pkg.id !== main.ref)
  const lacking = new Set(report.problems.flatMap(({ where }) => where?.path ?? []))
  const edges = new Map<string, Edges>([[main.ref, mainEdges(report, main.ref, uses, lacking)]])
  for (const { id } of others) edges.set(id, edgesOf(id, uses.get(id) ?? [], packages, lacking))
  return { components: others.map(node), main, edges }
}

interface Placed {
  readonly use: Use
  readonly lockfile: Lockfile
}
type Uses = ReadonlyMap<PackageId, readonly Placed[]>

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

function mainOf({ inventory, project }: Report): Package | undefined {
  const top = sortedBy(inventory.lockfiles, (l) => l.path).filter((lockfile) => !lockfile.path.includes('/'))
  const roots = top.flatMap((lockfile) => lockfile.roots.flatMap((id) => inventory.packages.get(id) ?? []))
  return roots.find((pkg) => pkg.origin === 'first-party' && pkg.name === project.name)
}

/** The project depends on what it names, on every other root, and on what a lockfile without roots calls direct. */
function mainEdges(report: Report, ref: string, uses: Uses, lacking: ReadonlySet<string>): Edges {
  const { packages, lockfiles } = report.inventory
  const own = edgesOf(ref, uses.get(ref) ?? [], packages, lacking)
  const roots = lockfiles.flatMap((lockfile) =>
    lockfile.roots.length > 0 ? lockfile.roots : directOf(lockfile)
  )
  const sound = lockfiles.every((lockfile) => knownOf(lockfile, lacking) === 'complete')
  return {
    dependsOn: sortedIds([...own.dependsOn, ...roots], ref).filter((id) => packages.has(id)),
    known: sound && own.known === 'complete' ? 'complete' : 'incomplete'
  }
}

function directOf({ uses }: Lockfile): PackageId[] {
  return uses.filter((use) => use.direct).map((use) => use.package)
}

function edgesOf(
  id: PackageId,
  uses: readonly Placed[],
  packages: ReadonlyMap<PackageId, Package>,
  lacking: ReadonlySet<string>
): Edges {
  const all = sortedIds(
    uses.flatMap(({ use }) => use.dependsOn),
    id
  )
  const dependsOn = all.filter((to) => packages.has(to))
  const words = new Set(uses.map(({ lockfile }) => knownOf(lockfile, lacking)))
  if (words.has('unknown')) return { dependsOn, known: 'unknown' }
  return {
    dependsOn,
    known: words.has('incomplete') || dependsOn.length < all.length ? 'incomplete' : 'complete'
  }
}

function knownOf({ path, state, edges }: Lockfile, lacking: ReadonlySet<string>): Edges['known'] {
  if (state === 'failed') return 'unknown'
  return state === 'locked' && edges === 'all' && !lacking.has(path) ? 'complete' : 'incomplete'
}

function sortedIds(ids: Iterable<PackageId>, without: string): PackageId[] {
  return [...new Set(ids)].filter((id) => id !== without).sort(byCodeUnit)
}

/** The strongest scope of all uses: runtime, then unknown, which may be runtime, then optional, then development. */
export function strongestScope(uses: readonly Use[]): Scope {
  const scopes = new Set(uses.map((use) => use.scope))
  return (
    (['runtime', 'unknown', 'optional', 'development'] as const).find((scope) => scopes.has(scope)) ??
    'unknown'
  )
}
