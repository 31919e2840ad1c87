import type { Flag, Standard, Verdict3 } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import { judgeStandard } from './definitions.ts'
import { type Carrier, carriersIn, makeMatcher, type Named, typeOf } from './match.ts'
import type { Definition } from './record.ts'
import { broken, textOf } from './shape.ts'
import { type Index, readIndex, readPackages, readStandards } from './stored.ts'

/** The data on standards: what packages carry, on which terms, and what definitions of "open" say of it. */
export interface Standards {
  /** What the data holds of a package, worst first; empty for one that it does not know (unknown, not clear). */
  match(p: Named): readonly Flag[]
  /** The record of a flag's standard. Throws for an id that is not in the data, or when `match` found nothing to load it for. */
  record(id: string): Standard
  definition(id: string): Definition | undefined
  /** What a definition says of a standard, over these aspects. */
  judge(standardId: string, definitionId: string, aspects: readonly string[]): Verdict3
  /** Standards that do the same work and pass the same definition, best first. */
  alternatives(standardId: string, definitionId: string, aspects: readonly string[]): readonly Standard[]
  /** Package patterns that carry a standard, of the ecosystems that were loaded: surest first. */
  carriers(standardId: string): readonly Carrier[]
  /** Ids of all standards of the data, sorted. */
  readonly ids: readonly string[]
  /** Ids of all definitions, sorted. */
  readonly definitionIds: readonly string[]
  /** Of the data: `2026.11.22`. */
  readonly version: string
  readonly disclaimer: string
}

/** Gives a file of dist/data, parsed; rejects when it is not there. */
export type Read = (name: string) => Promise<unknown>

const INDEX = 'definitions.json'
const RECORDS = 'standards.json'

/** The definitions and the names of everything else: enough to check a policy, and cheap. */
export async function loadIndex(read: Read): Promise<Index> {
  return readIndex(INDEX, await read(INDEX))
}

/**
 * Reads what these packages call for: the package lists of their ecosystems, and the standards only when one of them
 * matches. Without `packages` everything is read. Matching others afterwards is a mistake of the caller and throws.
 * Rejects on a broken installation, saying which file.
 */
export async function loadStandards(read: Read, packages?: Iterable<Named>): Promise<Standards> {
  const index = await loadIndex(read)
  const wanted = packages === undefined ? undefined : [...packages]
  const types = wanted === undefined ? index.ecosystems : typesOf(wanted, index)
  const files = types.map((type) => `packages-${type}.json`)
  const entries = await Promise.all(
    files.map(async (file) => readPackages(file, await open(file, index, read)))
  )
  const found = entries.flat()
  const match = makeMatcher(found)
  const needed = wanted?.some((p) => match(p).length > 0) ?? true
  const records = needed
    ? readStandards(RECORDS, await open(RECORDS, index, read))
    : new Map<string, Standard>()
  return standardsOf(
    index,
    { types: new Set(types), match, carriers: (id) => carriersIn(found, id) },
    records
  )
}

/** A file of the same version as the index: half an update is a broken installation. */
async function open(file: string, index: Index, read: Read): Promise<unknown> {
  const value = await read(file)
  const same = textOf(file, value, 'version') === index.version
  if (!same) throw broken(file, `is not of version ${index.version}`)
  return value
}

/** What the package lists that were read have to say. */
interface Loaded extends Pick<Standards, 'match' | 'carriers'> {
  readonly types: ReadonlySet<string>
}

function standardsOf(
  index: Index,
  { types, match, carriers }: Loaded,
  records: ReadonlyMap<string, Standard>
): Standards {
  const { definitions, ecosystems, version, disclaimer } = index
  const known = { standard: (id: string) => records.get(id), definition: (id: string) => definitions.get(id) }
  const judge: Standards['judge'] = (standard, definition, aspects) =>
    judgeStandard(standard, definition, aspects, known)
  const record: Standards['record'] = (id) => {
    const found = records.get(id)
    if (found === undefined) throw new Error(`No standard ${id} was loaded`)
    return found
  }
  return {
    match(p) {
      const type = typeOf(p.purl ?? '')
      const missed = ecosystems.includes(type) && !types.has(type)
      if (missed) throw new Error(`The ${type} packages were not loaded`)
      return match(p)
    },
    record,
    carriers,
    definition: known.definition,
    judge,
    alternatives: (id, definition, aspects) =>
      (record(id).alternatives ?? [])
        .filter((other) => judge(other, definition, aspects).result === 'pass')
        .map(record),
    ids: index.standards,
    definitionIds: sortedBy(definitions.keys(), (id) => id),
    version,
    disclaimer
  }
}

/** The ecosystems of these packages that the data has a list for, sorted. */
function typesOf(packages: readonly Named[], index: Index): readonly string[] {
  const found = new Set(packages.map((p) => typeOf(p.purl ?? '')))
  return index.ecosystems.filter((type) => found.has(type))
}
