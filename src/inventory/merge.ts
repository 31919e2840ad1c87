import type { Claim, Hash, Package, PackageId } from '../model.ts'
import { byCodeUnit, sortedBy } from '../text/order.ts'

/**
 * Adds a package to those of the same id: claims united, hashes united, one of each algorithm. Says whether two digests
 * of one algorithm differ, which they cannot for one artifact: the lower one is kept, and the caller tells.
 */
export function addPackage(packages: Map<PackageId, Package>, added: Package): { readonly clash: boolean } {
  const known = packages.get(added.id)
  if (known === undefined) {
    const hashes = added.hashes.length < 2 ? added.hashes : oneEach(added.hashes)
    packages.set(added.id, hashes === added.hashes ? added : { ...added, hashes })
    return { clash: hashes.length !== added.hashes.length }
  }
  if (isSame(known, added)) return { clash: false }
  const claims = unitedClaims(known.claims, added.claims)
  const all = [...known.hashes, ...added.hashes]
  const hashes = oneEach(all)
  const clash = all.some((a) => hashes.some((b) => a.alg === b.alg && a.hex !== b.hex))
  packages.set(added.id, { ...firstOf(known, added), claims, hashes })
  return { clash }
}

/** Most packages that are met again say the same in all places: there is nothing to unite. */
function isSame(a: Package, b: Package): boolean {
  return (
    a.name === b.name &&
    a.registry === b.registry &&
    a.source === b.source &&
    isSameLone(a.claims, b.claims, (c, d) => claimKey(c) === claimKey(d)) &&
    isSameLone(a.hashes, b.hashes, (c, d) => c.alg === d.alg && c.hex === d.hex)
  )
}

/** Of lists of one item, or none. */
function isSameLone<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  const [[one], [other]] = [a, b]
  if (a.length > 1 || a.length !== b.length) return false
  return one === undefined || other === undefined || same(one, other)
}

/** The plain fields, chosen so that the order of adding does not matter. */
function firstOf(a: Package, b: Package): Package {
  const registry = lowest(a.registry, b.registry)
  const source = lowest(a.source, b.source)
  const base = byCodeUnit(a.name, b.name) <= 0 ? a : b
  return { ...base, ...(registry ? { registry } : {}), ...(source ? { source } : {}) }
}

function lowest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return byCodeUnit(a, b) <= 0 ? a : b
}

function oneEach(hashes: readonly Hash[]): Hash[] {
  const sorted = sortedBy(hashes, (hash) => `${hash.alg} ${hash.hex}`)
  return sorted.filter((hash, i) => i === 0 || hash.alg !== sorted[i - 1]!.alg)
}

function unitedClaims(a: readonly Claim[], b: readonly Claim[]): readonly Claim[] {
  const keys = new Map([...a, ...b].map((claim) => [claimKey(claim), claim]))
  if (keys.size === 1) return a.length === 1 ? a : b
  return sortedBy(keys, ([key]) => key).map(([, claim]) => claim)
}

function claimKey(claim: Claim): string {
  return [claim.source, claim.trust, claim.url ?? '', JSON.stringify(claim.raw) ?? ''].join('\n')
}
