// What rules look at, and what they say.
import type { Fact } from './licenses.ts'
import type { Change, Package, Use } from './packages.ts'
import type { Flag, Standard, Verdict3 } from './standards.ts'
import type { Level, Location, PackageId, Scope, Words } from './words.ts'

/** One package as one lockfile uses it, with everything that a rule may look at. */
export interface Subject {
  readonly package: Package
  readonly use: Use
  readonly lockfile: string
  readonly change: Change
  readonly fact: Fact
  /** The license fact of the version that this one replaces. */
  readonly before?: Fact
  readonly beforeVersion?: string
  readonly flags: readonly FlaggedStandard[]
  /** From a direct dependency down to, but without, this package; empty for a direct one. */
  readonly via: readonly PackageId[]
}
/** A flag together with its record and what the policy's definition says of it. */
export interface FlaggedStandard extends Flag {
  readonly record: Standard
  readonly verdict: Verdict3
  /** Standards that do the same work and pass the policy's definition. */
  readonly alternatives: readonly Standard[]
  /** Older than a year at `now`: warns at most. */
  readonly stale: boolean
  /** The day on which its programmes' terms were last read, where that is more than 180 days before `now`. */
  readonly termsRead?: string
}

/** A policy value and the line that set it. */
export interface Setting {
  readonly value: unknown
  readonly by: Location
}

export interface Evidence {
  readonly what: Words
  /** Short name of who says so. */
  readonly source: string
  readonly url?: string
  /** YYYY-MM-DD. */
  readonly date?: string
}

/** A block of YAML to paste into the policy, and what it is. */
export interface Remedy {
  readonly kind: 'exception' | 'clarification' | 'choice' | 'cleared'
  /** The list of the policy file that it belongs in. */
  readonly into: 'exceptions' | 'clarifications' | 'choices.packages' | 'standards.cleared'
  readonly block: string
}

/** What a rule says of a subject. */
export interface Hit {
  readonly level: Exclude<Level, 'allow'>
  readonly what: Words
  /** The policy line that decided. */
  readonly by?: Location
  /** Names that an exception has to accept to settle it: license ids, `missing`, standard ids … */
  readonly accepts: readonly string[]
  readonly evidence: readonly Evidence[]
  /** What the reader can do beside asking a maintainer, most useful first. */
  readonly advice: readonly Words[]
  /** A way through the package's license expression that would settle it: for a choice. */
  readonly take?: string
}

export interface Finding extends Hit {
  readonly rule: string
  readonly package: PackageId
  readonly name: string
  readonly version?: string
  readonly lockfile: string
  readonly change: Change
  readonly beforeVersion?: string
  readonly direct: boolean
  readonly scope: Scope
  /** Manifest line first where there is one, then the lockfile's. */
  readonly at: readonly Location[]
  readonly via: readonly { readonly name: string; readonly at?: Location }[]
  /** This change brought it in (or there is no base): it counts for the verdict. */
  readonly fresh: boolean
  /** Softened because the policy only advises here: the scope or path that did it. */
  readonly advised?: Words
  readonly remedies: readonly Remedy[]
}

/** The fixed words of a rule: docs heading, SARIF rule and comment all take them from here. */
export interface RuleWords {
  readonly code: string
  readonly title: string
  readonly why: string
  readonly fix: string
}
