import * as z from 'zod/mini'
import type { Level } from '../../model.ts'
import type { Format } from '../formats.ts'

const LEVELS = ['allow', 'note', 'warn', 'deny'] as const satisfies readonly Level[]

/** What a key is, in one line, and a right value: for editors, docs and errors alike. */
export interface Note {
  readonly description: string
  readonly examples?: readonly unknown[]
  /** Part of the design, and refused by this version. */
  readonly later?: boolean
}

/** The notes of all keys; `z.toJSONSchema(policyFile, { metadata: notes })` takes them along. */
export const notes = z.registry<Note>()

/** The schema, with a description and right values for its readers. */
export function noted<S extends z.ZodMiniType>(schema: S, description: string, ...examples: unknown[]): S {
  notes.add(schema, { description, ...(examples.length === 0 ? {} : { examples }) })
  return schema
}

/** A key of the design that this version does not act on: refused, because ignoring it would be a gate left open. */
export function later(description: string): z.ZodMiniOptional<z.ZodMiniNever> {
  const schema = z.never()
  notes.add(schema, { description, later: true })
  return z.optional(schema)
}

/** A word of the design that this version reads and does not act on: refused like a later one. */
export function soon<const W extends readonly [string, ...string[]]>(words: W, description: string) {
  const schema = z.enum(words)
  notes.add(schema, { description, examples: [words[0]], later: true })
  return z.optional(schema)
}

/** A text in a certain form; the issue carries the trouble as its `params`. */
export function text(format: Format): z.ZodMiniString {
  return z.string().check((context) => {
    const trouble = format(context.value)
    if (trouble !== undefined)
      context.issues.push({ code: 'custom', input: context.value, params: { ...trouble } })
  })
}

/** Optional: one of the four levels. */
export function level(description: string, example: Level = 'warn') {
  return z.optional(noted(z.enum(LEVELS), description, example))
}

/** Optional: one of a few words, the first of them as the example. */
export function choice<const W extends readonly [string, ...string[]]>(words: W, description: string) {
  return z.optional(noted(z.enum(words), description, words[0]))
}

/** Optional: a list, which may be empty. */
export function list<S extends z.ZodMiniType>(entry: S, description: string, ...examples: unknown[]) {
  return z.optional(noted(z.array(entry), description, examples))
}

/** A list with at least one entry. */
export function someOf<S extends z.ZodMiniType>(entry: S, description: string, ...examples: unknown[]) {
  return noted(z.array(entry).check(z.minLength(1)), description, examples)
}

/** Optional: a mapping with keys of its own, and no others. */
export function section<S extends z.core.$ZodLooseShape>(shape: S, description: string) {
  return z.optional(noted(z.strictObject(shape), description))
}
