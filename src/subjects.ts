import type { Comparison } from './compare.ts'
import type { Knowledge } from './knowledge.ts'
import type { Fact, PackageId, Removed, Subject } from './model.ts'
import { chainsOf } from './paths.ts'

const NOTHING: Fact = { claims: [], state: 'missing' }
const NO_FLAGS: Subject['flags'] = []

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
      const change = comparison.changeOf(lockfile, use)
      const via = chainTo(p.id)
      const fact = side.facts.get(p.id) ?? NOTHING
      const flags = side.flags.get(p.id) ?? NO_FLAGS
      const subject: Open<Subject> = { package: p, use, lockfile: lockfile.path, change, fact, flags, via }
      if ('from' in change && before !== undefined) addEarlier(subject, change.from, before)
      subjects.push(subject)
    }
  }
  return subjects
}

/** There are very many subjects: what most of them do not have is added to those that do. */
type Open<T> = { -readonly [K in keyof T]: T[K] }

function addEarlier(subject: Open<Subject>, from: PackageId, before: Knowledge): void {
  const fact = before.facts.get(from)
  const version = before.inventory.packages.get(from)?.version
  if (fact !== undefined) subject.before = fact
  if (version !== undefined) subject.beforeVersion = version
}

/** What went, with the license that it had. */
export function removedOf({ removed }: Comparison, before: Knowledge | undefined): readonly Removed[] {
  return removed.map((one) => {
    const fact = before?.facts.get(one.package.id)
    return fact === undefined ? one : { ...one, fact }
  })
}
