/** Gives the identity of a result, by which it is known again in the next run; nothing where there is no digest. */
export type Printer = (...parts: readonly unknown[]) => string | undefined

/**
 * Results of equal parts are numbered in their order, as GitHub's own fingerprints are. Lines and versions are no parts:
 * a result stays what it is when they move.
 */
export function printer(hash: ((text: string) => string) | undefined): Printer {
  const seen = new Map<string, number>()
  return (...parts) => {
    if (hash === undefined) return undefined
    const print = hash(JSON.stringify(parts)).slice(0, 32)
    const n = (seen.get(print) ?? 0) + 1
    seen.set(print, n)
    return `${print}:${n}`
  }
}
