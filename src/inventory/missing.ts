import type { FileEntry, Problem, Words } from '../model.ts'
import type { Found } from './discover.ts'
import { inSkippedFolder } from './discover.ts'
import { addressOf } from './npm/address.ts'
import { readManifest } from './npm/manifest.ts'
import { baseOf, folderOf, joinPath } from './paths.ts'
import { incomplete, quote } from './problems.ts'
import { type ReadLockfile, type Reader, readText } from './read.ts'
import { sortedText } from './sorted.ts'
import { UNREAD } from './standing.ts'

/** Reading a manifest may cost a request: beyond this many they are counted. */
const MOST_LOOKED_AT = 50

/**
 * A problem for each package.json that asks for packages which no lockfile holds: none in its own folder, and none above of
 * whose project it is a part. Folders that are left alone for lockfiles are left alone here.
 */
export async function missingLockfiles(
  found: readonly Found[],
  read: readonly ReadLockfile[],
  reader: Reader,
  ignored: (path: string) => Words | undefined
): Promise<readonly Problem[]> {
  const isCovered = coverOf(found, read)
  const manifests = sortedText(reader.tree)
    .filter((path) => baseOf(path) === 'package.json')
    .filter((path) => !isCovered(folderOf(path)))
    .filter((path) => inSkippedFolder(path) === undefined && ignored(path) === undefined)
  const looked = manifests.slice(0, MOST_LOOKED_AT).map((path) => lookAt(reader.files.get(path)!, reader))
  const problems = (await Promise.all(looked)).filter((problem) => problem !== undefined)
  const rest = manifests.length - looked.length
  return rest === 0
    ? problems
    : [...problems, missing(`${rest} more manifests without a lockfile were not looked at`)]
}

/** Folders of lockfiles and of the members that they name; below one that could not be read, any folder may be one. */
function coverOf(found: readonly Found[], read: readonly ReadLockfile[]): (folder: string) => boolean {
  const folders = new Set(found.map(({ entry }) => folderOf(entry.path)))
  const unknown: string[] = []
  for (const { lockfile, packages } of read) {
    const top = folderOf(lockfile.path)
    if (lockfile.state === 'failed') unknown.push(top === '' ? '' : `${top}/`)
    for (const { id, origin } of packages) {
      const member =
        origin === 'first-party' ? joinPath(top, memberFolder(id.slice(lockfile.path.length + 1))) : undefined
      if (member !== undefined) folders.add(member)
    }
  }
  return (folder) => folders.has(folder) || unknown.some((prefix) => `${folder}/`.startsWith(prefix))
}

/** A member is known by its folder; a folder behind a range by a key that ends in it. */
function memberFolder(key: string): string {
  return /(?:file|link|portal):([^()]*)/.exec(key)?.[1] ?? key
}

async function lookAt(entry: FileEntry, reader: Reader): Promise<Problem | undefined> {
  const read = await readText(entry, reader)
  if ('problem' in read) return read.rejected === true ? incomplete(entry.path, read.problem) : undefined
  const calls = readManifest(read.text)?.calls ?? []
  const wanted = calls.filter((call) => call.required || call.kind === 'optional')
  if (!wanted.some(({ range }) => !isLocal(range))) return undefined
  const folder = folderOf(entry.path)
  const unread = UNREAD.find((name) => reader.tree.has(folder === '' ? name : `${folder}/${name}`))
  if (unread !== undefined) return missing(`Its lockfile, ${unread}, is not one that is read`, entry.path)
  return missing('It asks for packages, and no lockfile says which', entry.path)
}

function isLocal(range: string | undefined): boolean {
  return range !== undefined && (range.startsWith('workspace:') || addressOf(range)?.kind === 'local')
}

function missing(what: string, path?: string): Problem {
  const fix: Words = [
    'Commit the lockfile that the package manager writes, or leave the path out in the policy: ',
    quote('use: ignore')
  ]
  return { code: 'lockfile-missing', what: [what], ...(path === undefined ? {} : { where: { path } }), fix }
}
