import type { Words } from '../model.ts'
import { byCodeUnit } from '../text/order.ts'
import type { FileResult } from './file.ts'
import type { PackageName } from './manifest.ts'
import type { Place } from './search.ts'
import type { Signature } from './signature.ts'

/** One signature in one place. */
export interface Holding {
  readonly signature: Signature
  /** Foreign text. */
  readonly file: string
  readonly places: readonly Place[]
}

/** Something that was not read, or only in part: the path is foreign, `why` completes the sentence. */
export interface NotRead {
  readonly path: string
  readonly why: Words
}

/** All that an inspection tells. */
export interface Inspection {
  /** As the user named it. */
  readonly target: string
  readonly package?: PackageName
  /** By file, then by place, then by signature. */
  readonly holdings: readonly Holding[]
  readonly files: number
  /** Native code, WebAssembly and libraries among them. */
  readonly binaries: number
  readonly scripts: number
  readonly problems: readonly NotRead[]
  readonly skipped: readonly NotRead[]
}

/** The findings of one file. */
export function holdingsOf(file: string, { matches }: FileResult): readonly Holding[] {
  return matches.map((match) => ({ ...match, file }))
}

/** Ids of the standards that are held, each once, sorted. */
export function standardsOf(holdings: readonly Holding[]): readonly string[] {
  return [...new Set(holdings.flatMap((h) => h.signature.standards))].sort(byCodeUnit)
}
