import type { Finding, Problem } from '../../src/model.ts'
import type { Sample } from '../judge/samples.ts'

/** One package under one policy, and all that a rule says of it. A file of these is named after its rule. */
export interface RuleCase {
  readonly name: string
  readonly of: Sample
  /** The version of the same package that the base has. */
  readonly before?: Sample
  /** What the policy says beside `version: 1`; `open@1` is always beneath it. */
  readonly policy?: string
  /** 2026-11-24 unless given: records and exceptions grow old. */
  readonly now?: string
  readonly says: readonly Said[]
}

export interface Said {
  readonly level: Finding['level']
  /** Quotes in backquotes, links by their text. */
  readonly what: string
  readonly accepts: readonly string[]
  /** How the policy's line that decided begins. */
  readonly by: string
  /** Evidence as `what (source)`; not compared where it is left out. */
  readonly evidence?: readonly string[]
  readonly advice?: readonly string[]
}

/** One problem in the head, and what becomes of it under `open@1`. */
export interface ProblemCase {
  readonly name: string
  readonly code: Problem['code']
  /** Where it is; nowhere in particular by default. */
  readonly path?: string
  /** What the base has: the same problem in the same bytes, a lockfile of other bytes, or another. Nothing by default. */
  readonly base?: 'the same' | 'a lockfile there'
  readonly policy?: string
  readonly level: Finding['level'] | 'allow'
  readonly fresh: boolean
  readonly verdict: 'pass' | 'incomplete' | 'fail'
}
