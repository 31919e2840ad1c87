import type { Location, Words } from '../model.ts'
import type { Source } from './yaml/source.ts'

/** What is wrong and why it matters, and what to write instead. */
export interface Trouble {
  readonly what: Words
  readonly fix: Words
}

/** Trouble at a place: `offset` counts UTF-16 units from the start of the text. */
export interface Fault extends Trouble {
  readonly offset: number
}

/** Why a policy cannot be used, in a form that a reader can act on. */
export interface PolicyError extends Trouble {
  readonly where: Location
  /** The line of the file, for a caret under `where.column`; absent for lines over 500 characters. */
  readonly source?: string
}

const MOST = 50
const LONGEST_LINE = 500

/** At most 50 errors in the order of the file; when there are more, the last one tells how many. */
export function errorsOf(faults: readonly Fault[], source: Source): PolicyError[] {
  const sorted = [...faults].sort((a, b) => a.offset - b.offset)
  if (sorted.length <= MOST) return sorted.map((fault) => errorAt(fault, source))
  const kept = sorted.slice(0, MOST - 1)
  const next = sorted[MOST - 1] ?? { offset: 0 }
  const rest = String(sorted.length - kept.length)
  const more: Fault = {
    offset: next.offset,
    what: [`From here on there are ${rest} more errors.`],
    fix: ['Mend those above first: the rest is told on the next run.']
  }
  return [...kept, more].map((fault) => errorAt(fault, source))
}

function errorAt({ offset, what, fix }: Fault, source: Source): PolicyError {
  const where = source.place(offset)
  const line = source.line(where.line)
  return line.length > LONGEST_LINE ? { what, fix, where } : { what, fix, where, source: line }
}

/** A place as readers know it: `policy.yml:12`. */
export function placeName({ path, line }: Location): string {
  return line === undefined ? path : `${path}:${line}`
}

/** `a`, `b` and `c`, each as a quote. */
export function series(texts: readonly string[], last: 'and' | 'or' = 'and'): Words {
  return texts.flatMap((quote, i): Words => {
    if (i === 0) return [{ quote }]
    return [i === texts.length - 1 ? ` ${last} ` : ', ', { quote }]
  })
}

/** A key or word of the design that does not work yet is no unknown one: nobody should look for another spelling. */
export function notYet(name: string): Trouble {
  return {
    what: [{ quote: name }, ' is not supported yet in this version, and what it asks for would not hold.'],
    fix: ['Take it out until a later version supports it.']
  }
}
