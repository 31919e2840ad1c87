import type { Fault, Trouble } from '../fault.ts'
import type { Find, Path } from './node.ts'

/** A file's plain value, right or wrong, able to say where its parts stand. */
export interface Content {
  readonly value: unknown
  readonly find: Find
}

/** What stands at a path of keys and indexes; undefined where nothing does. */
export function partAt({ value }: Content, path: Path): unknown {
  let part: unknown = value
  for (const step of path) {
    part =
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined
  }
  return part
}

/** The text at a path; undefined for anything else. */
export function textAt(content: Content, path: Path): string | undefined {
  const part = partAt(content, path)
  return typeof part === 'string' ? part : undefined
}

/** The paths of the entries of a list; none where there is no list. */
export function entriesAt(content: Content, path: Path): Path[] {
  const part = partAt(content, path)
  return Array.isArray(part) ? part.map((_, i) => [...path, i]) : []
}

/** The texts of a list with their paths. */
export function textsAt(content: Content, path: Path): { readonly text: string; readonly path: Path }[] {
  return entriesAt(content, path).flatMap((entry) => {
    const text = textAt(content, entry)
    return text === undefined ? [] : [{ text, path: entry }]
  })
}

/** Trouble as a fault at a path, or none. */
export function faultAt({ find }: Content, path: Path, trouble: Trouble | undefined): Fault[] {
  return trouble === undefined ? [] : [{ offset: find(path)?.offset ?? 0, ...trouble }]
}
