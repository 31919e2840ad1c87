/** An object read from a file of ours. */
export type Table = Readonly<Record<string, unknown>>

type Kind = 'string' | 'boolean' | 'number' | 'list' | 'object'

/** The error of a broken installation: which file, and what it should hold. It ends the run, because a gate without data is none. */
export function broken(file: string, what: string): Error {
  return new Error(`The installation is broken: dist/data/${file} ${what}. Install the program again.`)
}

/** True for an object that has all of the fields named, of the kinds named. Deeper shapes are the build's business. */
export function has(value: unknown, fields: Readonly<Record<string, Kind>>): value is Table {
  return isTable(value) && Object.entries(fields).every(([name, kind]) => kindOf(value[name]) === kind)
}

/** The list under `key`, each item of the shape asked for. Throws `broken` otherwise. */
export function listOf<T>(
  file: string,
  value: unknown,
  key: string,
  is: (item: unknown) => item is T
): readonly T[] {
  const list = isTable(value) ? value[key] : undefined
  if (!Array.isArray(list)) throw broken(file, `has no list of ${key}`)
  const items: readonly unknown[] = list
  if (!items.every(is)) throw broken(file, `has an entry of another shape in ${key}`)
  return items
}

/** The text under `key`. Throws `broken` otherwise. */
export function textOf(file: string, value: unknown, key: string): string {
  const text = isTable(value) ? value[key] : undefined
  if (typeof text !== 'string') throw broken(file, `has no ${key}`)
  return text
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTable(value: unknown): value is Table {
  return kindOf(value) === 'object'
}

function kindOf(value: unknown): Kind | undefined {
  if (Array.isArray(value)) return 'list'
  if (value === null) return undefined
  const kind = typeof value
  return kind === 'string' || kind === 'boolean' || kind === 'number' || kind === 'object' ? kind : undefined
}
