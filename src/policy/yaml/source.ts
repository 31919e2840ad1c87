import type { Location } from '../../model.ts'

interface Place extends Location {
  readonly line: number
  readonly column: number
}

/** A text with its path, able to say where an offset is. */
export interface Source {
  readonly path: string
  /** Without a byte order mark. */
  readonly text: string
  /** Line and column of an offset, both from 1; an offset beyond the end is the end. */
  place(offset: number): Place
  /** The text of a line (from 1) without its end; empty when there is none. */
  line(number: number): string
}

export function makeSource(raw: string, path: string): Source {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  const starts = lineStarts(text)
  return {
    path,
    text,
    place: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length)
      const line = lastAtMost(starts, at)
      return { path, line: line + 1, column: at - (starts[line] ?? 0) + 1 }
    },
    line: (number) => {
      const start = starts[number - 1]
      if (start === undefined) return ''
      return text.slice(start, (starts[number] ?? text.length + 1) - 1).replace(/\r$/, '')
    }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Index of the last start that is not after `offset`. */
function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
