import type { Reach, Reply } from '../../model.ts'
import { inParallel } from '../crew.ts'
import { isObject, objectOf } from '../json.ts'
import { patiently, UNREADABLE, whyOf } from '../patience.ts'
import { type Answer, failed, NOTHING } from '../source.ts'
import { type Coordinate, keyOf } from './coordinate.ts'
import { answerOf } from './version.ts'

const MOST = 500
const AT_ONCE = 8
const PATIENT = 3
/** As many failures in a row as are taken for an outage. */
const OUTAGE = 16

/**
 * Asks one by one through GetVersion of the stable API (https://docs.deps.dev/api/v3/), 500 at most: what is over that
 * fails. A 404 means that the version is not known, but only from a service that knows something: one that has no answer
 * to anything is taken to be something else at that address.
 */
export async function askSingly(
  coordinates: readonly Coordinate[],
  service: string,
  reach: Reach
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map(coordinates.map((c) => [keyOf(c), TOO_MANY]))
  let failures = 0
  let isThere = false
  await inParallel(coordinates.slice(0, MOST), AT_ONCE, async (coordinate) => {
    const key = keyOf(coordinate)
    if (failures >= OUTAGE) {
      answers.set(key, DOWN)
      return
    }
    const reply = await patiently(() => reach.get(addressOf(coordinate, service)), reach, PATIENT)
    const answer = read(reply, coordinate)
    failures = answer.state === 'failed' ? failures + 1 : 0
    isThere ||= reply.kind === 'answer' && reply.status === 200 && answer.state !== 'failed'
    answers.set(key, answer)
  })
  if (isThere) return answers
  return new Map([...answers].map(([key, answer]) => [key, answer.state === 'nothing' ? NOT_THERE : answer]))
}

function addressOf({ system, name, version }: Coordinate, service: string): string {
  const [systems, packages, versions] = [system.toLowerCase(), name, version].map(encodeURIComponent)
  return `${service}/v3/systems/${systems}/packages/${packages}/versions/${versions}`
}

function read(reply: Reply, coordinate: Coordinate): Answer {
  if (reply.kind === 'answer' && reply.status === 404) return NOTHING
  if (reply.kind === 'failure' || reply.status !== 200) return { state: 'failed', why: whyOf(reply) }
  const version = objectOf(reply)
  return isObject(version?.['versionKey'])
    ? answerOf(version, coordinate)
    : { state: 'failed', why: UNREADABLE }
}

const TOO_MANY = failed(`no more than ${MOST} packages are asked about one by one`)
const DOWN = failed('too many answers before it had failed')
const NOT_THERE = failed('nothing at its address knows any package')
