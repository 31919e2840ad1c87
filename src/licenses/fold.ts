import type { Level } from '../model.ts'
import type { Expression, Leaf } from './expression.ts'
import type { LeafVerdict } from './leaf.ts'
import { reduce } from './reduce.ts'
import { compareWeights, type Raw, strictest, type Weight } from './weight.ts'

/** The verdict on an expression and the licenses that it rests on: of each OR, the branch taken. */
export interface Folded extends Weight {
  readonly level: Level
  readonly raw: Raw
  /** In the order of the text, each license once. */
  readonly leaves: readonly LeafVerdict[]
}

/** Smaller is better. It decides only between branches of equal verdict. */
export type Preference = (branch: readonly LeafVerdict[]) => number

const NOTHING: Folded = { level: 'deny', raw: 'unknown', leaves: [] }

/**
 * AND takes the strictest of its parts and keeps all their licenses; OR takes the mildest and keeps that branch. Of equal
 * branches: the preferred, then the one with fewer licenses, then the first. Exact, since leaves do not depend on each other.
 */
export function fold(
  expression: Expression,
  judge: (leaf: Leaf) => LeafVerdict,
  prefer: Preference = () => 0
): Folded {
  return reduce<Folded>(
    expression,
    (leaf) => {
      const verdict = judge(leaf)
      return { level: verdict.level, raw: verdict.raw, leaves: [verdict] }
    },
    (type, parts) => (type === 'and' ? all(parts) : best(parts, prefer))
  )
}

function all(parts: readonly Folded[]): Folded {
  const worst = strictest(parts)
  if (worst === undefined) return NOTHING
  const leaves = new Map<string, LeafVerdict>()
  for (const part of parts)
    for (const v of part.leaves) if (!leaves.has(v.leaf.text)) leaves.set(v.leaf.text, v)
  return { level: worst.level, raw: worst.raw, leaves: [...leaves.values()] }
}

function best(parts: readonly Folded[], prefer: Preference): Folded {
  let taken: Folded | undefined
  for (const part of parts) if (taken === undefined || better(part, taken, prefer)) taken = part
  return taken ?? NOTHING
}

function better(a: Folded, b: Folded, prefer: Preference): boolean {
  const difference =
    compareWeights(a, b) || prefer(a.leaves) - prefer(b.leaves) || a.leaves.length - b.leaves.length
  return difference < 0
}
