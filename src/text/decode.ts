import type { Words } from '../model.ts'
import { jsonFault } from './json-fault.ts'
import { keysAt, lineAt, walkJsonKeys } from './lines.ts'

/** Why text or a value could not be had, with the line where that is known. */
export interface Undecoded {
  readonly problem: Words
  readonly line?: number
}

/** In bytes: a larger file is not read. */
export const LARGEST_FILE = 50 * 1024 * 1024

/** Nesting beyond this is refused before anything walks the value. */
const DEEPEST_JSON = 500

/**
 * The text of a file, without a byte-order mark. UTF-8 only: UTF-16, other bytes, NUL characters, Git LFS pointers, merge
 * conflict markers and files over 50 MiB come back as a problem.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string } | Undecoded {
  if (bytes.length > LARGEST_FILE) return { problem: ['The file is larger than 50 MiB'] }
  if (isUtf16(bytes)) return { problem: ['The file is UTF-16, and only UTF-8 is read'] }
  const text = utf8(bytes)
  if (text === undefined) return { problem: ['The file is not UTF-8 text'] }
  if (text.includes('\0')) return { problem: ['The file holds a NUL character, so it is not text'] }
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return { problem: ['The file is a Git LFS pointer: its content is stored elsewhere'] }
  }
  const conflict = conflictAt(text)
  if (conflict >= 0) {
    return { problem: ['The file holds merge conflict markers'], line: lineAt(text, conflict) }
  }
  return { text }
}

/** The value of JSON text, with nesting of at most 500; else why not, and the line. */
export function decodeJson(text: string): { readonly value: unknown } | Undecoded {
  return parse(
    text,
    walkJsonKeys(text, () => false, DEEPEST_JSON)
  )
}

/** As decodeJson, and the line of every key of the object at `path`, all from one scan. */
export function decodeJsonLines(
  text: string,
  path: readonly string[]
): { readonly value: unknown; readonly lines: ReadonlyMap<string, number> } | Undecoded {
  const lines = new Map<string, number>()
  const decoded = parse(text, walkJsonKeys(text, keysAt(path, lines), DEEPEST_JSON))
  return 'problem' in decoded ? decoded : { ...decoded, lines }
}

/** The scan comes first: the engine takes any depth, and memory in proportion. */
function parse(text: string, tooDeepAt: number): { readonly value: unknown } | Undecoded {
  if (tooDeepAt >= 0) {
    return { problem: ['The JSON is nested more than 500 levels deep'], line: lineAt(text, tooDeepAt) }
  }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    // The engine's own message differs between versions, and often names no place.
    return { problem: ['The file is not valid JSON'], line: lineAt(text, jsonFault(text)) }
  }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

function conflictAt(text: string): number {
  for (const mark of ['<<<<<<< ', '>>>>>>> ']) {
    if (text.startsWith(mark)) return 0
    const at = text.indexOf(`\n${mark}`)
    if (at >= 0) return at + 1
  }
  return -1
}
