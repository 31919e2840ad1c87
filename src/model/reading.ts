// What is read: two trees of files, and what could not be read of them.
import type { Location, Words } from './words.ts'

export interface FileEntry {
  readonly path: string
  /** git's mode: 100644 and 100755 are files, 120000 a symbolic link, 160000 a submodule. */
  readonly mode: string
  /** git's blob id (hex), the same for the same bytes. */
  readonly blob: string
  /** In bytes, where the listing tells. */
  readonly size?: number
}

/** One side of a comparison, as a tree of files. Reading may fail: the promise rejects, and the caller makes a Problem. */
export interface Snapshot {
  /** Commit id, or a name for a folder that is no commit. */
  readonly id: string
  list(): Promise<Listing>
  read(entry: FileEntry): Promise<Uint8Array>
}

export interface Listing {
  readonly files: readonly FileEntry[]
  /** A listing that was cut short says so here. */
  readonly problems: readonly Problem[]
}

/** Something that could not be read, asked or judged. Never silent, never a pass. */
export interface Problem {
  readonly code: ProblemCode
  readonly what: Words
  readonly where?: Location
  readonly fix: Words
}
type ProblemCode =
  | 'lockfile-unreadable'
  | 'lockfile-missing'
  | 'lockfile-incomplete'
  | 'dependency-unpinned'
  | 'lookup-failed'
  | 'listing-truncated'
