import type { Relation } from '../model.ts'
import file from './signatures.json' with { type: 'json' }

/** What a codec leaves in a binary: strings of its own, and what they mean. */
export interface Signature {
  readonly id: string
  /** Ids of records in src/standards/data/standards. */
  readonly standards: readonly string[]
  readonly relation: Relation
  /** One of these lists has to be there as a whole, within one file. Strings are Latin-1: one character is one byte. */
  readonly strings: readonly (readonly string[])[]
  /** None of these may be there: names under which the library would be loaded from elsewhere. */
  readonly without?: readonly string[]
  readonly meaning: string
  /** Strings that look alike and do not count, and who holds them. */
  readonly near: readonly string[]
  readonly unlike: string
  /** Published packages in which it was seen, as purls. */
  readonly seen_in: readonly string[]
  /** Published packages that hold one of `near`, and in which it rightly was not. */
  readonly not_in: readonly string[]
}

/** Every signature, sorted by id. */
export const signatures = file.signatures as readonly Signature[]
