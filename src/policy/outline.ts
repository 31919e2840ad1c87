import type * as z from 'zod/mini'
import { policyFile } from './schema.ts'
import { type Note, notes } from './schema/note.ts'
import type { Path } from './yaml/node.ts'

type Schema = z.core.$ZodType

/** What the schema says at a path; undefined where it knows no such path. */
export function schemaAt(path: Path): Schema | undefined {
  let schema: Schema | undefined = policyFile
  for (const step of path) schema = schema === undefined ? undefined : childOf(schema, step)
  return schema === undefined ? undefined : unwrapped(schema)
}

/** The note of the schema at a path, or of the list that it is an entry of. */
export function noteAt(path: Path): Note | undefined {
  const schema = schemaAt(path)
  const own = schema === undefined ? undefined : notes.get(schema)
  return own ?? (typeof path.at(-1) === 'number' ? noteAt(path.slice(0, -1)) : undefined)
}

/** A right value for what stands at a path; for an entry of a list, one from the list's own example. */
export function exampleAt(path: Path): unknown {
  const schema = schemaAt(path)
  const own = schema === undefined ? undefined : notes.get(schema)?.examples?.[0]
  if (own !== undefined || typeof path.at(-1) !== 'number') return own
  const whole = exampleAt(path.slice(0, -1))
  return Array.isArray(whole) ? (whole[0] as unknown) : undefined
}

/** The keys that a mapping at this path may have and that work, in the order of the documentation. */
export function keysAt(path: Path): string[] {
  const schema = schemaAt(path)
  return schema === undefined ? [] : keysOf(schema)
}

/** Where a key that was found in the wrong place belongs: dotted paths, the top level as ''. */
export function homesOf(key: string): readonly string[] {
  return HOMES.get(key) ?? []
}

/** A path for readers: dotted, without the indexes of lists. */
export function dotted(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.')
}

function* homes(schema: Schema, path: readonly string[]): Generator<readonly [key: string, home: string]> {
  // What paths may override stands in its own section first.
  if (path[0] === 'paths' && path.length > 1) return
  for (const key of keysOf(schema)) {
    yield [key, path.join('.')]
    const child = childOf(schema, key)
    if (child !== undefined) yield* homes(unwrapped(child), [...path, key])
  }
}

function keysOf(schema: Schema): string[] {
  const { shape } = mappingOf(schema) ?? { shape: {} }
  return Object.entries<Schema>(shape).flatMap(([key, child]) =>
    notes.get(unwrapped(child))?.later ? [] : [key]
  )
}

function childOf(schema: Schema, step: PropertyKey): Schema | undefined {
  const inner = unwrapped(schema)
  if (typeof step === 'number') return listOf(inner)?.element
  const shape = mappingOf(inner)?.shape
  return shape !== undefined && Object.hasOwn(shape, step) ? shape[String(step)] : undefined
}

/** A list's entries stand for the list: their keys are its keys. */
function mappingOf(schema: Schema): z.core.$ZodObjectDef | undefined {
  const def = defOf(schema)
  if (def.type === 'array') return mappingOf((def as z.core.$ZodArrayDef).element)
  return def.type === 'object' ? (def as z.core.$ZodObjectDef) : undefined
}

function listOf(schema: Schema): z.core.$ZodArrayDef | undefined {
  return defOf(schema).type === 'array' ? (defOf(schema) as z.core.$ZodArrayDef) : undefined
}

function unwrapped(schema: Schema): Schema {
  return defOf(schema).type === 'optional'
    ? unwrapped((defOf(schema) as z.core.$ZodOptionalDef).innerType)
    : schema
}

/** Zod's minimal schemas carry their definition; its core types only say so under another name. */
function defOf(schema: Schema): z.core.$ZodTypeDef {
  return (schema as z.ZodMiniType).def
}

/** Found once: a hostile file may ask for a hundred thousand keys. */
const HOMES = new Map<string, string[]>()
for (const [key, home] of homes(policyFile, [])) HOMES.set(key, [...(HOMES.get(key) ?? []), home])
