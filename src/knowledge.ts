import type { Catalog } from './licenses/catalog.ts'
import { conclude } from './licenses/conclude.ts'
import type { Fact, Flag, FlaggedStandard, Inventory, Package, PackageId, Standard } from './model.ts'
import { factUnder } from './policy/facts.ts'
import { type Policy, setting } from './policy/policy.ts'
import type { Said } from './sources/ask.ts'
import type { Standards } from './standards/data.ts'
import { isStale } from './standards/stale.ts'
import { sortedBy } from './text/order.ts'

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
  /** What was said outside; nobody was asked about what is not there. */
  readonly answers: ReadonlyMap<PackageId, Said>
  readonly now: Date
}

const NOBODY: Said = { state: 'not-asked', claims: [] }

/** One fact on the license of each package, and its ties to standards under the policy's definition. */
export function learn(inventory: Inventory, sources: Sources): Knowledge {
  const flag = flagger(sources)
  const facts = new Map<PackageId, Fact>()
  const flags = new Map<PackageId, readonly FlaggedStandard[]>()
  for (const p of inventory.packages.values()) {
    facts.set(p.id, factOf(p, sources))
    const found = flag(p)
    if (found.length > 0) flags.set(p.id, found)
  }
  return { inventory, facts, flags }
}

/** What is claimed of a license, as the policy's clarifications and choices have it. */
function factOf(p: Package, { policy, catalog, answers }: Sources): Fact {
  const { state, claims: outside } = answers.get(p.id) ?? NOBODY
  const claims = outside.length === 0 ? p.claims : [...p.claims, ...outside]
  return factUnder(policy, p, claims, (all) => conclude(all, catalog, state), catalog)
}

/** The records that the flags of a side name, each once, in the order of their ids. */
export function standardsNamed({ flags }: Knowledge): readonly Standard[] {
  const records = new Map<string, Standard>()
  for (const found of flags.values()) for (const { standard, record } of found) records.set(standard, record)
  return sortedBy(records.values(), (record) => record.id)
}

/** What a flag has of its standard alone, found once for each. */
type Terms = Omit<FlaggedStandard, keyof Flag>

function flagger({ standards, policy, now }: Sources): (p: Package) => readonly FlaggedStandard[] {
  const definition = String(setting(policy, 'standards.definition', '').value)
  const aspects = listOf(setting(policy, 'standards.enforce', '').value)
  const known = new Map<string, Terms>()
  const termsOf = (id: string): Terms => {
    const record = standards.record(id)
    const verdict = standards.judge(id, definition, aspects)
    const alternatives = standards.alternatives(id, definition, aspects)
    return { record, verdict, alternatives, stale: isStale(record, now) }
  }
  return (p) =>
    standards.match(p).map((flag) => {
      const terms = known.get(flag.standard) ?? termsOf(flag.standard)
      known.set(flag.standard, terms)
      return { ...flag, ...terms }
    })
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
