// Levels, places and sentences: what every other noun is made of.

/** Milder first. `allow` is silence, `note` a line, `warn` something to look at, `deny` something to resolve. */
export type Level = 'allow' | 'note' | 'warn' | 'deny'

/** Where the lockfile takes a package from. Only `public-registry` packages are ever asked about outside. */
export type Origin = 'public-registry' | 'other-registry' | 'git' | 'url' | 'first-party'

export type Scope = 'runtime' | 'development' | 'optional' | 'unknown'

/** A purl where the package has one, else `<lockfile path>#<key inside it>`. */
export type PackageId = string

/** A place that a reader can open. Lines and columns count from 1; columns are UTF-16 units. */
export interface Location {
  readonly path: string
  readonly line?: number
  readonly column?: number
}

/**
 * A sentence. Plain strings are our own fixed words; a quote is foreign text, which each renderer guards in its own way;
 * a link carries our own words and an address from our own data.
 */
export type Words = readonly (string | Quote | Link)[]
export interface Quote {
  readonly quote: string
}
export interface Link {
  readonly text: string
  readonly url: string
}
