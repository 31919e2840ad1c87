import {
  constructFromEvents,
  type Event,
  EVENT_ID,
  FAILSAFE_SCHEMA,
  getScalarValue,
  parseEvents,
  realMapTag,
  YAMLException
} from 'js-yaml'
import type { Undecoded } from './decode.ts'
import { lineAt } from './lines.ts'

/** One document of a YAML text. */
export interface YamlDocument {
  /** Mappings are Maps and every scalar is text: `1.10` and `true` stay as they are written, an empty value is ''. */
  readonly value: unknown
  /** The line of every key of the mapping at `path`, a list of keys from the outermost in. */
  lines(path: readonly string[]): ReadonlyMap<string, number>
}

/** In UTF-16 units: reading takes several times as much memory. */
const LARGEST_YAML = 20 * 1024 * 1024

/**
 * All documents of a YAML text (https://yaml.org/spec/1.2.2/), or why it cannot be read and on which line. Anchors and
 * aliases are refused: no package manager writes them, and a few lines of them unfold to gigabytes. So are keys that occur
 * twice, tags, and nesting beyond 100.
 */
export function decodeYaml(text: string): { readonly documents: readonly YamlDocument[] } | Undecoded {
  if (text.length > LARGEST_YAML) return { problem: ['The YAML is larger than 20 MiB'] }
  try {
    const events = parseEvents(text, { maxDepth: 100 })
    const anchor = anchorIn(events)
    if (anchor >= 0) return { problem: ['YAML anchors and aliases are not read'], line: lineAt(text, anchor) }
    const values = constructFromEvents(events, { source: text, schema: SCHEMA, maxAliases: 0 })
    const starts = events.flatMap((event, i) => (event.type === EVENT_ID.DOCUMENT ? [i + 1] : []))
    return {
      documents: values.map((value, i) => ({
        value,
        lines: (path) => keyLines(text, events, starts[i]!, path)
      }))
    }
  } catch (error) {
    const line = error instanceof YAMLException ? error.mark?.line : undefined
    return { problem: ['The file is not valid YAML'], ...(line === undefined ? {} : { line: line + 1 }) }
  }
}

const SCHEMA = FAILSAFE_SCHEMA.withTags(realMapTag)

function anchorIn(events: readonly Event[]): number {
  for (const event of events) {
    if ('anchorStart' in event && event.anchorStart >= 0) return event.anchorStart
  }
  return -1
}

/** Walks the events from the mapping that begins at `start` down the path. */
function keyLines(
  text: string,
  events: readonly Event[],
  start: number,
  path: readonly string[]
): ReadonlyMap<string, number> {
  let at = start
  for (const key of path) {
    const pair = pairsOf(text, events, at).find((p) => p.key === key)
    if (pair === undefined) return new Map()
    at = pair.value
  }
  return new Map(pairsOf(text, events, at).map((pair) => [pair.key, pair.line]))
}

interface Pair {
  readonly key: string
  readonly line: number
  /** Index of the event with which the value begins. */
  readonly value: number
}

/** The pairs of a mapping whose keys are text; none when no mapping begins at `start`. */
function pairsOf(text: string, events: readonly Event[], start: number): Pair[] {
  if (events[start]?.type !== EVENT_ID.MAPPING) return []
  const pairs: Pair[] = []
  let line = 1
  let passed = 0
  let at = start + 1
  while (at < events.length && events[at]!.type !== EVENT_ID.POP) {
    const event = events[at]!
    const value = after(events, at)
    if (event.type === EVENT_ID.SCALAR) {
      for (
        let next = text.indexOf('\n', passed);
        next >= 0 && next < event.valueStart;
        next = text.indexOf('\n', passed)
      ) {
        line++
        passed = next + 1
      }
      pairs.push({ key: getScalarValue(text, event), line, value })
    }
    at = after(events, value)
  }
  return pairs
}

/** The index behind the node that begins at `start`. */
function after(events: readonly Event[], start: number): number {
  let depth = 0
  let at = start
  do {
    const type = events[at]?.type
    if (type === EVENT_ID.POP) depth--
    else if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++
    at++
  } while (depth > 0 && at < events.length)
  return at
}
