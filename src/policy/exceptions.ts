import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import type { Location } from '../model.ts'
import { purlBase, purlPattern } from '../purl.ts'
import { anyGlob } from './globs.ts'
import type { ExceptionEntry } from './schema/entries.ts'
import { type Ending, inForce } from './term.ts'

export { termOf } from './term.ts'

/** A decision to accept something of a package for a time. */
export interface Exception extends Ending {
  /** The pattern as it is written in the policy. */
  readonly package: string
  readonly versions?: string
  /** Canonical license texts, kinds, words of `unknown` and ids of standards. */
  readonly accept: readonly string[]
  readonly paths?: readonly string[]
  readonly reason: string
  readonly owner: string
  readonly at: Location
  readonly covers: Covers
}

/** What an entry is about, made once: whether a purl (by its base), a version and a lockfile's path are meant. */
interface Covers {
  readonly base: (base: string) => boolean
  readonly version: (version: string | undefined) => boolean
  readonly path: (path: string) => boolean
}

/** An entry of the policy file, whose names have been read, as an exception. */
export function makeException(entry: ExceptionEntry, accept: readonly string[], at: Location): Exception {
  const { package: pattern, versions, paths, reason, owner, expires } = entry
  const covers = {
    base: baseMatcher(pattern),
    version: versionMatcher(pattern, versions),
    path: paths === undefined ? () => true : anyGlob(paths)
  }
  return {
    package: pattern,
    accept,
    reason,
    owner,
    expires,
    at,
    covers,
    ...(versions === undefined ? {} : { versions }),
    ...(paths === undefined ? {} : { paths })
  }
}

/** The exceptions for this version of a package in this lockfile that hold on a day (YYYY-MM-DD, UTC). */
export function exceptionsFor(
  policy: { readonly exceptions: readonly Exception[] },
  purl: string,
  version: string | undefined,
  path: string,
  today: string
): Exception[] {
  const base = policy.exceptions.length === 0 ? undefined : purlBase(purl)
  if (base === undefined) return []
  return policy.exceptions.filter((e) => coversBase(e, base, version, path) && inForce(e, today))
}

function coversBase({ covers }: Exception, base: string, version: string | undefined, path: string): boolean {
  return covers.base(base) && covers.version(version) && covers.path(path)
}

/** A package is compared by text, which is fast; a wildcard by its matcher. */
function baseMatcher(pattern: string): Covers['base'] {
  if (pattern.endsWith('*')) return purlPattern(pattern) ?? (() => false)
  const wanted = purlBase(pattern)
  return (base) => base === wanted
}

/**
 * npm versions by semver range, where a pre-release is meant only by a range that names one of the same version; all others
 * by their exact text. A package without a version is covered only by an entry without versions.
 */
function versionMatcher(pattern: string, versions: string | undefined): Covers['version'] {
  if (versions === undefined) return () => true
  if (!isSemver(pattern)) return (version) => version === versions
  return (version) => version !== undefined && (version === versions || satisfies(version, versions))
}

/** Whether versions of packages under this pattern are compared as semver. https://github.com/npm/node-semver */
export function isSemver(pattern: string): boolean {
  return /^pkg:\/*npm\//i.test(pattern)
}

/** Whether a text is a semver range that npm understands. */
export function isRange(text: string): boolean {
  return validRange(text) !== null
}
