import type { Reach, Words } from '../../model.ts'
import type { Answer } from '../source.ts'
import { readBatch } from './batch.ts'
import { type Coordinate, keyOf } from './coordinate.ts'
import { type Piece, stepAfter } from './step.ts'

/** https://docs.deps.dev/api/v3alpha/: GetVersionBatchRequest */
const MOST_IN_ONE = 5_000
const ATTEMPTS = 4

export interface Batches {
  /** By keyOf. */
  readonly answers: Map<string, Answer>
  /** What has to be asked in another way, since the batch is not there or refuses everything. */
  readonly rest: readonly Coordinate[]
}

/**
 * Asks in batches. A batch that is refused or fails is halved until what is wrong with it stands alone; what an answer leaves
 * out is asked once more; a service that is down is left alone.
 */
export async function askBatches(
  coordinates: readonly Coordinate[],
  service: string,
  reach: Reach
): Promise<Batches> {
  const answers = new Map<string, Answer>()
  const queue: Piece[] = chunks(coordinates).map((chunk) => ({
    coordinates: chunk,
    again: false,
    attempts: ATTEMPTS
  }))
  let fruitless = 0
  for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
    const batch = await readBatch(piece.coordinates, service, reach, piece.attempts)
    for (const [key, answer] of batch.answers) answers.set(key, answer)
    fruitless = batch.answers.size > 0 ? 0 : fruitless + 1
    const open = piece.coordinates.filter((c) => !answers.has(keyOf(c)))
    const step = stepAfter(batch.stopped, { ...piece, coordinates: open }, fruitless)
    const everything = [...open, ...queue.flatMap((p) => p.coordinates)]
    switch (step.do) {
      case 'ask':
        queue.push(...step.pieces)
        break
      case 'ask singly':
        return { answers, rest: everything }
      case 'give these up':
        fail(open, step.why, answers)
        break
      case 'give all up':
        fail(everything, step.why, answers)
        queue.length = 0
    }
  }
  return { answers, rest: [] }
}

function fail(coordinates: readonly Coordinate[], why: Words, answers: Map<string, Answer>): void {
  for (const c of coordinates) answers.set(keyOf(c), { state: 'failed', why })
}

function chunks(coordinates: readonly Coordinate[]): readonly (readonly Coordinate[])[] {
  const count = Math.ceil(coordinates.length / MOST_IN_ONE)
  return Array.from({ length: count }, (_, i) => coordinates.slice(i * MOST_IN_ONE, (i + 1) * MOST_IN_ONE))
}
