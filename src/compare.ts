import type { Change, Inventory, Lockfile, Package, PackageId, Removed, Use } from './model.ts'
import { byCodeUnit, sortedBy } from './text/order.ts'

export interface Comparison {
  /** What the change did to a package of a head lockfile; `unchanged` where nothing was compared. */
  changeOf(lockfile: Lockfile, use: Use): Change
  /** The same bytes stood in the base, so nothing in this lockfile is new. */
  untouched(lockfile: Lockfile): boolean
  readonly removed: readonly Removed[]
}

/** The uses of one folder's lockfiles: a project that changes its package manager stays the same project. */
interface Side {
  readonly uses: ReadonlyMap<PackageId, Use>
  readonly byName: ReadonlyMap<string, readonly PackageId[]>
}

const EMPTY: Side = { uses: new Map(), byName: new Map() }

/**
 * Compares two inventories folder by folder: an id that stays is unchanged, moved (another scope) or replaced (another
 * hash); an id that is new replaces a version of the same name that went, else it is added. Without a base all is unchanged.
 */
export function compare(base: Inventory | undefined, head: Inventory): Comparison {
  if (base === undefined) return { changeOf: () => ({ kind: 'unchanged' }), untouched: () => false, removed: [] }
  const before = sides(base)
  const after = sides(head)
  const contents = new Map(base.lockfiles.map((l) => [l.path, l.content]))
  return {
    changeOf(lockfile, use) {
      const folder = folderOf(lockfile.path)
      const old = before.get(folder) ?? EMPTY
      const now = after.get(folder) ?? EMPTY
      return change(use, old, now, base.packages, head.packages)
    },
    untouched: (lockfile) => contents.get(lockfile.path) === lockfile.content,
    removed: removed(base, before, after)
  }
}

/** `a/b/package-lock.json` -> `a/b`; the top folder is the empty text. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function sides(inventory: Inventory): Map<string, Side> {
  const found = new Map<string, { uses: Map<PackageId, Use>; byName: Map<string, PackageId[]> }>()
  for (const lockfile of inventory.lockfiles) {
    const folder = folderOf(lockfile.path)
    const side = found.get(folder) ?? { uses: new Map(), byName: new Map() }
    found.set(folder, side)
    for (const use of lockfile.uses) {
      const name = nameOf(inventory.packages.get(use.package))
      if (name === undefined || side.uses.has(use.package)) continue
      side.uses.set(use.package, use)
      side.byName.set(name, [...(side.byName.get(name) ?? []), use.package])
    }
  }
  return found
}

function nameOf(p: Package | undefined): string | undefined {
  return p === undefined || p.origin === 'first-party' ? undefined : `${p.ecosystem}:${p.name}`
}

function change(
  use: Use,
  old: Side,
  now: Side,
  olds: ReadonlyMap<PackageId, Package>,
  news: ReadonlyMap<PackageId, Package>
): Change {
  const p = news.get(use.package)
  const same = old.uses.get(use.package)
  if (same !== undefined) {
    if (otherBytes(olds.get(use.package), p)) return { kind: 'replaced', from: use.package }
    return same.scope === use.scope ? { kind: 'unchanged' } : { kind: 'moved', fromScope: same.scope }
  }
  const from = gone(nameOf(p), old, now, olds)
  if (from === undefined) return { kind: 'added' }
  return { kind: olds.get(from)?.version === p?.version ? 'replaced' : 'upgraded', from }
}

/** The highest version of that name which the head no longer has. */
function gone(
  name: string | undefined,
  old: Side,
  now: Side,
  olds: ReadonlyMap<PackageId, Package>
): PackageId | undefined {
  const went = (name === undefined ? [] : (old.byName.get(name) ?? [])).filter((id) => !now.uses.has(id))
  return went.sort((a, b) => byVersion(olds.get(b)?.version ?? '', olds.get(a)?.version ?? ''))[0]
}

/** Two digests of one algorithm that differ: the artifact changed under the same version. */
function otherBytes(a: Package | undefined, b: Package | undefined): boolean {
  return (a?.hashes ?? []).some((x) => b?.hashes.some((y) => x.alg === y.alg && x.hex !== y.hex) === true)
}

/** Orders runs of digits as numbers and all else by code unit: enough to say which of two versions is the later. */
function byVersion(a: string, b: string): number {
  const [as, bs] = [a.split(/(\d+)/), b.split(/(\d+)/)]
  for (const [i, part] of as.entries()) {
    const other = bs[i] ?? ''
    if (part === other) continue
    const numbers = i % 2 === 1 ? Number(part) - Number(other) : 0
    return numbers === 0 ? byCodeUnit(part, other) : numbers
  }
  return as.length - bs.length
}

function removed(
  base: Inventory,
  before: ReadonlyMap<string, Side>,
  after: ReadonlyMap<string, Side>
): Removed[] {
  const found: Removed[] = []
  const seen = new Set<string>()
  for (const lockfile of base.lockfiles) {
    const folder = folderOf(lockfile.path)
    for (const use of lockfile.uses) {
      const p = base.packages.get(use.package)
      const name = nameOf(p)
      const key = `${folder}\n${use.package}`
      if (p === undefined || name === undefined || seen.has(key)) continue
      seen.add(key)
      if (after.get(folder)?.byName.has(name) !== true) found.push({ package: p, lockfile: lockfile.path })
    }
  }
  return sortedBy(found, (r) => `${r.lockfile}\n${r.package.id}`)
}
