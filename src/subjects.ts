import type { Comparison } from './compare.ts'
import type { Knowledge } from './knowledge.ts'
import type { Change, Fact, Lockfile, Package, Removed, Subject, Use } from './model.ts'
import { chainsOf } from './paths.ts'

const NOTHING: Fact = { claims: [], state: 'missing' }

/**
 * Every third-party package as each lockfile uses it, in the inventory's order, with what a rule may look at. First-party
 * packages are the project itself and are not judged. `before` is what was known of the base.
 */
export function subjectsOf(side: Knowledge, comparison: Comparison, before?: Knowledge): readonly Subject[] {
  const subjects: Subject[] = []
  for (const lockfile of side.inventory.lockfiles) {
    const chainTo = chainsOf(lockfile)
    for (const use of lockfile.uses) {
      const p = side.inventory.packages.get(use.package)
      if (p === undefined || p.origin === 'first-party') continue
      const subject = subjectOf(p, use, lockfile, side, comparison.changeOf(lockfile, use), chainTo(p.id))
      subjects.push(withBefore(subject, before))
    }
  }
  return subjects
}

/** What went, with the license that it had. */
export function removedOf({ removed }: Comparison, before: Knowledge | undefined): readonly Removed[] {
  return removed.map((one) => {
    const fact = before?.facts.get(one.package.id)
    return fact === undefined ? one : { ...one, fact }
  })
}

function subjectOf(
  p: Package,
  use: Use,
  { path }: Lockfile,
  { facts, flags }: Knowledge,
  change: Change,
  via: Subject['via']
): Subject {
  const fact = facts.get(p.id) ?? NOTHING
  return { package: p, use, lockfile: path, change, fact, flags: flags.get(p.id) ?? [], via }
}

function withBefore(subject: Subject, before: Knowledge | undefined): Subject {
  if (before === undefined || !('from' in subject.change)) return subject
  const fact = before.facts.get(subject.change.from)
  const version = before.inventory.packages.get(subject.change.from)?.version
  return {
    ...subject,
    ...(fact === undefined ? {} : { before: fact }),
    ...(version === undefined ? {} : { beforeVersion: version })
  }
}
