import type { Flag, Package } from '../model.ts'
import { byCodeUnit } from '../text/order.ts'
import type { Carried, PackageEntry } from './record.ts'
import { flagOf, severityOf } from './severity.ts'

/** Says what the data holds of one package, worst first; empty for a package that it does not know. */
export type Matcher = (p: Named) => readonly Flag[]

/** As much of a package as matching needs. */
export type Named = Pick<Package, 'purl' | 'origin'>

/**
 * The purl under which the data knows a package: version, qualifiers and subpath off. Takes a canonical purl (src/purl.ts
 * writes them), so only what a type leaves open is folded here: the case of nuget names, and Ubuntu, whose package names
 * are nearly all Debian's.
 */
export function packageKey(purl: string): string {
  const end = purl.search(/[@?#]/)
  const key = end < 0 ? purl : purl.slice(0, end)
  if (key.startsWith('pkg:nuget/')) return key.toLowerCase()
  return key.startsWith(UBUNTU) ? `pkg:deb/debian/${key.slice(UBUNTU.length)}` : key
}

const UBUNTU = 'pkg:deb/ubuntu/'

/** `npm` of `pkg:npm/x`; empty for what is no purl. */
export function typeOf(purl: string): string {
  const slash = purl.indexOf('/')
  return purl.startsWith('pkg:') && slash > 0 ? purl.slice('pkg:'.length, slash) : ''
}

/** Finds the entry for a key: an exact one first, else the longest prefix. */
export function entryFinder(entries: readonly PackageEntry[]): (key: string) => PackageEntry | undefined {
  const exact = new Map(entries.filter((e) => !isGlob(e)).map((entry) => [packageKey(entry.purl), entry]))
  const globs = entries
    .filter(isGlob)
    .map((entry) => ({ prefix: packageKey(entry.purl.slice(0, -1)), entry }))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  return (key) => exact.get(key) ?? globs.find(({ prefix }) => key.startsWith(prefix))?.entry
}

function isGlob(entry: PackageEntry): boolean {
  return entry.purl.endsWith('*')
}

/**
 * Matches packages by name. A registry's package matches, another registry's too, because a mirror serves the same files;
 * a git or url package carries the name and most likely the code, but nobody looked at its files, so its evidence
 * counts as `related` and cannot block; a first-party package is not the published one and never matches.
 */
export function makeMatcher(entries: readonly PackageEntry[]): Matcher {
  const find = entryFinder(entries)
  return (p) => {
    if (p.purl === undefined || p.origin === 'first-party') return []
    const entry = find(packageKey(p.purl))
    return entry === undefined ? [] : flagsOf(entry, p.origin, find)
  }
}

/** A package pattern that carries a standard, and how sure the data is of it. */
export interface Carrier extends Pick<Flag, 'relation' | 'severity' | 'evidenceKind'> {
  readonly purl: string
}

/** What carries a standard, surest first, npm's before others, then by purl. */
export function carriersIn(entries: readonly PackageEntry[], id: string): readonly Carrier[] {
  return entries
    .flatMap(({ purl, set, confidence, evidenceKind }) =>
      set
        .filter((carried) => carried.id === id)
        .map(({ relation, ...terms }): Carrier => {
          const severity = severityOf({ terms, relation, confidence, evidenceKind })
          return { purl, relation, severity, evidenceKind }
        })
    )
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || later(a) - later(b) || byCodeUnit(a.purl, b.purl))
}

/** npm's packages come first: most readers look for one. */
function later({ purl }: Carrier): 0 | 1 {
  return purl.startsWith('pkg:npm/') ? 0 : 1
}

function flagsOf(
  entry: PackageEntry,
  origin: Package['origin'],
  find: (key: string) => PackageEntry | undefined
): readonly Flag[] {
  const evidenceKind = elsewhere(origin) && isOwn(entry.evidenceKind) ? 'related' : entry.evidenceKind
  const instead = entry.instead.map((purl) => mitigation(purl, find(packageKey(purl))))
  return entry.set
    .map((carried): Flag => {
      const { confidence, evidence, purl: pattern } = entry
      const severity = severityOf({ terms: carried, relation: carried.relation, confidence, evidenceKind })
      return {
        standard: carried.id,
        relation: carried.relation,
        evidence,
        evidenceKind,
        confidence,
        severity,
        pattern,
        ...(entry.note === undefined ? {} : { note: entry.note }),
        ...(entry.disputed === undefined ? {} : { disputed: entry.disputed }),
        ...(instead.length === 0 || !asksForMoney(carried) ? {} : { instead })
      }
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || byCodeUnit(a.standard, b.standard))
}

const RANK = { high: 0, medium: 1, low: 2, none: 3 } as const

/** Not from a registry: the files may differ from those that the data speaks of. */
export function elsewhere(origin: Package['origin']): boolean {
  return origin === 'git' || origin === 'url'
}

function isOwn(kind: PackageEntry['evidenceKind']): boolean {
  return kind === 'inspected' || kind === 'document'
}

function asksForMoney(carried: Carried): boolean {
  return flagOf(carried) === 'encumbered'
}

/** `mitigation: swaps the codec (contrib); kept for the record` -> `swaps the codec (contrib)`. */
function mitigation(purl: string, entry: PackageEntry | undefined): { name: string; how: string } {
  const name = decodeURIComponent(purl.replace(/^pkg:(?:deb\/[^/]+|[^/]+)\//, ''))
  return { name, how: (entry?.note ?? '').replace(/^mitigation: /, '').replace(/;.*$/, '') }
}
