import type { Location } from '../model.ts'
import { purlBase } from '../purl.ts'
import { type BaseMatcher, baseMatcher, type VersionMatcher, versionMatcher } from './covers.ts'
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
  /** It stands in a policy of another repository. */
  readonly foreign?: true
  readonly covers: Covers
}

/** What an entry is about, made once: whether a package, a version and a lockfile's path are meant. */
interface Covers {
  readonly base: BaseMatcher
  readonly version: VersionMatcher
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
