import type { FileEntry, Listing, Problem, Snapshot } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import { type GitHub, readBlob, readTree } from './github.ts'

/** Trees that one listing asks for at most, when GitHub does not give it whole. */
const MAX_TREES = 60

/**
 * A commit, read through git/trees and git/blobs: no checkout, and nothing of it touches the disk. Snapshots of one `github`
 * share what was read, so equal files are fetched once.
 */
export function apiSnapshot(github: GitHub, commit: string): Snapshot {
  let listing: Promise<Listing> | undefined
  return {
    id: commit,
    list: () => (listing ??= list(github, commit)),
    read: (entry) => readBlob(github, entry)
  }
}

async function list(github: GitHub, commit: string): Promise<Listing> {
  const whole = await readTree(github, commit, true)
  if (!whole.truncated) return { files: inOrder(whole.files), problems: [] }
  return walk(github, commit)
}

/** Folder by folder: each whole where GitHub gives it whole, else its folders one by one. */
async function walk(github: GitHub, commit: string): Promise<Listing> {
  const files: FileEntry[] = []
  const unread: string[] = []
  const waiting = [{ path: '', tree: commit, whole: false }]
  for (let asked = 0; waiting.length > 0; asked++) {
    const { path, tree, whole } = waiting.shift() ?? { path: '', tree: commit, whole: false }
    if (asked >= MAX_TREES) {
      unread.push(path)
      continue
    }
    const found = await readTree(github, tree, whole)
    if (whole && found.truncated) {
      waiting.push({ path, tree, whole: false })
      continue
    }
    if (found.truncated) unread.push(path)
    files.push(...found.files.map((file) => ({ ...file, path: path + file.path })))
    if (whole) continue
    for (const folder of found.folders) {
      // Installed packages are never read, and they are what makes a tree this large.
      if (folder.path !== 'node_modules')
        waiting.push({ path: `${path}${folder.path}/`, tree: folder.tree, whole: true })
    }
  }
  return { files: inOrder(files), problems: unread.map(cutShort) }
}

function inOrder(files: readonly FileEntry[]): readonly FileEntry[] {
  return sortedBy(files, ({ path }) => path)
}

function cutShort(path: string): Problem {
  return {
    code: 'listing-truncated',
    what:
      path === ''
        ? ['GitHub lists this repository only in part.']
        : ['GitHub lists only a part of ', { quote: path }, '.'],
    ...(path === '' ? {} : { where: { path } }),
    fix: ['Keep fewer files in the repository, or run the terminal program on a clone.']
  }
}
