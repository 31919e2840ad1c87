import { newBase64Finder } from './base64.ts'
import { type Book, type Match, matchesOf } from './book.ts'
import { HEAD, type Kind, kindOf } from './kind.ts'
import { newSearch, type Place, type Search } from './search.ts'

export interface FileResult {
  readonly kind: Kind
  readonly matches: readonly Match[]
  /** A packer hid the contents, so that finding nothing says nothing. */
  readonly packed: boolean
}

interface Reader {
  take(bytes: Uint8Array): void
  /** First place of every pattern of the book that was there. */
  end(): ReadonlyMap<number, Place>
}

/**
 * Looks into one file as it comes. A binary is searched whole, a script only where base64 holds something; of anything else
 * the first bytes are read. Rejects when the bytes cannot be read.
 */
export async function inspectFile(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  book: Book
): Promise<FileResult> {
  let head: Uint8Array = new Uint8Array()
  let reader: Reader | undefined
  for await (const chunk of chunks) {
    if (reader !== undefined) {
      reader.take(chunk)
      continue
    }
    head = joined(head, chunk)
    if (head.length < HEAD) continue
    reader = readerFor(kindOf(path, head), book)
    if (reader === undefined) break
    reader.take(head)
  }
  const kind = kindOf(path, head)
  if (head.length < HEAD) {
    reader = readerFor(kind, book)
    reader?.take(head)
  }
  const places = reader?.end() ?? new Map<number, Place>()
  return { kind, matches: matchesOf(book, places), packed: places.has(book.packed) }
}

function readerFor(kind: Kind, book: Book): Reader | undefined {
  if (kind === 'other') return undefined
  return kind === 'script' ? scriptReader(book) : newSearch(book.automaton)
}

function scriptReader(book: Book): Reader {
  const find = newBase64Finder()
  const found = new Map<number, Place>()
  let run: { readonly at: number; readonly search: Search } | undefined
  const close = () => {
    for (const [pattern, place] of run?.search.end() ?? []) {
      if (run !== undefined && !found.has(pattern)) found.set(pattern, { ...place, inside: run.at })
    }
  }
  return {
    take(bytes) {
      for (const piece of find(bytes)) {
        if (piece.first) {
          close()
          run = { at: piece.at, search: newSearch(book.automaton) }
        }
        run?.search.take(piece.bytes)
      }
    },
    end() {
      close()
      return found
    }
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
