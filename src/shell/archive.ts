import { constants } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sortedBy } from '../text/order.ts'
import {
  counted,
  countMember,
  guarded,
  type Limits,
  LIMITS,
  newWalk,
  tell,
  type Walk
} from './archive/budget.ts'
import { closedFormat, type Container, containerOf, HEAD } from './archive/container.ts'
import { type Entry, refusal } from './archive/names.ts'
import { byteReader, together } from './archive/reader.ts'
import { tarEntries } from './archive/tar.ts'
import { unpacked } from './archive/unpack.ts'
import { type Source, storedBytes, zipEntries } from './archive/zip.ts'

/** A file that holds no others, with its bytes as they come. They have to be read before the next file is asked for. */
interface PlainFile {
  /** Inside the folder or archive; `!/` stands between an archive and what it holds. */
  readonly path: string
  readonly chunks: AsyncIterable<Uint8Array>
}

export interface Contents {
  readonly files: AsyncIterable<PlainFile>
  /** Whole when `files` has ended. */
  readonly walk: Walk
  readonly kind: 'folder' | 'archive' | 'file'
}

const PIECE = 256 * 1024
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Every file of a folder or a package archive, archives in it opened too, within `limits`. Nothing is written, run or
 * followed out of there. Rejects when there is nothing of that name, or nothing that can be read.
 */
export async function contentsOf(path: string, limits: Limits = LIMITS): Promise<Contents> {
  const walk = newWalk(limits)
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory() === true) return { files: allOf(path, walk), walk, kind: 'folder' }
  if (there?.isFile() !== true) throw new Error(`'${path}' is neither a folder nor a file that can be read.`)
  const handle = await open(path, constants.O_RDONLY)
  const head = await readAt(handle, 0, HEAD)
  await handle.close()
  const closed = closedFormat(head)
  if (closed !== undefined)
    throw new Error(`'${path}' is packed as ${closed}, which is not read. Unpack it and inspect the folder.`)
  return {
    files: onDisk(path, path, walk, true),
    walk,
    kind: containerOf(path, head) === undefined ? 'file' : 'archive'
  }
}

async function* allOf(root: string, walk: Walk): AsyncGenerator<PlainFile> {
  try {
    yield* folder(root, '', walk)
  } catch (error) {
    tell(walk, root, error)
  }
}

async function* folder(root: string, path: string, walk: Walk): AsyncGenerator<PlainFile> {
  const items = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined)
  if (items === undefined) walk.problems.push({ path, why: [' cannot be read.'] })
  for (const item of sortedBy(items ?? [], ({ name }) => name)) {
    if (walk.spent || (item.isDirectory() && item.name === '.git')) continue
    const at = path === '' ? item.name : `${path}/${item.name}`
    const type = item.isFile()
      ? 'file'
      : item.isDirectory()
        ? 'folder'
        : item.isSymbolicLink()
          ? 'link'
          : 'other'
    if (!admitted({ path: at, type }, at, walk)) continue
    if (type === 'folder') yield* folder(root, at, walk)
    else yield* onDisk(join(root, at), at, walk, false)
  }
}

/** `given` is the file that the user named: links to it are followed, and its members are named without it. */
async function* onDisk(file: string, path: string, walk: Walk, given: boolean): AsyncGenerator<PlainFile> {
  const handle = await open(file, given ? constants.O_RDONLY : READ).catch(() => undefined)
  if (handle === undefined) {
    walk.problems.push({ path, why: [' cannot be read.'] })
    return
  }
  try {
    const { size } = await handle.stat()
    const source: Source = { size, read: (at, count) => readAt(handle, at, count) }
    yield* opened({ path, chunks: counted(walk, whole(source)), source }, walk, {
      depth: 0,
      inside: given ? '' : `${path}!/`
    })
  } finally {
    await handle.close()
  }
}

interface Closed extends PlainFile {
  /** Where the bytes can be read at any place. */
  readonly source?: Source
}
interface Level {
  readonly depth: number
  /** What the names of members begin with. */
  readonly inside: string
}

