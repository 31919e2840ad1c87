import type { Reach, Reply } from '../../model.ts'
import { isObject, type JsonObject, objectOf } from '../json.ts'
import { patiently, UNREADABLE } from '../patience.ts'
import { type Answer, NOTHING } from '../source.ts'
import { type Coordinate, keyOf } from './coordinate.ts'
import { answerOf } from './version.ts'

export interface Batch {
  /** By keyOf; what the service left out is not there. */
  readonly answers: ReadonlyMap<string, Answer>
  /** Why it ended before the last page; absent when all pages came. */
  readonly stopped?: Reply | 'unreadable'
}

/**
 * One GetVersionBatch, all of its pages (https://docs.deps.dev/api/v3alpha/): each page is asked for with the same requests
 * and the token of the page before. Answers are known by the request that they repeat, never by their place.
 */
export async function readBatch(
  coordinates: readonly Coordinate[],
  service: string,
  reach: Reach,
  attempts: number
): Promise<Batch> {
  const wanted = new Map(coordinates.map((c) => [keyOf(c), c]))
  const requests = coordinates.map((versionKey) => ({ versionKey }))
  const answers = new Map<string, Answer>()
  for (let pageToken = ''; ; ) {
    const json = JSON.stringify({ requests, pageToken })
    const reply = await patiently(() => reach.post(`${service}/v3alpha/versionbatch`, json), reach, attempts)
    if (reply.kind === 'failure' || reply.status !== 200) return { answers, stopped: reply }
    const page = objectOf(reply)
    const before = answers.size
    if (page === undefined || !takePage(page, wanted, answers)) return { answers, stopped: 'unreadable' }
    const next = page['nextPageToken'] ?? ''
    // A page without anything new would be followed by others like it for ever.
    if (typeof next !== 'string' || next === '' || answers.size === before) return { answers }
    pageToken = next
  }
}

/** Files the answers of one page; false when it is no page. An answer to what was not asked, or a second one, does not count. */
function takePage(
  page: JsonObject,
  wanted: ReadonlyMap<string, Coordinate>,
  answers: Map<string, Answer>
): boolean {
  const responses = page['responses'] ?? []
  if (!Array.isArray(responses)) return false
  for (const response of responses) {
    const coordinate = requestedBy(response)
    const key = coordinate === undefined ? '' : keyOf(coordinate)
    const known = wanted.get(key)
    if (known === undefined || answers.has(key)) continue
    const version: unknown = response['version'] ?? undefined
    if (version === undefined) answers.set(key, NOTHING)
    else answers.set(key, isObject(version) ? answerOf(version, known) : { state: 'failed', why: UNREADABLE })
  }
  return true
}

function requestedBy(response: unknown): Coordinate | undefined {
  const request = isObject(response) ? response['request'] : undefined
  const key = isObject(request) ? request['versionKey'] : undefined
  if (!isObject(key)) return undefined
  const { system, name, version } = key
  const isKey = typeof system === 'string' && typeof name === 'string' && typeof version === 'string'
  return isKey ? { system, name, version } : undefined
}
