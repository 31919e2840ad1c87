import type { Catalog } from './catalog.ts'

const MOST = 10_000
const LONGEST = 200

/** Remembers answers for each catalog: 100,000 packages share a few hundred license texts. Bounded in count and length. */
export function perCatalog<T>(
  answer: (text: string, catalog: Catalog) => T
): (text: string, catalog: Catalog) => T {
  const memories = new WeakMap<Catalog, Map<string, T>>()
  return (text, catalog) => {
    const memory = memories.get(catalog) ?? new Map<string, T>()
    memories.set(catalog, memory)
    const before = memory.get(text)
    if (before !== undefined) return before
    const now = answer(text, catalog)
    if (memory.size < MOST && text.length <= LONGEST) memory.set(text, now)
    return now
  }
}
