import type { FileEntry, Listing, Snapshot } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import { blobReader } from './cat-file.ts'
import { git, gitOrNone } from './git.ts'

/**
 * A commit of the local repository that `folder` is in, with `folder` as its root: what is outside is not seen. Rejects when
 * there is no repository or no such commit. A folder that the commit does not have is an empty one.
 */
export async function gitSnapshot(folder: string, ref: string): Promise<Snapshot> {
  const commit = await commitOf(folder, ref)
  const read = blobReader(folder)
  let listing: Promise<Listing> | undefined
  return {
    id: commit,
    list: () => (listing ??= list(folder, commit)),
    read: (entry) => read(entry.blob)
  }
}

/** Where two commits of a local repository parted: the base of what `head` changed. Rejects when they share no history. */
export async function mergeBase(folder: string, base: string, head: string): Promise<string> {
  const [a, b] = await Promise.all([commitOf(folder, base), commitOf(folder, head)])
  const found = await gitOrNone(folder, ['merge-base', a, b])
  if (found === undefined)
    throw new Error(`${base} and ${head} share no history here. A shallow clone needs: git fetch --unshallow`)
  return firstLine(found)
}

async function commitOf(folder: string, ref: string): Promise<string> {
  if (ref === '' || ref.startsWith('-')) throw new Error(`'${ref}' is not a git ref.`)
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]
  const found = await gitOrNone(folder, args)
  if (found === undefined)
    throw new Error(`There is no commit '${ref}' in this repository. Fetch it, or check its name.`)
  return firstLine(found)
}

async function list(folder: string, commit: string): Promise<Listing> {
  const tree = await treeOf(folder, commit)
  if (tree === undefined) return { files: [], problems: [] }
  const output = await git(folder, ['ls-tree', '-r', '-z', '--full-tree', tree])
  const lines = output.toString('utf8').split('\0')
  const files = lines.filter((line) => line !== '').map(entryOf)
  return { files: sortedBy(files, ({ path }) => path), problems: [] }
}

/** The tree of `folder` in that commit. */
async function treeOf(folder: string, commit: string): Promise<string | undefined> {
  const prefix = (await git(folder, ['rev-parse', '--show-prefix'])).toString('utf8').replace(/\/?\n$/, '')
  const found = await gitOrNone(folder, ['rev-parse', '--verify', '--quiet', `${commit}:${prefix}`])
  return found === undefined ? undefined : firstLine(found)
}

/** `<mode> <type> <id>\t<path>`: https://git-scm.com/docs/git-ls-tree */
function entryOf(line: string): FileEntry {
  const tab = line.indexOf('\t')
  const [mode = '', , blob = ''] = line.slice(0, tab).split(' ')
  return { path: line.slice(tab + 1), mode, blob }
}

function firstLine(output: Buffer): string {
  return output.toString('utf8').trim()
}
