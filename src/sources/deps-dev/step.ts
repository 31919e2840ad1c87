import type { Words } from '../../model.ts'
import { UNREADABLE, whyOf } from '../patience.ts'
import type { Batch } from './batch.ts'
import type { Coordinate } from './coordinate.ts'

/** Coordinates that are asked about together. */
export interface Piece {
  readonly coordinates: readonly Coordinate[]
  /** An answer left them out before. */
  readonly again: boolean
  /** How often to send before a fault counts as one. A half of what failed is not worth much waiting. */
  readonly attempts: number
}

const ATTEMPTS_OF_HALVES = 2

export type Step =
  | { readonly do: 'ask'; readonly pieces: readonly Piece[] }
  | { readonly do: 'ask singly' }
  | { readonly do: 'give these up' | 'give all up'; readonly why: Words }

/** How many calls in a row may bring nothing: halving finds some bad coordinates, and makes an outage no better. */
const FRUITLESS = { refusal: 32, fault: 6 }

/** What to do about a batch that left these coordinates open, after so many calls in a row that brought nothing. */
export function stepAfter(stopped: Batch['stopped'], open: Piece, fruitless: number): Step {
  if (stopped === undefined) return afterAll(open)
  const { sort, why } = faultOf(stopped)
  if (sort === 'gone') return { do: 'ask singly' }
  if (sort === 'down') return { do: 'give all up', why }
  if (fruitless > FRUITLESS[sort])
    return sort === 'refusal' ? { do: 'ask singly' } : { do: 'give all up', why }
  return open.coordinates.length > 1 ? { do: 'ask', pieces: halves(open) } : { do: 'give these up', why }
}

/** All pages came, and perhaps not every answer. */
function afterAll(open: Piece): Step {
  if (open.coordinates.length === 0) return { do: 'ask', pieces: [] }
  if (open.again) return { do: 'give these up', why: ['it left the package out of its answer'] }
  return { do: 'ask', pieces: [{ ...open, again: true }] }
}

function halves({ coordinates, again }: Piece): readonly Piece[] {
  const middle = Math.ceil(coordinates.length / 2)
  return [coordinates.slice(0, middle), coordinates.slice(middle)].map((half) => ({
    coordinates: half,
    again,
    attempts: ATTEMPTS_OF_HALVES
  }))
}

interface Fault {
  /** `refusal` and `fault`: something in the batch may be why. `gone`: there is no batch. `down`: it is not about us. */
  readonly sort: 'gone' | 'down' | 'refusal' | 'fault'
  readonly why: Words
}

const GONE: readonly number[] = [404, 405, 410, 501]
const DOWN: readonly number[] = [401, 403, 407, 408, 425, 429, 502, 503]

function faultOf(stopped: NonNullable<Batch['stopped']>): Fault {
  if (stopped === 'unreadable') return { sort: 'down', why: UNREADABLE }
  const why = whyOf(stopped)
  if (stopped.kind === 'failure') {
    const isSize = stopped.cause === 'too-big' || stopped.cause === 'timeout'
    return { sort: isSize ? 'fault' : 'down', why }
  }
  const { status } = stopped
  if (GONE.includes(status)) return { sort: 'gone', why }
  if (DOWN.includes(status) || status < 400) return { sort: 'down', why }
  return { sort: status < 500 ? 'refusal' : 'fault', why }
}
