import type { EdgeKind } from '../graph.ts'
import { LONGEST_TEXT } from './address.ts'
import { isObject, type JsonObject, textOf } from './values.ts'

/** One name that a package depends on. */
export interface Call {
  readonly name: string
  /** Undefined where none can be read, which counts as any version. */
  readonly range: string | undefined
  readonly kind: EdgeKind
  /** Its absence is a gap. Optional ones and peers may be absent. */
  readonly required: boolean
}

export const DEPENDENCY_FIELDS = [
  'dependencies',
  'optionalDependencies',
  'devDependencies',
  'peerDependencies'
] as const

export interface Calls {
  readonly calls: readonly Call[]
  /** What is wrong with which fields, as parts of sentences. Fields of a wrong type count as absent. */
  readonly bad: readonly string[]
}

/**
 * What a manifest, or an entry of a lockfile, depends on: each name once, under the strongest of the fields that name it
 * (runtime, optional, development), as https://docs.npmjs.com/cli/v11/configuring-npm/package-json has them. A name in
 * optionalDependencies is optional whatever `dependencies` says.
 */
export function callsOf(owner: JsonObject, development: boolean): Calls {
  const bad: string[] = []
  const runtime = fieldOf(owner, 'dependencies', bad)
  const optional = fieldOf(owner, 'optionalDependencies', bad)
  const dev = fieldOf(owner, 'devDependencies', bad)
  const peers = fieldOf(owner, 'peerDependencies', bad)
  const meta = fieldOf(owner, 'peerDependenciesMeta', bad)
  const calls: Call[] = []
  for (const name of Object.keys(runtime)) {
    if (!Object.hasOwn(optional, name)) calls.push(callOf(name, runtime, 'runtime', true))
  }
  for (const name of Object.keys(optional)) calls.push(callOf(name, optional, 'optional', false))
  if (peers === NONE && (dev === NONE || !development)) return { calls, bad }
  const others = Object.keys(peers).map((name) =>
    callOf(name, peers, isOptional(meta, name) ? 'optional' : 'runtime', false)
  )
  if (development) for (const name of Object.keys(dev)) others.push(callOf(name, dev, 'development', true))
  return { calls: united(calls, others), bad }
}

const NONE: JsonObject = {}

function fieldOf(owner: JsonObject, key: string, bad: string[]): JsonObject {
  const value = owner[key] ?? NONE
  if (isObject(value)) {
    if (Object.values(value).some(isTooLong)) bad.push(`a range in its field ${key} is too long`)
    return value
  }
  bad.push(`its field ${key} is not an object`)
  return NONE
}

function isTooLong(range: unknown): boolean {
  return typeof range === 'string' && range.length > LONGEST_TEXT
}

function callOf(name: string, field: JsonObject, kind: EdgeKind, required: boolean): Call {
  const range = textOf(field[name])
  return {
    name,
    range: range === undefined || range.length > LONGEST_TEXT ? undefined : range,
    kind,
    required
  }
}

const STRENGTH: Record<EdgeKind, number> = { runtime: 0, optional: 1, development: 2 }

/** Each name once: the strongest kind, and required if anybody requires it. */
export function united(calls: readonly Call[], others: readonly Call[]): Call[] {
  const all = new Map(calls.map((call) => [call.name, call]))
  for (const call of others) {
    const known = all.get(call.name)
    all.set(call.name, known === undefined ? call : stronger(known, call))
  }
  return [...all.values()]
}

function stronger(a: Call, b: Call): Call {
  return { ...(STRENGTH[a.kind] <= STRENGTH[b.kind] ? a : b), required: a.required || b.required }
}

function isOptional(meta: JsonObject, name: string): boolean {
  const about = Object.hasOwn(meta, name) ? meta[name] : undefined
  return isObject(about) && about['optional'] === true
}
