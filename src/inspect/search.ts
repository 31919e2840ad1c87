import type { Automaton } from './automaton.ts'

/** The first place of one string. */
export interface Place {
  /** In bytes from the start of the file; inside base64, from where that begins, decoded. */
  readonly offset: number
  /** Where the base64 begins in the file, for what is in one. */
  readonly inside?: number
  /** The string with the printable text that follows it, at most `TEXT` bytes. Foreign text. */
  readonly text: string
}

/** One pass over the bytes of a file. */
export interface Search {
  take(bytes: Uint8Array): void
  /** First place of every pattern that was there, by the pattern's number. */
  end(): ReadonlyMap<number, Place>
}

/** A version number or the rest of a configure line is worth showing; more is not. */
export const TEXT = 120

interface Open {
  readonly pattern: number
  readonly offset: number
  text: string
}

/** Starts a search. The result is the same however the bytes are cut into pieces. */
export function newSearch(automaton: Automaton): Search {
  const { next, ends, patterns } = automaton
  const found = new Map<number, Open>()
  const growing: Open[] = []
  let state = 0
  let before = 0
  return {
    take(bytes) {
      // Texts that began in an earlier piece come first: a new one is followed where it is found.
      for (let i = growing.length - 1; i >= 0; i--) {
        if (!grow(growing[i], bytes, 0)) growing.splice(i, 1)
      }
      for (let i = 0; i < bytes.length; i++) {
        state = next[state * 256 + (bytes[i] ?? 0)] ?? 0
        const ended = state === 0 ? undefined : ends[state]
        if (ended === undefined) continue
        for (const pattern of ended) {
          if (found.has(pattern)) continue
          const text = patterns[pattern] ?? ''
          const open = { pattern, offset: before + i + 1 - text.length, text }
          found.set(pattern, open)
          if (grow(open, bytes, i + 1)) growing.push(open)
        }
      }
      before += bytes.length
    },
    end: () => new Map([...found].map(([pattern, { offset, text }]) => [pattern, { offset, text }]))
  }
}

/** Adds the printable bytes from `from` on; true while more may follow in the next piece. */
function grow(open: Open | undefined, bytes: Uint8Array, from: number): boolean {
  if (open === undefined) return false
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (open.text.length >= TEXT || byte < 0x20 || byte > 0x7e) return false
    open.text += String.fromCharCode(byte)
  }
  return open.text.length < TEXT
}
