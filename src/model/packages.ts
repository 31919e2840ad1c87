// Packages and how lockfiles use them.
import type { Claim, Fact } from './licenses.ts'
import type { Problem } from './reading.ts'
import type { Location, Origin, PackageId, Scope, Words } from './words.ts'

/** purl type, https://github.com/package-url/purl-spec */
export type Ecosystem = 'npm'

export interface Hash {
  readonly alg: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | 'MD5'
  /** Lower case. */
  readonly hex: string
}

/** A thing in the world, however many lockfiles use it. */
export interface Package {
  readonly id: PackageId
  readonly purl?: string
  readonly name: string
  readonly version?: string
  readonly ecosystem: Ecosystem
  readonly origin: Origin
  /** Host of the registry, where the lockfile names one. */
  readonly registry?: string
  /** Address of the source of a git or url package, without credentials. */
  readonly source?: string
  /** Its name and version are not those of its address or its folder: a lockfile that was tampered with. */
  readonly misdirected?: true
  /** Digests of the artifact that is downloaded, sorted; at most one per algorithm. */
  readonly hashes: readonly Hash[]
  readonly claims: readonly Claim[]
}

/** How one lockfile uses a package: all of its places in that file, merged. */
export interface Use {
  readonly package: PackageId
  readonly scope: Scope
  /** Named by the project itself or one of its workspace members. */
  readonly direct: boolean
  readonly dependsOn: readonly PackageId[]
  /** In the lockfile, first place first; never empty. */
  readonly at: readonly Location[]
  /** The line of the manifest that names a direct dependency, where the manifest could be read. */
  readonly manifest?: Location
  /** Shipped inside another package's archive. */
  readonly bundled: boolean
}

export interface Lockfile {
  readonly path: string
  /** Format id. */
  readonly format: string
  readonly uses: readonly Use[]
  /** The project and its workspace members: first-party packages from which everything is reached. */
  readonly roots: readonly PackageId[]
  readonly edges: 'all' | 'some' | 'none'
  readonly state: 'locked' | 'declared' | 'failed'
  /** The format says what the license of each package is, so that saying nothing is an answer. */
  readonly statesLicenses: boolean
  /** The blob ids of the lockfile and of all it needed, joined: equal means the same bytes were parsed. */
  readonly content: string
}

export interface Inventory {
  readonly packages: ReadonlyMap<PackageId, Package>
  readonly lockfiles: readonly Lockfile[]
  readonly problems: readonly Problem[]
  /** Paths of lockfiles that were left alone, and why ('node_modules', 'policy' …). */
  readonly skipped: readonly Skipped[]
  /** What else of the listing tells whether a project is there; absent where that is not known. */
  readonly standing?: Standing
}
/** What is left of projects, whether it can be read or not. */
export interface Standing {
  /** Folders with a manifest or a lockfile of any kind. */
  readonly projects: ReadonlySet<string>
  /** Paths of symbolic links and submodules. */
  readonly links: ReadonlySet<string>
}
export interface Skipped {
  readonly path: string
  readonly reason: Words
}

/** What the change did to a package within one lockfile. */
export type Change =
  | { readonly kind: 'added' | 'unchanged' }
  | { readonly kind: 'upgraded' | 'replaced'; readonly from: PackageId }
  | { readonly kind: 'moved'; readonly fromScope: Scope }

export interface Removed {
  readonly package: Package
  readonly lockfile: string
  /** Its license in the base. */
  readonly fact?: Fact
}
