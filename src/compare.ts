import type { Change, Inventory, Lockfile, Package, PackageId, Removed, Scope, Use } from './model.ts'
import { byCodeUnit, sortedBy } from './text/order.ts'

export interface Comparison {
  /** What the change did to a package of a head lockfile; `unchanged` where nothing was compared. */
  changeOf(lockfile: Lockfile, use: Use): Change
  /** The same bytes stood in the base, so nothing in this lockfile is new. */
  untouched(lockfile: Lockfile): boolean
  readonly removed: readonly Removed[]
}

/**
 * Compares two inventories folder by folder: a project that changes its package manager stays the same project. An id that
 * stays is unchanged, moved (to a scope that it had not) or replaced (other bytes); an id that is new comes from a version
 * of the same name that went, else it is added. Without a base all is unchanged.
 */
export function compare(base: Inventory | undefined, head: Inventory): Comparison {
  if (base === undefined) return { changeOf: () => UNCHANGED, untouched: () => false, removed: [] }
  const before = foldersOf(base)
  const after = foldersOf(head)
  const predecessor = predecessors(base, before, after)
  const contents = new Map(base.lockfiles.map((l) => [l.path, l.content]))
  return {
    changeOf(lockfile, use) {
      const folder = folderOf(lockfile.path)
      const p = head.packages.get(use.package)
      const old = base.packages.get(use.package)
      const scopes = before.get(folder)?.scopes.get(use.package)
      if (scopes === undefined) return came(p, predecessor(folder, p), base)
      if (haveOtherBytes(old, p)) return { kind: 'replaced', from: use.package }
      const [fromScope] = scopes
      return fromScope === undefined || scopes.includes(use.scope) ? UNCHANGED : { kind: 'moved', fromScope }
    },
    untouched: (lockfile) => contents.get(lockfile.path) === lockfile.content,
    removed: removed(base, head, after)
  }
}

const UNCHANGED: Change = { kind: 'unchanged' }

/** `a/b/package-lock.json` -> `a/b`; the top folder is the empty text. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

// ---- folders ---------------------------------------------------------------------------------------------------------

/** What the lockfiles of one folder use of other people's packages. */
interface Folder {
  /** The scopes of each package: one for each lockfile that uses it. */
  readonly scopes: ReadonlyMap<PackageId, readonly Scope[]>
  readonly byName: ReadonlyMap<string, readonly PackageId[]>
}

function foldersOf(inventory: Inventory): ReadonlyMap<string, Folder> {
  const folders = new Map<string, { scopes: Map<PackageId, Scope[]>; byName: Map<string, PackageId[]> }>()
  for (const lockfile of byPath(inventory)) {
    const path = folderOf(lockfile.path)
    const folder = folders.get(path) ?? { scopes: new Map(), byName: new Map() }
    folders.set(path, folder)
    for (const use of lockfile.uses) {
      const name = nameOf(inventory.packages.get(use.package))
      if (name === undefined) continue
      if (!folder.scopes.has(use.package)) push(folder.byName, name, use.package)
      push(folder.scopes, use.package, use.scope)
    }
  }
  return folders
}

function byPath({ lockfiles }: Inventory): readonly Lockfile[] {
  return sortedBy(lockfiles, (l) => l.path)
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function nameOf(p: Package | undefined): string | undefined {
  return p === undefined || p.origin === 'first-party' ? undefined : `${p.ecosystem}:${p.name}`
}

// ---- what came and what went -----------------------------------------------------------------------------------------

function came(p: Package | undefined, from: PackageId | undefined, base: Inventory): Change {
  if (from === undefined) return { kind: 'added' }
  return { kind: base.packages.get(from)?.version === p?.version ? 'replaced' : 'upgraded', from }
}

type Predecessor = (folder: string, p: Package | undefined) => PackageId | undefined

/** Of the versions of that name that went from the folder, the highest that is no later than the new one, else the lowest. */
function predecessors(
  base: Inventory,
  before: ReadonlyMap<string, Folder>,
  after: ReadonlyMap<string, Folder>
): Predecessor {
  const known = new Map<string, readonly PackageId[]>()
  const version = (id: PackageId) => base.packages.get(id)?.version ?? ''
  const went = (folder: string, name: string): readonly PackageId[] =>
    (before.get(folder)?.byName.get(name) ?? [])
      .filter((id) => after.get(folder)?.scopes.has(id) !== true)
      .sort((a, b) => byVersion(version(a), version(b)) || byCodeUnit(a, b))
  return (folder, p) => {
    const name = nameOf(p)
    if (p === undefined || name === undefined) return undefined
    const key = JSON.stringify([folder, name])
    const ids = known.get(key) ?? went(folder, name)
    known.set(key, ids)
    const later = firstLater(ids, (id) => byVersion(version(id), p.version ?? '') > 0)
    return ids[Math.max(0, later - 1)]
  }
}

/** Index of the first item for which `isLater` holds, in a list where it holds for all after it. */
function firstLater<T>(items: readonly T[], isLater: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isLater(items[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

/** What no lockfile of its folder has any more, in any version. What cannot be read in the head has not gone. */
function removed(base: Inventory, head: Inventory, after: ReadonlyMap<string, Folder>): readonly Removed[] {
  if (head.problems.some((p) => p.code === 'listing-truncated')) return []
  const unread = new Set(head.lockfiles.filter((l) => l.state === 'failed').map((l) => folderOf(l.path)))
  const found = new Map<string, Removed>()
  for (const { path, uses } of byPath(base)) {
    const folder = folderOf(path)
    if (unread.has(folder)) continue
    for (const use of uses) {
      const p = base.packages.get(use.package)
      const name = nameOf(p)
      if (p === undefined || name === undefined || after.get(folder)?.byName.has(name) === true) continue
      const key = JSON.stringify([folder, p.id])
      if (!found.has(key)) found.set(key, { package: p, lockfile: path })
    }
  }
  const sorted = [...found.values()]
  return sorted.sort((a, b) => byCodeUnit(a.lockfile, b.lockfile) || byCodeUnit(a.package.id, b.package.id))
}

// ---- bytes and versions ----------------------------------------------------------------------------------------------

/** Two digests of one algorithm that differ: the artifact changed under the same version. */
function haveOtherBytes(a: Package | undefined, b: Package | undefined): boolean {
  return (a?.hashes ?? []).some((x) => b?.hashes.some((y) => x.alg === y.alg && x.hex !== y.hex) === true)
}

/**
 * Orders runs of digits as numbers, what follows a hyphen before the version itself (`1.0.0-rc.1` is earlier than `1.0.0`)
 * and all else by code unit: enough to say which of two versions is the later, in any ecosystem.
 */
function byVersion(a: string, b: string): number {
  const [as, bs] = [a.split(/(\d+)/), b.split(/(\d+)/)]
  for (let i = 0; i < Math.max(as.length, bs.length); i++) {
    const [x, y] = [as[i] ?? '', bs[i] ?? '']
    const order = i % 2 === 1 ? byNumber(x, y) : byWord(x, y)
    if (order !== 0) return order
  }
  return 0
}

/** Without leading zeros, the longer run is the larger: no run is too long for it. */
function byNumber(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return x.length - y.length || byCodeUnit(x, y)
}

function byWord(a: string, b: string): number {
  return Number(b.startsWith('-')) - Number(a.startsWith('-')) || byCodeUnit(a, b)
}
