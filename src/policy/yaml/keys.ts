import { isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Fault } from '../fault.ts'
import type { Source } from './source.ts'

/** Keys that stand twice in one mapping, keys that are no words, and merge keys. */
export function keyFaults(node: unknown, source: Source): Fault[] {
  if (isSeq(node)) return node.items.flatMap((item) => keyFaults(item, source))
  if (!isMap(node)) return []
  const seen = new Map<string, number>()
  return node.items.flatMap(({ key, value }) => {
    const fault = keyFault(key, seen, source)
    return [...(fault === undefined ? [] : [fault]), ...keyFaults(value, source)]
  })
}

function keyFault(key: unknown, seen: Map<string, number>, source: Source): Fault | undefined {
  const offset = (key as Node | null)?.range?.[0] ?? 0
  const name = keyText(key)
  if (name === undefined) {
    return {
      offset,
      what: ['A list or mapping stands where a key is meant.'],
      fix: ['Write a single word before the colon.']
    }
  }
  if (name === MERGE) return { offset, ...MERGED }
  const first = seen.get(name)
  seen.set(name, first ?? offset)
  if (first === undefined) return undefined
  const line = String(source.place(first).line)
  return {
    offset,
    what: [
      { quote: name },
      ` is here for the second time (first in line ${line}), and only one of the two could hold.`
    ],
    fix: ['Join the two into one.']
  }
}

/** The text of a key as it is written; undefined for one that is no single word. Aliases are told apart elsewhere. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

/** The key under which YAML 1.1 merges another mapping. */
export const MERGE = '<<'

const MERGED = {
  what: [
    'Merging with ',
    { quote: MERGE },
    ' is not read here: a policy has to say what holds in the place where it holds.'
  ],
  fix: ['Write the keys out.']
}
