import type { Claim, Hash, Package, PackageId, Problem } from '../model.ts'
import { byCodeUnit, sortedBy } from '../text/order.ts'
import { quote, unreadable } from './problems.ts'

/** More different claims than this about one package help nobody: as they are, nothing can be concluded from them. */
const MOST_CLAIMS = 100

/** What the caller has to tell. */
export interface Added {
  /** Two digests of one algorithm differ, which they cannot for one artifact: the lower one is kept. */
  readonly clash: boolean
  /** A claim was left out, since there are a hundred others. */
  readonly crowded: boolean
}

/** Adds a package to those of the same id: claims united, the first hundred; hashes united, one of each algorithm. */
export function addPackage(packages: Map<PackageId, Package>, added: Package): Added {
  const known = packages.get(added.id)
  if (known === undefined) {
    const hashes = added.hashes.length < 2 ? added.hashes : oneEach(added.hashes)
    packages.set(added.id, hashes === added.hashes ? added : { ...added, hashes })
    return { clash: hashes.length !== added.hashes.length, crowded: false }
  }
  if (isSame(known, added)) return { clash: false, crowded: false }
  const { claims, crowded } = unitedClaims(known.claims, added.claims)
  const all = [...known.hashes, ...added.hashes]
  const hashes = oneEach(all)
  const clash = all.some((a) => hashes.some((b) => a.alg === b.alg && a.hex !== b.hex))
  packages.set(added.id, { ...firstOf(known, added), claims, hashes })
  return { clash, crowded }
}

/** The problem of a package about which more is claimed than is kept. */
export function crowdedWith(lockfile: string, name: string, line: number | undefined): Problem {
  const what = ['More than 100 different licenses are stated for ', quote(name), '; the rest is left out']
  return unreadable(lockfile, what, line)
}

/** Most packages that are met again say the same in all places: there is nothing to unite. */
function isSame(a: Package, b: Package): boolean {
  return (
    a.name === b.name &&
    a.registry === b.registry &&
    a.source === b.source &&
    a.misdirected === b.misdirected &&
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
  const misdirected = a.misdirected ?? b.misdirected
  return {
    ...base,
    ...(registry ? { registry } : {}),
    ...(source ? { source } : {}),
    // One bad place is enough.
    ...(misdirected ? { misdirected } : {})
  }
}

function lowest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return byCodeUnit(a, b) <= 0 ? a : b
}

function oneEach(hashes: readonly Hash[]): Hash[] {
  const sorted = sortedBy(hashes, (hash) => `${hash.alg} ${hash.hex}`)
  return sorted.filter((hash, i) => i === 0 || hash.alg !== sorted[i - 1]!.alg)
}

interface United {
  readonly claims: readonly Claim[]
  readonly crowded: boolean
}

/** In the order of their keys; `known` itself where nothing is new, so that its keys are not made again. */
function unitedClaims(known: readonly Claim[], added: readonly Claim[]): United {
  const keys = keysOf(known)
  const fresh = [...keysOf(added)].filter(([key]) => !keys.has(key))
  const taken = fresh.slice(0, Math.max(MOST_CLAIMS - keys.size, 0))
  const crowded = taken.length < fresh.length
  if (taken.length === 0) return { claims: known, crowded }
  const all = new Map(sortedBy([...keys, ...taken], ([key]) => key))
  const claims = [...all.values()]
  KEYS.set(claims, all)
  return { claims, crowded }
}

type Keyed = ReadonlyMap<string, Claim>

/** The keys of lists that were met before: a package of many places is met again and again. */
const KEYS = new WeakMap<readonly Claim[], Keyed>()

function keysOf(claims: readonly Claim[]): Keyed {
  const met = KEYS.get(claims)
  if (met !== undefined) return met
  const keys = new Map(claims.map((claim) => [claimKey(claim), claim]))
  KEYS.set(claims, keys)
  return keys
}

function claimKey(claim: Claim): string {
  return [claim.source, claim.trust, claim.url ?? '', JSON.stringify(claim.raw) ?? ''].join('\n')
}
