import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { purlBase, purlPattern } from '../purl.ts'

/** Says whether a package is meant, by the base of its purl (`purlBase`). */
export type BaseMatcher = (base: string) => boolean

/** Says whether a version is meant; undefined is a package without one. */
export type VersionMatcher = (version: string | undefined) => boolean

/** A package is compared by text, which is fast; a wildcard by its matcher. */
export function baseMatcher(pattern: string): BaseMatcher {
  if (pattern.endsWith('*')) return purlPattern(pattern) ?? (() => false)
  const wanted = purlBase(pattern)
  return (base) => base === wanted
}

/**
 * npm versions by semver range, where a pre-release is meant only by a range that names one of the same version; all others
 * by their exact text. A package without a version is covered only by an entry without versions.
 */
export function versionMatcher(pattern: string, versions: string | undefined): VersionMatcher {
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
