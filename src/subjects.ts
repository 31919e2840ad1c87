import type { Comparison } from './compare.ts'
import type { Knowledge } from './knowledge.ts'
import type { Change, Fact, Lockfile, Package, Subject, Use } from './model.ts'
import { chainsOf } from './paths.ts'

const NOTHING: Fact = { claims: [], state: 'missing' }

/**
 * Every third-party package as each lockfile uses it, in the inventory's order, with what a rule may look at. First-party
 * packages are the project itself and are not judged. `before` is what was known of the base.
 */
export function subjectsOf(side: Knowledge, comparison: Comparison, before?: Knowledge): readonly Subject[] {
  return side.inventory.lockfiles.flatMap((lockfile) => {
    const chainTo = chainsOf(lockfile)
    return lockfile.uses.flatMap((use) => {
      const p = side.inventory.packages.get(use.package)
      if (p === undefined || p.origin === 'first-party') return []
      const change = comparison.changeOf(lockfile, use)
      return [{ ...subject(p, use, lockfile, side), change, ...earlier(change, before), via: chainTo(p.id) }]
    })
  })
}

function subject(p: Package, use: Use, { path }: Lockfile, side: Knowledge): Omit<Subject, 'change' | 'via'> {
  return {
    package: p,
    use,
    lockfile: path,
    fact: side.facts.get(p.id) ?? NOTHING,
    flags: side.flags.get(p.id) ?? []
  }
}

function earlier(change: Change, before: Knowledge | undefined): Pick<Subject, 'before' | 'beforeVersion'> {
  if (before === undefined || !('from' in change)) return {}
  const fact = before.facts.get(change.from)
  const version = before.inventory.packages.get(change.from)?.version
  return {
    ...(fact === undefined ? {} : { before: fact }),
    ...(version === undefined ? {} : { beforeVersion: version })
  }
}
