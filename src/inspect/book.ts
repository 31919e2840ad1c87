import { type Automaton, automatonOf } from './automaton.ts'
import type { Place } from './search.ts'
import type { Signature } from './signature.ts'

/** Signatures made ready for searching. */
export interface Book {
  readonly automaton: Automaton
  readonly rules: readonly Rule[]
  /** Number of the pattern that says a packer hid the contents. */
  readonly packed: number
}

/** UPX writes this into the programs that it packs (https://upx.github.io). */
const PACKED = 'file is packed with the UPX executable packer'

interface Rule {
  readonly signature: Signature
  /** Numbers of patterns. */
  readonly ways: readonly (readonly number[])[]
  readonly without: readonly number[]
}

/** A signature that was found, and where: one place for each of its strings. */
export interface Match {
  readonly signature: Signature
  readonly places: readonly Place[]
}

export function bookOf(signatures: readonly Signature[]): Book {
  const numbers = new Map<string, number>()
  const number = (text: string) => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
  const rules = signatures.map((signature) => ({
    signature,
    ways: signature.strings.map((all) => all.map(number)),
    without: (signature.without ?? []).map(number)
  }))
  const packed = number(PACKED)
  return { automaton: automatonOf([...numbers.keys()]), rules, packed }
}

/** The signatures that these places make up, in the book's order. The first way that is there whole is the one shown. */
export function matchesOf(book: Book, found: ReadonlyMap<number, Place>): readonly Match[] {
  return book.rules.flatMap(({ signature, ways, without }) => {
    if (without.some((pattern) => found.has(pattern))) return []
    const way = ways.find((all) => all.every((pattern) => found.has(pattern)))
    const places = way?.flatMap((pattern) => found.get(pattern) ?? [])
    return places === undefined ? [] : [{ signature, places }]
  })
}
