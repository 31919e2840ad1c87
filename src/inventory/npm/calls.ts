import type { EdgeKind } from '../graph.ts'
import { isObject, type JsonObject, textOf } from './values.ts'

/** One name that a package depends on. */
export interface Call {
  readonly name: string
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
  /** The fields of a wrong type, which count as absent. */
  readonly bad: readonly string[]
}

/**
 * What a manifest, or an entry of a lockfile, depends on: each name once, under the strongest of the fields that name it
 * (runtime, optional, development), as https://docs.npmjs.com/cli/v11/configuring-npm/package-json has them. A name in
 * optionalDependencies is optional whatever `dependencies` says.
 */
export function callsOf(owner: JsonObject, development: boolean): Calls {
  const bad = DEPENDENCY_FIELDS.filter((key) => (owner[key] ?? undefined) !== undefined && !isObject(owner[key]))
  const optional = objectAt(owner, 'optionalDependencies')
  const meta = objectAt(owner, 'peerDependenciesMeta')
  const calls = new Map<string, Call>()
  const dependencies = objectAt(owner, 'dependencies')
  for (const name of Object.keys(dependencies)) {
    if (!Object.hasOwn(optional, name)) add(calls, name, dependencies, 'runtime', true)
  }
  for (const name of Object.keys(optional)) add(calls, name, optional, 'optional', false)
  const peers = objectAt(owner, 'peerDependencies')
  for (const name of Object.keys(peers)) add(calls, name, peers, isOptional(meta, name) ? 'optional' : 'runtime', false)
  const dev = development ? objectAt(owner, 'devDependencies') : NONE
  for (const name of Object.keys(dev)) add(calls, name, dev, 'development', true)
  return { calls: [...calls.values()], bad }
}

const NONE: JsonObject = {}

function objectAt(owner: JsonObject, key: string): JsonObject {
  const value = owner[key]
  return isObject(value) ? value : NONE
}

const STRENGTH: Record<EdgeKind, number> = { runtime: 0, optional: 1, development: 2 }

function add(calls: Map<string, Call>, name: string, field: JsonObject, kind: EdgeKind, required: boolean): void {
  const known = calls.get(name)
  const call = { name, range: textOf(field[name]), kind, required }
  if (known === undefined) {
    calls.set(name, call)
  } else {
    const strong = STRENGTH[known.kind] <= STRENGTH[kind] ? known : call
    calls.set(name, { ...strong, required: known.required || required })
  }
}

function isOptional(meta: JsonObject, name: string): boolean {
  const about = Object.hasOwn(meta, name) ? meta[name] : undefined
  return isObject(about) && about['optional'] === true
}
