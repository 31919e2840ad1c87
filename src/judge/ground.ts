import type { Inventory, Level, Location, Lockfile, PackageId, Scope, Words } from '../model.ts'
import { type Policy, pathUse, setting } from '../policy/policy.ts'
import type { Terms } from '../rules/rule.ts'
import { outboundAt } from './outbound.ts'
import { type Law, termsAt } from './terms.ts'

export interface Court extends Law {
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** Nothing blocks: a denial is shown as a warning. */
  readonly advise: boolean
}

/** How high a finding may rise: as high as it is, or below what blocks, and then why. */
export interface Ceiling {
  readonly level: Level
  readonly advised?: Words
}

/** All that holds for one lockfile, found once however many findings it has. */
export interface Ground {
  readonly terms: Terms
  ceiling(scope: Scope): Ceiling | 'left out'
  /** Where the project's own manifest names a direct dependency. */
  manifestOf(id: PackageId): Location | undefined
}

/** Grounds by the paths of lockfiles. */
export function grounds(inventory: Inventory, court: Court): (path: string) => Ground {
  const lockfiles = new Map(inventory.lockfiles.map((l) => [l.path, l]))
  const known = new Map<string, Ground>()
  return (path) => {
    const ground = known.get(path) ?? makeBench(path, lockfiles.get(path), inventory, court)
    known.set(path, ground)
    return ground
  }
}

function makeBench(path: string, lockfile: Lockfile | undefined, inventory: Inventory, court: Court): Ground {
  const outbound = outboundAt(court.policy, lockfile, inventory, court.catalog)
  const terms = { ...termsAt(court, path), outbound }
  const manifests = new Map<PackageId, Location>()
  for (const use of lockfile?.uses ?? [])
    if (use.manifest !== undefined) manifests.set(use.package, use.manifest)
  const ceilings = {
    development: ceilingOf('development', terms, path, court),
    runtime: ceilingOf('runtime', terms, path, court)
  }
  return {
    terms,
    ceiling: (scope) => ceilings[scope === 'development' ? 'development' : 'runtime'],
    manifestOf: (id) => manifests.get(id)
  }
}

/** Whether the policy enforces here, only advises (and why), or leaves this out. */
function ceilingOf(
  scope: 'runtime' | 'development',
  terms: Terms,
  path: string,
  { policy, advise }: Court
): Ceiling | 'left out' {
  const byScope = terms.at(`scopes.${scope}`).value
  const byPath = pathUse(policy, path)
  if (byScope === 'ignore' || byPath.use === 'ignore') return 'left out'
  const level = belowBlocking(policy)
  if (byScope === 'advise') return { level, advised: [`the policy only advises on ${scope} dependencies`] }
  if (byPath.use === 'advise') {
    return {
      level,
      advised: ['the policy only advises on this path, for the reason ', { quote: byPath.reason ?? '' }]
    }
  }
  return { level: advise ? level : 'deny' }
}

/** The strictest level that blocks nothing: advice never does, whatever the policy blocks on. */
function belowBlocking(policy: Policy): Level {
  return setting(policy, 'gate.block-on', '').value === 'warn' ? 'note' : 'warn'
}
