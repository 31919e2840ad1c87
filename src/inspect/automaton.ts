/**
 * Many strings searched for at once, in one pass and with one table look-up a byte (Aho and Corasick,
 * https://doi.org/10.1145/360825.360855). What was read so far is a single number, so it does not matter how the bytes are cut.
 */
export interface Automaton {
  readonly patterns: readonly string[]
  /** `next[state * 256 + byte]` is the state after that byte. */
  readonly next: Uint32Array
  /** The patterns that end in a state; nothing for most. */
  readonly ends: readonly (readonly number[] | undefined)[]
}

/** Patterns are Latin-1 text, each distinct and not empty. */
export function automatonOf(patterns: readonly string[]): Automaton {
  const size = patterns.reduce((sum, p) => sum + p.length, 1)
  const next = new Uint32Array(size * 256)
  const ends: (number[] | undefined)[] = Array.from({ length: size })
  let states = 1
  patterns.forEach((pattern, index) => {
    let state = 0
    for (let i = 0; i < pattern.length; i++) {
      const slot = state * 256 + (pattern.charCodeAt(i) & 255)
      if (next[slot] === 0) next[slot] = states++
      state = next[slot] ?? 0
    }
    ends[state] = [...(ends[state] ?? []), index]
  })
  closeOver(next, ends)
  return { patterns, next, ends }
}

/** Fills in what follows where no pattern goes on: the longest end of the text that begins a pattern. Breadth first. */
function closeOver(next: Uint32Array, ends: (readonly number[] | undefined)[]): void {
  const fallback = new Uint32Array(ends.length)
  const waiting = [...next.subarray(0, 256)].filter((state) => state !== 0)
  for (let at = 0; at < waiting.length; at++) {
    const state = waiting[at] ?? 0
    const shorter = fallback[state] ?? 0
    const also = ends[shorter]
    if (also !== undefined) ends[state] = [...(ends[state] ?? []), ...also]
    for (let byte = 0; byte < 256; byte++) {
      const follow = next[state * 256 + byte] ?? 0
      const instead = next[shorter * 256 + byte] ?? 0
      if (follow === 0) next[state * 256 + byte] = instead
      else {
        fallback[follow] = instead
        waiting.push(follow)
      }
    }
  }
}
