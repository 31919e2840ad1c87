import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Text } from './publication.ts'

const PIECE = 64 * 1024
const NO_DRAFT: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'what should be its folder is a file',
  EACCES: 'its folder may not be written to',
  EROFS: 'its folder may not be written to'
}
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

/**
 * Writes a text as it comes, first beside the file and then in its place: a reader never sees half of it, and a symbolic link
 * of that name is never followed. Rejects, and leaves the old file, when that cannot be done.
 */
export async function writeText(path: string, text: Text): Promise<void> {
  const there = await lstat(path).catch(() => undefined)
  if (there !== undefined && !there.isFile())
    throw new Error(`'${path}' is there already and is not a regular file.`)
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`)
  const handle = await open(draft, NEW_FILE, 0o644).catch((error: NodeJS.ErrnoException) => {
    throw new Error(NO_DRAFT[error.code ?? ''] ?? `${error.code}: no file can be made there`)
  })
  try {
    await writeAll(handle, text)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function writeAll(handle: FileHandle, text: Text): Promise<void> {
  try {
    for await (const piece of pieces(text)) await handle.appendFile(piece)
  } finally {
    await handle.close()
  }
}

/**
 * Where a path from the workflow leads, with the folders on the way made. Rejects when that is outside the workspace, by `..`
 * or by a linked folder.
 */
export async function insideWorkspace(workspace: string, path: string): Promise<string> {
  const root = await realpath(workspace)
  const wanted = resolve(root, path)
  if (!isInside(root, wanted)) throw new Error(`'${path}' is not a file inside the workspace.`)
  let folder = root
  for (const name of relative(root, dirname(wanted))
    .split(sep)
    .filter((part) => part !== '')) {
    const next = join(folder, name)
    if ((await lstat(next).catch(() => undefined)) === undefined) await mkdir(next)
    folder = await realpath(next)
    if (!isInside(root, folder)) throw new Error(`'${path}' leaves the workspace through a symbolic link.`)
    if (!(await lstat(folder)).isDirectory()) throw new Error(`'${path}' leads through a file.`)
  }
  return join(folder, basename(wanted))
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** A text as it comes, many small pieces put together to one of some 64 Ki characters. */
export async function* pieces(text: Text): AsyncIterable<string> {
  if (typeof text === 'string') {
    yield text
    return
  }
  let held = ''
  for await (const part of text) {
    held += part
    if (held.length < PIECE) continue
    yield held
    held = ''
  }
  if (held !== '') yield held
}
