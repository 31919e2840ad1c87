import type { Catalog } from '../licenses/catalog.ts'
import { readLicense } from '../licenses/read.ts'
import type { Inventory, Lockfile, Package } from '../model.ts'
import { outboundOf, type Policy } from '../policy/policy.ts'
import type { Outbound } from '../rules/rule.ts'

/**
 * The license under which what a lockfile belongs to is passed on: the policy's word, else that of the project's own
 * manifest, else that of the project at the top. Undefined where nobody states one that can be read.
 */
export function outboundAt(
  policy: Policy,
  lockfile: Lockfile | undefined,
  inventory: Inventory,
  catalog: Catalog
): Outbound | undefined {
  const stated = outboundOf(policy)
  if (stated !== undefined) return { license: String(stated.value), source: stated.by.path }
  const top = inventory.lockfiles.find(({ path }) => !path.includes('/'))
  return statedBy(lockfile, inventory, catalog) ?? statedBy(top, inventory, catalog)
}

/** The first root is the project; the others are its members. */
function statedBy(
  lockfile: Lockfile | undefined,
  { packages }: Inventory,
  catalog: Catalog
): Outbound | undefined {
  const [root] = lockfile?.roots ?? []
  const project = root === undefined ? undefined : packages.get(root)
  const license = project === undefined ? undefined : licenseOf(project, catalog)
  return lockfile === undefined || license === undefined ? undefined : { license, source: lockfile.path }
}

/** What the manifest says counts before what the lockfile copied from it. */
function licenseOf({ claims }: Package, catalog: Catalog): string | undefined {
  for (const source of ['manifest', 'lockfile']) {
    const claim = claims.find((c) => c.source === source)
    const reading = claim === undefined ? undefined : readLicense(claim.raw, catalog)
    if (reading?.state === 'known') return reading.expression
  }
  return undefined
}
