import { compareLevels } from '../level.ts'
import type { Level } from '../model.ts'

/** A verdict before the policy gave a level to the unknown: the unknown stands between a warning and a refusal. */
export type Raw = 'allow' | 'note' | 'warn' | 'unknown' | 'deny'

export interface Weight {
  readonly level: Level
  readonly raw: Raw
}

const RAW: readonly Raw[] = ['allow', 'note', 'warn', 'unknown', 'deny']

/** Negative when `a` is milder: by level, then by what it was before, since a clarification can clear the unknown. */
export function compareWeights(a: Weight, b: Weight): number {
  return compareLevels(a.level, b.level) || RAW.indexOf(a.raw) - RAW.indexOf(b.raw)
}

/** The mildest, the first of equals; undefined for none. */
export function mildest<T extends Weight>(verdicts: readonly T[]): T | undefined {
  let best: T | undefined
  for (const verdict of verdicts) if (best === undefined || compareWeights(verdict, best) < 0) best = verdict
  return best
}

/** The strictest, the first of equals; undefined for none. */
export function strictest<T extends Weight>(verdicts: readonly T[]): T | undefined {
  let worst: T | undefined
  for (const verdict of verdicts)
    if (worst === undefined || compareWeights(verdict, worst) > 0) worst = verdict
  return worst
}
