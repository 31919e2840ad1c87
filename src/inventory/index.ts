import type { Inventory, Lockfile, Package, PackageId, Problem, Snapshot, Words } from '../model.ts'
import { byCodeUnit } from '../text/order.ts'
import type { ParseCache } from './cache.ts'
import { discover, isFile } from './discover.ts'
import type { Format, Registries } from './format.ts'
import { limiter } from './limiter.ts'
import { addPackage, crowdedWith } from './merge.ts'
import { missingLockfiles } from './missing.ts'
import { packageLock } from './package-lock.ts'
import { pnpmLock } from './pnpm-lock.ts'
import { quote, toldOf, unreadable } from './problems.ts'
import { type ReadLockfile, readLockfile } from './read.ts'
import { sortedText } from './sorted.ts'
import { standingOf } from './standing.ts'
import { yarnLock } from './yarn-lock.ts'

export { newParseCache } from './cache.ts'
export { registriesOf } from './registries.ts'

/** Every lockfile format that is read. A new one is a file beside this one, a folder of fixtures, and a line here. */
export const formats: readonly Format[] = [packageLock, pnpmLock, yarnLock]

export interface InventoryOptions {
  readonly registries: Registries
  /** Why the policy leaves a path out; undefined when it does not. */
  readonly ignored: (path: string) => Words | undefined
  /** Shared by base and head, so that what is equal in both is read and parsed once. */
  readonly cache: ParseCache
  /** What a project is called that names itself nowhere. */
  readonly project: string
}

const READS_AT_A_TIME = 8

/**
 * Everything that the lockfiles of a snapshot hold: packages merged by id, lockfiles sorted by path. Never rejects: what
 * could not be listed, read or understood is among the problems.
 */
export async function takeInventory(snapshot: Snapshot, options: InventoryOptions): Promise<Inventory> {
  const listing = await listed(snapshot)
  const { found, skipped } = discover(listing.files, formats, options.ignored)
  const files = new Map(listing.files.filter((file) => isFile(file.mode)).map((file) => [file.path, file]))
  const tree = new Set(files.keys())
  const reader = { snapshot, files, tree, ...options, limit: limiter(READS_AT_A_TIME) }
  const read = await Promise.all(found.map((one) => readLockfile(one, reader)))
  const missing = await missingLockfiles(found, read, reader, options.ignored)
  const { packages, problems } = merged(read, options.project)
  const lockfiles = read.map(({ lockfile }): Lockfile => lockfile)
  const standing = standingOf(listing.files, formats)
  const all = sorted([...listing.problems, ...problems, ...missing])
  return { packages, lockfiles, problems: all, skipped, standing }
}

async function listed(snapshot: Snapshot): ReturnType<Snapshot['list']> {
  try {
    return await snapshot.list()
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason was given'
    const what: Words = ['The files of this commit could not be listed: ', quote(why)]
    return { files: [], problems: [{ code: 'listing-truncated', what, fix: ['Run the check again'] }] }
  }
}

interface Merged {
  readonly packages: ReadonlyMap<PackageId, Package>
  readonly problems: readonly Problem[]
}

function merged(read: readonly ReadLockfile[], project: string): Merged {
  const packages = new Map<PackageId, Package>()
  const problems: Problem[] = []
  for (const one of read) {
    problems.push(...one.problems)
    const told = toldOf(one.lockfile.path)
    const lineOf = linesOf(one.lockfile)
    for (const found of one.packages) {
      const nameless = found.name === '' && found.origin === 'first-party'
      const added = nameless ? { ...found, name: project } : found
      const { clash, crowded } = addPackage(packages, added)
      if (clash) told.add(clashOf(one.lockfile.path, added.name, lineOf(added.id)))
      if (crowded) told.add(crowdedWith(one.lockfile.path, added.name, lineOf(added.id)))
    }
    problems.push(...told.problems())
  }
  const inOrder = new Map<PackageId, Package>()
  for (const id of sortedText(packages.keys())) inOrder.set(id, packages.get(id)!)
  return { packages: inOrder, problems }
}

/** The first line of each package, gathered when one is asked for: hardly any lockfile needs them here. */
function linesOf({ uses }: Lockfile): (id: PackageId) => number | undefined {
  let lines: ReadonlyMap<PackageId, number | undefined> | undefined
  return (id) => {
    lines ??= new Map(uses.map((use) => [use.package, use.at[0]?.line]))
    return lines.get(id)
  }
}

function clashOf(lockfile: string, name: string, line: number | undefined): Problem {
  const what = [
    'The digest of ',
    quote(name),
    ' contradicts that of another lockfile: one of them is another package'
  ]
  return unreadable(lockfile, what, line)
}

function sorted(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => byPlace(a, b) || byCodeUnit(wordsKey(a), wordsKey(b)))
}

function byPlace(a: Problem, b: Problem): number {
  return byCodeUnit(a.where?.path ?? '', b.where?.path ?? '') || (a.where?.line ?? 0) - (b.where?.line ?? 0)
}

function wordsKey(problem: Problem): string {
  return JSON.stringify([problem.code, problem.what])
}
