import type { Catalog } from './licenses/catalog.ts'
import { conclude } from './licenses/conclude.ts'
import type { Fact, FlaggedStandard, Inventory, Package, PackageId, Standard } from './model.ts'
import { type Policy, setting } from './policy/policy.ts'
import type { Standards } from './standards/data.ts'
import { isStale } from './standards/stale.ts'

/** What is known of the packages of one side, by id. */
export interface Knowledge {
  readonly inventory: Inventory
  readonly facts: ReadonlyMap<PackageId, Fact>
  readonly flags: ReadonlyMap<PackageId, readonly FlaggedStandard[]>
}

export interface Sources {
  readonly catalog: Catalog
  readonly standards: Standards
  readonly policy: Policy
  readonly now: Date
}

/** One fact on the license of each package, and its ties to standards under the policy's definition. */
export function learn(inventory: Inventory, sources: Sources): Knowledge {
  const packages = [...inventory.packages.values()]
  const facts = new Map(packages.map((p) => [p.id, conclude(p.claims, sources.catalog)]))
  const flag = flagger(sources)
  const flags = new Map<PackageId, readonly FlaggedStandard[]>()
  for (const p of packages) {
    const found = flag(p)
    if (found.length > 0) flags.set(p.id, found)
  }
  return { inventory, facts, flags }
}

/** The records that the flags of a side name, each once, in the order of their ids. */
export function standardsNamed({ flags }: Knowledge): readonly Standard[] {
  const records = new Map([...flags.values()].flat().map((f) => [f.standard, f.record]))
  return [...records.keys()].sort().flatMap((id) => records.get(id) ?? [])
}

function flagger({ standards, policy, now }: Sources): (p: Package) => readonly FlaggedStandard[] {
  const definition = String(setting(policy, 'standards.definition', '').value)
  const aspects = listOf(setting(policy, 'standards.enforce', '').value)
  return (p) =>
    standards.match(p).map((flag) => {
      const record = standards.record(flag.standard)
      const verdict = standards.judge(flag.standard, definition, aspects)
      const alternatives = standards.alternatives(flag.standard, definition, aspects)
      return { ...flag, record, verdict, alternatives, stale: isStale(record, now) }
    })
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
