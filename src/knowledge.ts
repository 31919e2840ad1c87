import type { Catalog } from './licenses/catalog.ts'
import { conclude } from './licenses/conclude.ts'
import type { Claim, Fact, Flag, FlaggedStandard, Inventory, Package, PackageId, Standard } from './model.ts'
import { factUnder } from './policy/facts.ts'
import { type Policy, setting } from './policy/policy.ts'
import type { Said } from './sources/ask.ts'
import type { Standards } from './standards/data.ts'
import { isStale, oldTerms } from './standards/stale.ts'
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
/** A lockfile that states licenses was asked as well, and says nothing of this package. */
const SILENT: Said = { state: 'nothing', claims: [] }

/** One fact on the license of each package, and its ties to standards under the policy's definition. */
export function learn(inventory: Inventory, sources: Sources): Knowledge {
  const flag = flagger(sources)
  const conclusion = concluder(sources.catalog)
  const answering = packagesOfStating(inventory)
  const facts = new Map<PackageId, Fact>()
  const flags = new Map<PackageId, readonly FlaggedStandard[]>()
  for (const p of inventory.packages.values()) {
    const fact = factOf(p, sources, conclusion, NOBODY)
    const silent = fact.state === 'not-asked' && answering.has(p.id)
    facts.set(p.id, silent ? factOf(p, sources, conclusion, SILENT) : fact)
    const found = flag(p)
    if (found.length > 0) flags.set(p.id, found)
  }
  return { inventory, facts, flags }
}

function packagesOfStating({ lockfiles }: Inventory): ReadonlySet<PackageId> {
  return new Set(lockfiles.filter((l) => l.statesLicenses).flatMap((l) => l.uses.map((u) => u.package)))
}

type Conclude = (claims: readonly Claim[], state: Said['state']) => Fact

/** What is claimed of a license, as the policy's clarifications and choices have it. */
function factOf(
  p: Package,
  { policy, catalog, answers }: Sources,
  conclusion: Conclude,
  unasked: Said
): Fact {
  const said = answers.get(p.id)
  const { state, claims: outside } = said === undefined || said.state === 'not-asked' ? unasked : said
  const claims = outside.length === 0 ? p.claims : [...p.claims, ...outside]
  return factUnder(policy, p, claims, (all) => conclusion(all, state), catalog)
}

/** `conclude`, once for all packages of which one and the same thing is claimed: most of them, where nobody else was asked. */
function concluder(catalog: Catalog): Conclude {
  const known = new Map<string, Fact>()
  return (claims, state) => {
    const key = keyOf(claims, state)
    const before = key === undefined ? undefined : known.get(key)
    if (before !== undefined) return before
    const fact = conclude(claims, catalog, state)
    if (key !== undefined) known.set(key, fact)
    return fact
  }
}

/** Equal for lone claims that do not differ in anything; undefined for all others. */
function keyOf(claims: readonly Claim[], state: Said['state']): string | undefined {
  const [claim] = claims
  if (claim === undefined || claims.length > 1 || typeof claim.raw !== 'string') return undefined
  const { raw, source, trust, url, written } = claim
  return url === undefined && written === undefined ? `${state}\n${trust}\n${source}\n${raw}` : undefined
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
    const termsRead = oldTerms(record, now)
    return {
      record,
      verdict,
      alternatives,
      stale: isStale(record, now),
      ...(termsRead === undefined ? {} : { termsRead })
    }
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
