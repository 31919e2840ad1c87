import type { Words } from '../model.ts'

/** What is known of one thing, to teach it in one screen or on one page: a title, a sentence or two, and named parts. */
export interface Sheet {
  readonly title: Words
  readonly lead: Words
  readonly parts: readonly Part[]
}

export interface Part {
  readonly name: string
  readonly lines: readonly Words[]
}

/** The parts that have something to say. */
export function partsOf(parts: Readonly<Record<string, readonly Words[]>>): readonly Part[] {
  return Object.entries(parts)
    .map(([name, lines]) => ({ name, lines: lines.filter((line) => line.length > 0) }))
    .filter(({ lines }) => lines.length > 0)
}

/** Without addresses, where a line has no room for them. */
export function unlinked(words: Words): Words {
  return words.map((piece) => (typeof piece === 'object' && 'text' in piece ? piece.text : piece))
}

/** `a, b and c`. */
export function listed(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** The first so many, and how many are left. */
export function firstOf(lines: readonly Words[], most: number, what: string): readonly Words[] {
  const left = lines.length - most
  return left > 1 ? [...lines.slice(0, most), [`and ${left} more ${what}`]] : lines
}
