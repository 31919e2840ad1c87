import type { Entry } from './names.ts'

/** Bytes that can be read at any place. */
export interface Source {
  readonly size: number
  /** Exactly these bytes, fewer only at the end. */
  read(at: number, count: number): Promise<Uint8Array>
}

export interface ZipEntry extends Entry {
  readonly size: number
  /** As they are stored. */
  readonly packed: number
  readonly method: number
  readonly encrypted: boolean
  /** Of the member's own header. */
  readonly at: number
}

const END = 22
const LONGEST_COMMENT = 65_535
const MAX_DIRECTORY = 256 * 1024 * 1024
const PIECE = 256 * 1024
const ALL_ONES = 0xffffffff

/**
 * The members of a zip archive by its central directory, in the order of their bytes
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT). Throws at a directory that is damaged, or in which two
 * members share bytes: nobody packs like that but to make much out of little.
 */
export async function zipEntries(source: Source, most: number): Promise<readonly ZipEntry[]> {
  const { at, length, count } = await directoryOf(source)
  const bytes = await source.read(at, length)
  const entries: ZipEntry[] = []
  for (let p = 0; p + 46 <= bytes.length && u32(bytes, p) === 0x02014b50; ) {
    const next = p + 46 + u16(bytes, p + 28) + u16(bytes, p + 30) + u16(bytes, p + 32)
    if (next > bytes.length) throw new Error('It is damaged: its directory is cut short.')
    entries.push(entryAt(bytes, p))
    if (entries.length > most) throw new Error(`It has more than ${most} members.`)
    p = next
  }
  if (entries.length !== count) throw new Error('It is damaged: its directory does not hold what it should.')
  entries.sort((a, b) => a.at - b.at)
  entries.forEach((entry, i) => {
    const end = i === 0 ? 0 : (entries[i - 1]?.at ?? 0) + 30 + (entries[i - 1]?.packed ?? 0)
    if (entry.at < end || entry.at + 30 + entry.packed > at)
      throw new Error('It is damaged: two of its members share bytes.')
  })
  return entries
}

/** The stored bytes of a member, in pieces. */
export async function* storedBytes(source: Source, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const header = await source.read(entry.at, 30)
  if (header.length < 30 || u32(header, 0) !== 0x04034b50)
    throw new Error('It is damaged: a header cannot be read.')
  let at = entry.at + 30 + u16(header, 26) + u16(header, 28)
  const end = at + entry.packed
  while (at < end) {
    const piece = await source.read(at, Math.min(PIECE, end - at))
    if (piece.length === 0) throw new Error('It ends in the middle of a file.')
    at += piece.length
    yield piece
  }
}

interface Directory {
  readonly at: number
  readonly length: number
  readonly count: number
}

async function directoryOf(source: Source): Promise<Directory> {
  const from = Math.max(0, source.size - END - LONGEST_COMMENT)
  const tail = await source.read(from, source.size - from)
  for (let p = tail.length - END; p >= 0; p--) {
    if (u32(tail, p) !== 0x06054b50) continue
    const small = { at: u32(tail, p + 16), length: u32(tail, p + 12), count: u16(tail, p + 10) }
    const isBig = small.at === ALL_ONES || small.length === ALL_ONES || small.count === 0xffff
    const directory = isBig ? await bigDirectory(source, from + p) : small
    if (directory.at + directory.length > from + p) break
    if (directory.length > MAX_DIRECTORY) throw new Error('Its directory is longer than 256 MiB.')
    return directory
  }
  throw new Error('It is damaged: it has no directory.')
}

/** Of an archive over 4 GiB: a locator before the end record points to it. */
async function bigDirectory(source: Source, end: number): Promise<Directory> {
  const locator = await source.read(Math.max(end - 20, 0), 20)
  const record = u32(locator, 0) === 0x07064b50 ? await source.read(u64(locator, 8), 56) : new Uint8Array()
  if (record.length < 56 || u32(record, 0) !== 0x06064b50)
    throw new Error('It is damaged: it has no directory.')
  return { at: u64(record, 48), length: u64(record, 40), count: u64(record, 32) }
}

function entryAt(bytes: Uint8Array, p: number): ZipEntry {
  const nameEnd = p + 46 + u16(bytes, p + 28)
  const path = Buffer.from(bytes.subarray(p + 46, nameEnd)).toString('utf8')
  const big = bigNumbers(bytes.subarray(nameEnd, nameEnd + u16(bytes, p + 30)))
  const long = (at: number) => (u32(bytes, at) === ALL_ONES ? (big.shift() ?? 0) : u32(bytes, at))
  const size = long(p + 24)
  const packed = long(p + 20)
  const at = long(p + 42)
  const method = u16(bytes, p + 10)
  return {
    path,
    type: typeOf(path, bytes, p),
    size,
    packed,
    at,
    method,
    encrypted: (u16(bytes, p + 8) & 1) !== 0
  }
}

/** The upper half of the external attributes is the mode, where the archive was made on a Unix. */
function typeOf(path: string, bytes: Uint8Array, p: number): Entry['type'] {
  const format = (u16(bytes, p + 40) & 0xf000) >> 12
  const madeOnUnix = (bytes[p + 5] ?? 0) === 3 || (bytes[p + 5] ?? 0) === 19
  if (madeOnUnix && format === 0xa) return 'link'
  if (path.endsWith('/')) return 'folder'
  return madeOnUnix && ![0, 4, 8].includes(format) ? 'other' : 'file'
}

/** The numbers of the extra field 1, in the order in which the entry asks for them. */
function bigNumbers(extra: Uint8Array): number[] {
  for (let p = 0; p + 4 <= extra.length; p += 4 + u16(extra, p + 2)) {
    if (u16(extra, p) !== 1) continue
    const count = Math.floor(Math.min(u16(extra, p + 2), extra.length - p - 4) / 8)
    return Array.from({ length: count }, (_, i) => u64(extra, p + 4 + i * 8))
  }
  return []
}

function u16(b: Uint8Array, p: number): number {
  return (b[p] ?? 0) | ((b[p + 1] ?? 0) << 8)
}

function u32(b: Uint8Array, p: number): number {
  return u16(b, p) + u16(b, p + 2) * 65_536
}

function u64(b: Uint8Array, p: number): number {
  return u32(b, p) + u32(b, p + 4) * 2 ** 32
}
