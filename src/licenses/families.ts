/** One version of a license, by the id that means it alone and the id that means it or a later one. */
export interface LicenseVersion {
  readonly exact: string
  readonly orLater: string
}

interface Member extends LicenseVersion {
  readonly family: string
  readonly version: readonly number[]
}

/**
 * For each id, the versions that `<id> or later` offers, oldest first. Ids are of one family when everything but a dotted
 * version number is equal: `LGPL-2.1-only` and `LGPL-3.0-or-later`, but not `BSD-2-Clause` and `BSD-3-Clause`, whose number
 * counts clauses, and not `MPL-2.0` and `MPL-2.0-no-copyleft-exception`.
 */
export function versionFamilies(ids: readonly string[]): ReadonlyMap<string, readonly LicenseVersion[]> {
  const families = new Map<string, Member[]>()
  for (const id of ids) {
    const member = memberOf(id)
    if (member === undefined) continue
    const family = families.get(member.family) ?? []
    families.set(member.family, family)
    if (!family.some((m) => m.exact === member.exact)) family.push(member)
  }
  const found = new Map<string, readonly LicenseVersion[]>()
  for (const family of families.values()) {
    family.sort((a, b) => byVersion(a.version, b.version))
    for (const [i, { exact, orLater }] of family.entries()) {
      found.set(exact, family.slice(i))
      found.set(orLater, family.slice(i))
    }
  }
  return found
}

const VERSIONED = /^(.+?)-(\d+(?:\.\d+)+)([a-z]?)(-.+?)??(-only|-or-later)?$/

function memberOf(id: string): Member | undefined {
  const [, name, number, letter = '', variant = '', form] = VERSIONED.exec(id) ?? []
  if (name === undefined || number === undefined) return undefined
  const base = `${name}-${number}${letter}${variant}`
  return {
    family: `${name}|${variant}`,
    version: [...number.split('.').map(Number), letter === '' ? 0 : letter.charCodeAt(0)],
    exact: form === undefined ? base : `${base}-only`,
    orLater: form === undefined ? `${base}+` : `${base}-or-later`
  }
}

function byVersion(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
