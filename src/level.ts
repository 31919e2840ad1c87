import type { Level } from './model.ts'

const ORDER: readonly Level[] = ['allow', 'note', 'warn', 'deny']

/** Negative when `a` is milder than `b`. */
export function compareLevels(a: Level, b: Level): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b)
}

/** The strictest; `allow` for none. */
export function strictest(levels: Iterable<Level>): Level {
  let worst: Level = 'allow'
  for (const level of levels) if (compareLevels(level, worst) > 0) worst = level
  return worst
}

/** The milder of the two: a level under a ceiling. */
export function atMost(level: Level, ceiling: Level): Level {
  return compareLevels(level, ceiling) > 0 ? ceiling : level
}

/** A policy value as a level; anything else is the strictest, for a gate fails closed. */
export function asLevel(value: unknown): Level {
  return ORDER.includes(value as Level) ? (value as Level) : 'deny'
}
