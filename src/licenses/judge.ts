import { asLevel } from '../level.ts'
import type { Fact, Level, Location } from '../model.ts'
import { type Expression, parseWithUnlisted } from './expression.ts'
import { type Folded, fold } from './fold.ts'
import { type Cause, judgeLeaf, type LeafVerdict, type LicenseTerms } from './leaf.ts'
import { perCatalog } from './per-catalog.ts'
import { readLicense } from './read.ts'
import { strictest } from './weight.ts'

/** The verdict on a package's license under the policy. */
export interface LicenseVerdict {
  readonly level: Level
  readonly cause: Cause | 'conflict' | 'not-asked' | 'failed'
  /** The policy line that decided. */
  readonly by: Location
  /** The licenses that it rests on: of each OR the branch taken. Empty when no license is known. */
  readonly leaves: readonly LeafVerdict[]
  /** What an exception has to accept, all of it, to settle the verdict; empty when there is nothing to settle. */
  readonly accepts: readonly string[]
}

const UNKNOWN = {
  missing: ['unknown.missing', 'missing'],
  unreadable: ['unknown.unreadable', 'unreadable'],
  conflict: ['unknown.conflict', 'conflict'],
  'not-asked': ['unknown.not-asked', 'not-asked'],
  failed: ['unknown.lookup-failed', 'lookup-failed']
} as const

/**
 * Judges a fact: a known license by folding its expression, or the way through it that was chosen; a conflict by its
 * strictest reading; all else by `unknown`.
 */
export function judgeLicense(fact: Fact, terms: LicenseTerms): LicenseVerdict {
  if (fact.state === 'conflict') return ofConflict(fact, terms)
  if (fact.state !== 'known') return ofUnknown(fact.state, terms)
  const { taken, concluded = '' } = fact
  return ofText(taken?.expression ?? concluded, terms) ?? ofUnknown('unreadable', terms)
}

const parsed = perCatalog((text, catalog): Expression | null => {
  const result = parseWithUnlisted(text, catalog)
  return 'expression' in result ? result.expression : null
})

function ofText(text: string, terms: LicenseTerms): LicenseVerdict | undefined {
  const expression = parsed(text, terms.catalog)
  return expression === null
    ? undefined
    : ofFolded(fold(expression, (leaf) => judgeLeaf(leaf, terms), terms.prefer))
}

function ofFolded({ leaves }: Folded): LicenseVerdict | undefined {
  const decided = strictest(leaves)
  if (decided === undefined) return undefined
  const refused = leaves.filter((l) => l.level !== 'allow')
  const accepts = [...new Set(refused.flatMap((l) => l.accepts.slice(0, 1)))]
  return { level: decided.level, cause: decided.cause, by: decided.by, leaves, accepts }
}

function ofUnknown(state: keyof typeof UNKNOWN, terms: LicenseTerms): LicenseVerdict {
  const [key, name] = UNKNOWN[state]
  const { value, by } = terms.at(key)
  const level = terms.accepted(name) ? 'allow' : asLevel(value)
  return { level, cause: state, by, leaves: [], accepts: level === 'allow' ? [] : [name] }
}

/** Nobody knows which of the claims is true, so the strictest is taken to be, and the conflict itself is judged too. */
function ofConflict(fact: Fact, terms: LicenseTerms): LicenseVerdict {
  const conflict = ofUnknown('conflict', terms)
  const verdicts = readings(fact, terms).flatMap((text) => ofText(text, terms) ?? [])
  const worst = strictest(verdicts.map((v) => ({ ...v, raw: v.level })))
  if (worst === undefined) return conflict
  const strict = strictest([{ ...conflict, raw: conflict.level }, worst]) ?? worst
  const accepts = [...new Set([conflict, ...verdicts].flatMap((v) => v.accepts))]
  return { level: strict.level, cause: strict.cause, by: strict.by, leaves: worst.leaves, accepts }
}

function readings(fact: Fact, { catalog }: LicenseTerms): readonly string[] {
  return fact.claims.flatMap(({ raw }) => {
    const reading = readLicense(raw, catalog)
    if (reading.state === 'known') return [reading.expression]
    return reading.state === 'conflict' ? reading.alternatives : []
  })
}
