import type { Lockfile, Package, Problem } from '../model.ts'

/**
 * One lockfile grammar. The core reads files and decodes text; a format knows one grammar and nothing else.
 * `parse` is total: whatever the text, it returns what could be read, and a Problem for what could not.
 */
export interface Format {
  readonly id: string
  /** Base names, exact case. */
  readonly files: readonly string[]
  /**
   * Paths of sibling files that `parse` wants besides `path` (manifests, includes, parents). Called again with what was
   * read until it names nothing new; `tree` holds every path of the snapshot, so a format asks only for what is there.
   */
  needs?(path: string, texts: ReadonlyMap<string, string>, tree: ReadonlySet<string>): readonly string[]
  /** `texts` always holds `path` itself. */
  parse(path: string, texts: ReadonlyMap<string, string>, registries: Registries): Parsed
}

export interface Parsed {
  readonly packages: readonly Package[]
  readonly lockfile: Omit<Lockfile, 'content'>
  readonly problems: readonly Problem[]
}

/** Which registry hosts are public: asked about outside, and left out of the purl. */
export interface Registries {
  isPublic(host: string): boolean
}
