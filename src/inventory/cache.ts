import type { Undecoded } from '../text/decode.ts'
import type { Parsed, Registries } from './format.ts'

/** What has been read and parsed, shared by the two sides of a comparison: equal bytes are read and parsed once. */
export interface ParseCache {
  /** Text by blob id. A read that failed is not kept: the other side may have more luck. */
  readonly texts: Map<string, Promise<{ readonly text: string } | Undecoded>>
  /** Results by format, path and content, apart for each set of registries. */
  readonly parsed: WeakMap<Registries, Map<string, Parsed>>
}

export function newParseCache(): ParseCache {
  return { texts: new Map(), parsed: new WeakMap() }
}

/** The result that is there under `key`, else the one that `parse` makes. */
export function parsedOnce(
  cache: ParseCache,
  registries: Registries,
  key: string,
  parse: () => Parsed
): Parsed {
  const results = cache.parsed.get(registries) ?? new Map<string, Parsed>()
  cache.parsed.set(registries, results)
  const result = results.get(key) ?? parse()
  results.set(key, result)
  return result
}
