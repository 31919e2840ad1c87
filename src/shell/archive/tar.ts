import type { ByteReader } from './reader.ts'
import type { Entry } from './names.ts'

export interface TarEntry extends Entry {
  readonly size: number
}

const BLOCK = 512
/** A name, or the records of one extended header. */
const MAX_HEADER = 1024 * 1024
const TYPES: Readonly<Record<string, Entry['type']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '5': 'folder',
  '1': 'link',
  '2': 'link'
}

/**
 * Headers of a tar stream, ustar with the extensions of pax and GNU for long names and sizes
 * (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html). The contents of a member are the reader's next
 * `size` bytes, and what the caller leaves of them is passed over. Throws at a header that is damaged or cut short.
 */
export async function* tarEntries(reader: ByteReader): AsyncGenerator<TarEntry> {
  let given: { path?: string; size?: number } = {}
  for (;;) {
    const block = await reader.take(BLOCK)
    if (block.every((b) => b === 0)) return
    if (block.length < BLOCK || !isHeader(block)) throw new Error('It is damaged: a header cannot be read.')
    const type = latin1(block, 156, 1)
    const size = given.size ?? number(block, 124, 12)
    if (!Number.isSafeInteger(size) || size < 0) throw new Error('It is damaged: a size cannot be read.')
    if (type === 'x' || type === 'L' || type === 'g' || type === 'K') {
      const own = number(block, 124, 12)
      if (!(own <= MAX_HEADER)) throw new Error('A name in it is longer than 1 MiB.')
      const record = (await reader.take(padded(own))).subarray(0, own)
      if (type === 'L') given = { ...given, path: utf8(record).replace(/\0.*$/s, '') }
      if (type === 'x') given = { ...given, ...paxOf(record) }
      continue
    }
    yield { path: given.path ?? nameOf(block), type: TYPES[type] ?? 'other', size }
    given = {}
    if (!(await reader.finish())) throw new Error('It ends in the middle of a file.')
    await reader.take(padded(size) - size)
  }
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK
}

/** The sum of the header's bytes with its own field blank. */
function isHeader(block: Uint8Array): boolean {
  const sum = block.reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 32 : byte), 0)
  return number(block, 148, 8) === sum
}

function nameOf(block: Uint8Array): string {
  const name = text(block, 0, 100)
  const prefix =
    latin1(block, 257, 5) === 'ustar' && latin1(block, 263, 2) === '00' ? text(block, 345, 155) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

/** Octal digits, or GNU's base 256 where the first bit is set. NaN for neither. */
function number(block: Uint8Array, at: number, length: number): number {
  if (((block[at] ?? 0) & 0x80) !== 0) {
    const bytes = block.subarray(at + 1, at + length)
    return bytes.reduce((value, byte) => value * 256 + byte, (block[at] ?? 0) & 0x7f)
  }
  const digits = latin1(block, at, length)
    .replace(/[\0 ]+$/, '')
    .trim()
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

/** `path` and `size` of records such as `30 path=some/name\n`, whose number counts the record's bytes. */
function paxOf(record: Uint8Array): { path?: string; size?: number } {
  let given: { path?: string; size?: number } = {}
  for (let at = 0; at < record.length; ) {
    const [, digits = ''] = /^(\d{1,7}) /.exec(latin1(record, at, 8)) ?? []
    const length = Number(digits)
    if (length <= digits.length + 1) break
    const [key, value] = cut(utf8(record.subarray(at + digits.length + 1, at + length - 1)))
    if (key === 'path') given = { ...given, path: value }
    if (key === 'size') given = { ...given, size: Number(value) }
    at += length
  }
  return given
}

function cut(line: string): readonly [string, string] {
  const equals = line.indexOf('=')
  return [line.slice(0, Math.max(equals, 0)), line.slice(equals + 1)]
}

function text(block: Uint8Array, at: number, length: number): string {
  return utf8(block.subarray(at, at + length)).replace(/\0.*$/s, '')
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}

function latin1(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
}