/** The file itself, or what it holds when it is a container. */
async function* opened(file: Closed, walk: Walk, level: Level): AsyncGenerator<PlainFile> {
  const { path } = file
  const reader = byteReader(file.chunks)
  try {
    const head = await reader.take(HEAD)
    const chunks = afterHead(head, reader.rest())
    const closed = closedFormat(head)
    const container = containerOf(path, head)
    if (closed !== undefined)
      walk.skipped.push({ path, why: [` is packed as ${closed}, which is not read.`] })
    else if (container === undefined) yield { path, chunks: guarded(walk, path, chunks) }
    else if (level.depth >= walk.limits.depth) throw new Error('It is an archive too deep inside others.')
    else yield* HOLDS[container]({ ...file, chunks }, walk, { ...level, depth: level.depth + 1 })
  } catch (error) {
    tell(walk, path, error)
  } finally {
    await reader.close()
  }
}

const HOLDS: Readonly<
  Record<Container, (file: Closed, walk: Walk, level: Level) => AsyncGenerator<PlainFile>>
> = {
  gzip: (file, walk, level) => behind(file, walk, level, 'gzip'),
  brotli: (file, walk, level) => behind(file, walk, level, 'brotli'),
  tar: tarFiles,
  zip: zipFiles
}

/** One file behind a compression. */
async function* behind(
  file: Closed,
  walk: Walk,
  level: Level,
  method: 'gzip' | 'brotli'
): AsyncGenerator<PlainFile> {
  const path = file.path.replace(/\.(?:br|gz)$/i, '').replace(/\.tgz$/i, '.tar')
  yield* opened({ path, chunks: counted(walk, unpacked(file.chunks, method)) }, walk, level)
}

async function* tarFiles(file: Closed, walk: Walk, level: Level): AsyncGenerator<PlainFile> {
  const reader = byteReader(file.chunks)
  for await (const entry of tarEntries(reader)) {
    const path = level.inside + entry.path
    const chunks = reader.stream(entry.size)
    if (!admitted(entry, path, walk) || entry.type !== 'file') {
      for await (const _ of chunks);
      continue
    }
    yield* opened({ path, chunks }, walk, { depth: level.depth, inside: `${path}!/` })
    if (walk.spent) return
  }
}

async function* zipFiles(file: Closed, walk: Walk, level: Level): AsyncGenerator<PlainFile> {
  const source = file.source ?? (await inMemory(file.chunks, walk))
  for (const entry of await zipEntries(source, walk.limits.members)) {
    const path = level.inside + entry.path
    if (!admitted(entry, path, walk) || entry.type !== 'file') continue
    const stored = counted(walk, storedBytes(source, entry))
    if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) {
      walk.problems.push({
        path,
        why: [entry.encrypted ? ' is encrypted.' : ' is packed in a way that is not read.']
      })
      continue
    }
    const chunks = entry.method === 0 ? stored : counted(walk, unpacked(stored, 'deflate'))
    yield* opened({ path, chunks: upTo(entry.size, chunks) }, walk, {
      depth: level.depth,
      inside: `${path}!/`
    })
    if (walk.spent) return
  }
}

function admitted(entry: Entry, path: string, walk: Walk): boolean {
  countMember(walk)
  const refused = refusal(entry)
  if (refused === undefined) return true
  ;(refused.serious ? walk.problems : walk.skipped).push({ path, why: refused.why })
  return false
}

async function inMemory(chunks: AsyncIterable<Uint8Array>, walk: Walk): Promise<Source> {
  const bytes = await together(chunks, walk.limits.held)
  if (bytes === undefined)
    throw new Error(`It is a zip inside another archive and longer than ${walk.limits.held} bytes.`)
  return { size: bytes.length, read: (at, count) => Promise.resolve(bytes.subarray(at, at + count)) }
}

/** More bytes than the directory says is a sign of a bomb. */
async function* upTo(size: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const chunk of chunks) {
    left -= chunk.length
    if (left < 0) throw new Error('It is longer than its archive says.')
    yield chunk
  }
}

async function* afterHead(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  yield* rest
}

async function* whole(source: Source): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const piece = await source.read(at, PIECE)
    if (piece.length === 0) return
    at += piece.length
    yield piece
  }
}

async function readAt(handle: FileHandle, at: number, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count)
  let length = 0
  while (length < count) {
    const { bytesRead } = await handle.read(bytes, length, count - length, at + length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}
