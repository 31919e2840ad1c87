import { constants, readFileSync, statSync } from 'node:fs'
import { open, readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { FileEntry, Listing, Problem, Snapshot } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import { blobId } from './blob-id.ts'

const MAX_FILES = 1_000_000
const MAX_DEPTH = 100
const MAX_BYTES = 50 * 1024 * 1024
const FILE = '100644'
const LINK = '120000'
const SUBMODULE = '160000'

/**
 * A folder as it is on disk, without git's own store and installed packages. Symbolic links are listed as such and never
 * followed, a repository inside counts as a submodule, pipes and devices are left out. The listing reads no file: `blob` is
 * worked out when it is asked for, and is empty (not known) for a link, and for a file that cannot be read.
 */
export function folderSnapshot(folder: string): Snapshot {
  let listing: Promise<Listing> | undefined
  return {
    id: 'folder',
    list: () => (listing ??= list(folder)),
    read: (entry) => read(folder, entry.path)
  }
}

async function list(folder: string): Promise<Listing> {
  const files: FileEntry[] = []
  const problems: Problem[] = []
  const waiting = ['']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const items = await readdir(join(folder, path), { withFileTypes: true }).catch(() => undefined)
    if (items === undefined) {
      if (path === '') throw new Error(`'${folder}' is not a folder that can be read.`)
      problems.push(unread(path, ' cannot be read.'))
      continue
    }
    if (path !== '' && items.some((item) => item.name === '.git')) {
      files.push({ path: path.slice(0, -1), mode: SUBMODULE, blob: '' })
      continue
    }
    for (const item of items) {
      const at = path + item.name
      if (item.name === '.git' || item.name === 'node_modules') continue
      if (item.isFile()) files.push(lazyFile(folder, at))
      if (item.isSymbolicLink()) files.push({ path: at, mode: LINK, blob: '' })
      if (item.isDirectory()) waiting.push(`${at}/`)
    }
    const tooMuch = limit(path, files.length)
    if (tooMuch === undefined) continue
    problems.push(unread(path, tooMuch))
    break
  }
  return { files: sortedBy(files, ({ path }) => path), problems }
}

function limit(path: string, files: number): string | undefined {
  if (path.split('/').length > MAX_DEPTH) return ` is ${MAX_DEPTH} folders deep; nothing after it was listed.`
  return files > MAX_FILES ? ` has the file number ${MAX_FILES}; nothing after it was listed.` : undefined
}

function unread(path: string, why: string): Problem {
  return {
    code: 'listing-truncated',
    what: [{ quote: path }, why],
    where: { path },
    fix: ['Make it readable or smaller, or judge a commit with --head.']
  }
}

function lazyFile(folder: string, path: string): FileEntry {
  let known: string | undefined
  return {
    path,
    mode: FILE,
    get blob() {
      return (known ??= idOnDisk(join(folder, path)))
    }
  }
}

function idOnDisk(file: string): string {
  try {
    const found = statSync(file)
    return found.isFile() && found.size <= MAX_BYTES ? blobId(readFileSync(file)) : ''
  } catch {
    return ''
  }
}

/** Only a regular file that really lies in the folder, also when something changed since it was listed. */
async function read(folder: string, path: string): Promise<Uint8Array> {
  const root = await realpath(folder)
  const file = await realpath(join(root, path))
  if (file !== join(root, path) || !file.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new Error('The file is reached through a symbolic link.')
  }
  const handle = await open(
    file,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  )
  try {
    const { size } = await handle.stat()
    if (size > MAX_BYTES) throw new Error('The file is larger than 50 MiB.')
    return new Uint8Array(await handle.readFile())
  } finally {
    await handle.close()
  }
}
