import { folderOf } from '../paths.ts'
import type { Manifest } from './manifest.ts'
import { manifestPath, type Manifests } from './manifests.ts'
import { workspaceMatcher } from './workspaces.ts'

/** The project or a member of its workspace, as package managers see it that keep members out of their lockfile. */
export interface Member {
  /** Relative to the lockfile's folder; '' for the project. */
  readonly folder: string
  /** In the repository. */
  readonly path: string
  readonly manifest: Manifest
}

/** The manifests of all folders that the patterns name, as far as they are in the repository. */
export function memberManifests(
  lockfile: string,
  patterns: readonly string[],
  tree: ReadonlySet<string>
): string[] {
  if (patterns.length === 0) return []
  return foldersBelow(lockfile, tree, workspaceMatcher(patterns)).map(
    (folder) => manifestPath(lockfile, folder)!
  )
}

/** The project, if it has a manifest, and the members that it names, among what was read for a lockfile. */
export function membersOf(
  lockfile: string,
  patterns: readonly string[],
  texts: ReadonlyMap<string, string>,
  manifests: Manifests
): readonly Member[] {
  const folders = foldersBelow(lockfile, texts.keys(), workspaceMatcher(patterns))
  return ['', ...folders].flatMap((folder) => {
    const found = manifests(folder)
    return found === undefined ? [] : [{ folder, ...found }]
  })
}

/** Folders with a manifest, sorted, without the lockfile's own and without what is installed. */
function foldersBelow(
  lockfile: string,
  paths: Iterable<string>,
  isMember: (folder: string) => boolean
): string[] {
  const top = folderOf(lockfile)
  const prefix = top === '' ? '' : `${top}/`
  const folders: string[] = []
  for (const path of paths) {
    if (!path.startsWith(prefix) || !path.endsWith('/package.json')) continue
    const folder = folderOf(path.slice(prefix.length))
    if (folder !== '' && !/(?:^|\/)node_modules(?:\/|$)/.test(folder) && isMember(folder))
      folders.push(folder)
  }
  return folders.sort()
}
