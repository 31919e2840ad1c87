import type { Location, Words } from '../../model.ts'

/** A sentence that can also point at a place in a file. What every renderer writes in its own way. */
export type Said = readonly (Words[number] | Place)[]
interface Place {
  readonly place: Location
}

/** The pieces in a row with `between` them, empty ones left out. */
export function joined(parts: readonly Said[], between: string): Said {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index): Said => (index === 0 ? part : [between, ...part]))
}

/** A place as editors and terminals know it: `path:line`. */
export function placeText({ path, line }: Location): string {
  return line === undefined ? path : `${path}:${line}`
}

/** Same words, same key: to leave out what was said already. */
export function keyOf(said: Said): string {
  return said
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if ('place' in piece) return placeText(piece.place)
      return 'quote' in piece ? piece.quote : `${piece.text} ${piece.url}`
    })
    .join('\0')
}

/** The first of each, in order. */
export function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const k = key(item)
    return !seen.has(k) && seen.add(k)
  })
}
