import type { Hit, Subject } from '../model.ts'
import { type Cleared, clearedFor } from '../policy/cleared.ts'
import { type Exception, exceptionsFor } from '../policy/exceptions.ts'
import type { Court } from './ground.ts'

/** A decision in the policy that may settle something, and the names that it accepts. */
export interface Entry {
  readonly entry: Exception | Cleared
  readonly accepts: readonly string[]
}

/** The decisions in force that are about a subject: exceptions for its package, and clearances of its standards. */
export function entriesFor(subject: Subject, { policy, today }: Court): readonly Entry[] {
  const { purl, version } = subject.package
  const exceptions = purl === undefined ? [] : exceptionsFor(policy, purl, version, subject.lockfile, today)
  const standards = [...new Set(subject.flags.map((flag) => flag.standard))]
  const cleared = standards.flatMap((standard) => clearedFor(policy, standard, today))
  return [
    ...exceptions.map((entry) => ({ entry, accepts: entry.accept })),
    ...cleared.map((entry) => ({ entry, accepts: [entry.standard] }))
  ]
}

/**
 * The entries that change what a rule says, alone or beside the others: of two that accept the same both count, and of two
 * that only together free one branch of an `OR` both do too.
 */
export function settledBy(
  entries: readonly Entry[],
  says: (entries: readonly Entry[]) => readonly Hit[]
): readonly Entry[] {
  const nothing = keyOf(says([]))
  const all = keyOf(says(entries))
  return entries.filter(
    (entry) => keyOf(says([entry])) !== nothing || keyOf(says(entries.filter((e) => e !== entry))) !== all
  )
}

function keyOf(hits: readonly Hit[]): string {
  return JSON.stringify(hits.map(({ level, accepts }) => [level, accepts]))
}
