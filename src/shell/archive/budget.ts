import type { Words } from '../../model.ts'
import { failure } from '../failure.ts'

/** How much of an archive is looked at. Each of these ends a bomb of its kind. */
export interface Limits {
  /** Bytes read from the disk and unpacked from archives, all together. */
  readonly bytes: number
  /** Files, folders and links, all archives together. */
  readonly members: number
  /** Archives and compressed files inside each other; a `.tgz` is two of them. */
  readonly depth: number
  /** A zip inside another archive is held in memory up to this size. */
  readonly held: number
}

export const LIMITS: Limits = { bytes: 8 * 2 ** 30, members: 500_000, depth: 8, held: 256 * 2 ** 20 }

/** What is left of the limits, and what was left out on the way. */
export interface Walk {
  readonly limits: Limits
  bytes: number
  members: number
  /** A limit was reached: the rest is not looked at. */
  spent: boolean
  /** And that has been said. */
  told: boolean
  /** What should have been read and could not be. */
  readonly problems: Note[]
  /** What is left alone on purpose: links, formats that are not read. */
  readonly skipped: Note[]
}

interface Note {
  readonly path: string
  readonly why: Words
}

export function newWalk(limits: Limits): Walk {
  return { limits, bytes: 0, members: 0, spent: false, told: false, problems: [], skipped: [] }
}

/** Counts one member; throws when there are too many. */
export function countMember(walk: Walk): void {
  walk.members++
  if (walk.members > walk.limits.members) spent(walk, `There are more than ${walk.limits.members} members.`)
}

/** Passes bytes on and counts them; throws when there are too many. */
export async function* counted(walk: Walk, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    walk.bytes += chunk.length
    if (walk.bytes > walk.limits.bytes)
      spent(walk, `More than ${walk.limits.bytes} bytes would have to be read.`)
    yield chunk
  }
}

function spent(walk: Walk, why: string): never {
  walk.spent = true
  throw new Error(why)
}

/** Tells that something could not be read to its end. Behind a limit everything fails: that is told once. */
export function tell(walk: Walk, path: string, error: unknown): void {
  if (walk.told) return
  walk.told = walk.spent
  walk.problems.push({ path, why: [' could not be read to its end: ', { quote: failure(error).message }] })
}

/** Bytes whose reader need not care: what goes wrong is told, and they end there. */
export async function* guarded(
  walk: Walk,
  path: string,
  chunks: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    tell(walk, path, error)
  }
}
