import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import { keyText, MERGE } from './keys.ts'

export type Path = readonly PropertyKey[]

/** What stands at a path: the value's node, and the offsets of the value and of the key that names it. */
interface Spot {
  readonly node: unknown
  /** Of the key, where nothing is written after it. */
  readonly offset: number
  /** Same as `offset` for entries of lists. */
  readonly keyOffset: number
}

/** Finds what stands at a path of keys and list indexes; undefined when nothing does. */
export type Find = (path: Path) => Spot | undefined

type Pair = YAMLMap['items'][number]

/** Each mapping is indexed once: a hostile file may have a hundred thousand keys. */
export function finder(root: YAMLMap): Find {
  const indexes = new Map<YAMLMap, Map<string, Pair>>()
  const pairsOf = (map: YAMLMap) => {
    const known = indexes.get(map) ?? new Map(map.items.map((pair) => [keyText(pair.key) ?? '', pair]))
    indexes.set(map, known)
    return known
  }
  return (path) => {
    const start = offsetOf(root) ?? 0
    let spot: Spot | undefined = { node: root, offset: start, keyOffset: start }
    for (const step of path) spot = spot === undefined ? undefined : stepInto(spot, step, pairsOf)
    return spot
  }
}

function stepInto(
  { node, offset }: Spot,
  step: PropertyKey,
  pairsOf: (map: YAMLMap) => Map<string, Pair>
): Spot | undefined {
  if (isSeq(node) && typeof step === 'number') {
    if (step >= node.items.length) return undefined
    const item = node.items[step]
    const at = offsetOf(item) ?? offset
    return { node: item, offset: at, keyOffset: at }
  }
  const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined
  if (pair === undefined) return undefined
  const keyOffset = offsetOf(pair.key) ?? offset
  const value = isUnwritten(pair.value) ? undefined : offsetOf(pair.value)
  return { node: pair.value, offset: value ?? keyOffset, keyOffset }
}

/** Nothing stands there, not even `null`. */
function isUnwritten(node: unknown): boolean {
  return (
    node === null ||
    node === undefined ||
    (isScalar(node) && node.value === null && (node.source ?? '') === '')
  )
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] | null } | null | undefined)?.range?.[0]
}

/**
 * The plain value of a node. Mappings have no prototype, so that a key `__proto__` is one like any other. Aliases, merges
 * and keys that are no words are left out: they are faults of their own.
 */
export function valueOf(node: unknown): unknown {
  if (isSeq(node)) return node.items.map(valueOf)
  if (isScalar(node)) return node.value
  if (!isMap(node)) return isAlias(node) ? undefined : null
  const value = Object.create(null) as Record<string, unknown>
  for (const pair of node.items) {
    const key = keyText(pair.key)
    if (key !== undefined && key !== MERGE) value[key] = valueOf(pair.value)
  }
  return value
}
