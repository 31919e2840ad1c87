import type { Call } from '../npm/calls.ts'
import type { Member } from '../npm/members.ts'
import { isObject, type JsonObject } from '../npm/values.ts'
import type { YarnEntry } from './v1-text.ts'

/** Finds what a range means: the index of a member, or of an entry counted on from the members. */
export type YarnResolver = (call: Call) => number | undefined

/**
 * Yarn 1 writes each range that it met as a key of the entry that answers it. A range without a key is answered by a member
 * of the workspace of that name, by what the project's `resolutions` put in its place, or by the one entry of that name.
 */
export function yarnResolver(members: readonly Member[], entries: readonly YarnEntry[]): YarnResolver {
  const byKey = new Map<string, number>()
  const byName = new Map<string, Set<number>>()
  for (const [i, entry] of entries.entries()) {
    const index = Math.max(members.length, 1) + i
    for (const key of entry.keys) {
      byKey.set(key, index)
      const { name } = splitKey(key)
      const same = byName.get(name)
      if (same === undefined) byName.set(name, new Set([index]))
      else same.add(index)
    }
  }
  const memberOf = new Map(members.map((member, index) => [member.manifest.name, index]))
  const forced = forcedBy(members[0]?.manifest.value, byKey)

  return ({ name, range }) => {
    const key = byKey.get(`${name}@${range ?? ''}`)
    if (key !== undefined) return key
    const member = memberOf.get(name)
    if (member !== undefined) return member
    const resolved = forced.get(name)
    if (resolved !== undefined) return resolved
    const same = byName.get(name)
    return same?.size === 1 ? [...same][0] : undefined
  }
}

/** `name@range`, parted at the first `@` that does not begin a scope. */
export function splitKey(key: string): { readonly name: string; readonly range: string } {
  const at = key.indexOf('@', 1)
  return at < 0 ? { name: key, range: '' } : { name: key.slice(0, at), range: key.slice(at + 1) }
}

/**
 * The entry that `resolutions` forces on a name, which stands at the end of each pattern (`a`, `b/a`, and others); of several
 * the first that is locked. https://classic.yarnpkg.com/lang/en/docs/selective-version-resolutions/
 */
function forcedBy(
  manifest: JsonObject | undefined,
  byKey: ReadonlyMap<string, number>
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const resolutions = manifest?.['resolutions']
  for (const [pattern, version] of isObject(resolutions) ? Object.entries(resolutions) : []) {
    const name = /(?:^|\/)((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?$/.exec(pattern)?.[1]
    const index = typeof version === 'string' ? byKey.get(`${name}@${version}`) : undefined
    if (name !== undefined && index !== undefined && !found.has(name)) found.set(name, index)
  }
  return found
}
