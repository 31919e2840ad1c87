// Every noun of the program. Types only: this file imports nothing and everything may import it.
// A newcomer reads this after pipeline.ts.

/** Milder first. `allow` is silence, `note` a line, `warn` something to look at, `deny` something to resolve. */
export type Level = 'allow' | 'note' | 'warn' | 'deny'

/** Where the lockfile takes a package from. Only `public-registry` packages are ever asked about outside. */
export type Origin = 'public-registry' | 'other-registry' | 'git' | 'url' | 'first-party'

export type Scope = 'runtime' | 'development' | 'optional' | 'unknown'

/** A purl where the package has one, else `<lockfile path>#<key inside it>`. */
export type PackageId = string

/** A place that a reader can open. Lines and columns count from 1; columns are UTF-16 units. */
export interface Location {
  readonly path: string
  readonly line?: number
  readonly column?: number
}

/**
 * A sentence. Plain strings are our own fixed words; a quote is foreign text, which each renderer guards in its own way;
 * a link carries our own words and an address from our own data.
 */
export type Words = readonly (string | Quote | Link)[]
export interface Quote {
  readonly quote: string
}
export interface Link {
  readonly text: string
  readonly url: string
}

// ---- what is read ----------------------------------------------------------------------------------------------------

export interface FileEntry {
  readonly path: string
  /** git's mode: 100644 and 100755 are files, 120000 a symbolic link, 160000 a submodule. */
  readonly mode: string
  /** git's blob id (hex), the same for the same bytes. */
  readonly blob: string
  /** In bytes, where the listing tells. */
  readonly size?: number
}

/** One side of a comparison, as a tree of files. Reading may fail: the promise rejects, and the caller makes a Problem. */
export interface Snapshot {
  /** Commit id, or a name for a folder that is no commit. */
  readonly id: string
  list(): Promise<Listing>
  read(entry: FileEntry): Promise<Uint8Array>
}

export interface Listing {
  readonly files: readonly FileEntry[]
  /** A listing that was cut short says so here. */
  readonly problems: readonly Problem[]
}

/** Something that could not be read, asked or judged. Never silent, never a pass. */
export interface Problem {
  readonly code: ProblemCode
  readonly what: Words
  readonly where?: Location
  readonly fix: Words
}
export type ProblemCode =
  | 'lockfile-unreadable'
  | 'lockfile-missing'
  | 'lockfile-incomplete'
  | 'dependency-unpinned'
  | 'lookup-failed'
  | 'listing-truncated'

// ---- packages --------------------------------------------------------------------------------------------------------

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
  /** The blob ids of the lockfile and of all it needed, joined: equal means the same bytes were parsed. */
  readonly content: string
}

export interface Inventory {
  readonly packages: ReadonlyMap<PackageId, Package>
  readonly lockfiles: readonly Lockfile[]
  readonly problems: readonly Problem[]
  /** Paths of lockfiles that were left alone, and why ('node_modules', 'policy' …). */
  readonly skipped: readonly Skipped[]
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

// ---- licenses --------------------------------------------------------------------------------------------------------

/** What somebody says of a package's license. */
export interface Claim {
  /** As it was written: text, or the JSON value of an old-style field. */
  readonly raw: unknown
  /** Source id: `lockfile`, `manifest`, later deps.dev and others. */
  readonly source: string
  /** Who could have written it. What a pull request can write never outweighs the others. */
  readonly trust: 'base' | 'outside' | 'pull-request'
  readonly url?: string
  /** The author's own words, where the source reads them into an SPDX expression and raw is its reading. */
  readonly written?: string
}

/** The one answer on a package's license, with all that it rests on. */
export interface Fact {
  /** The claim as it was written, as text. */
  readonly declared?: string
  /** A canonical SPDX expression; absent unless state is `known`. */
  readonly concluded?: string
  /** What `concluded` is to an SBOM: one SPDX id, an expression of ids and references, or a name that is neither. */
  readonly form?: 'id' | 'expression' | 'name'
  readonly claims: readonly Claim[]
  readonly state: 'known' | 'missing' | 'unreadable' | 'conflict' | 'not-asked' | 'failed'
  /** Where `concluded` came from: a Claim's source. */
  readonly source?: string
  /** What an unreadable text probably means: shown to the reader, never used as a conclusion. */
  readonly suggestion?: string
  /** Why it could not be read, in our own words. */
  readonly why?: Words
  /**
   * Nobody but the pull request says so, because outside sources say nothing, could not be asked, or were not asked. Absent
   * where somebody else's word counts, and where nothing is said.
   */
  readonly unverified?: 'nothing' | 'failed' | 'not-asked'
  /** The way through an OR that the policy chose, and the line that says so; `concluded` stays the whole expression. */
  readonly taken?: { readonly expression: string; readonly by: Location }
  /** Decisions of the policy on this package that do not hold: where they stand, and why, as whole sentences. */
  readonly lapsed?: readonly { readonly by: Location; readonly why: Words }[]
}

// ---- standards -------------------------------------------------------------------------------------------------------

export type Relation = 'implements' | 'bundles' | 'wraps' | 'parses-container'

/** A package's tie to a standard, as our data has it. For review; it accuses nobody. */
export interface Flag {
  /** Id of a record in the standards data. */
  readonly standard: string
  readonly relation: Relation
  readonly evidence: readonly string[]
  readonly evidenceKind: 'inspected' | 'document' | 'related' | 'general-knowledge'
  readonly confidence: 'high' | 'medium' | 'low'
  readonly severity: 'high' | 'medium' | 'low' | 'none'
  /** The data's own purl pattern that matched. */
  readonly pattern: string
  readonly note?: string
  /** Packages that take the edge off, by name in their ecosystem. */
  readonly instead?: readonly { readonly name: string; readonly how: string }[]
}

export interface SourceNote {
  readonly title: string
  readonly url: string | null
  readonly kind: 'found' | 'general-knowledge'
}

/** One record of the standards data: https://github.com/CycloneDX/specification has no such record, so it is ours. */
export interface Standard {
  readonly id: string
  readonly title: string
  readonly bodies: readonly string[]
  readonly specs: readonly string[]
  readonly status: 'royalty-free' | 'frand' | 'pool-licensed' | 'mixed' | 'expired' | 'disclosed-unknown'
  readonly flag: 'clear' | 'review' | 'encumbered'
  readonly third_party_claims: string
  readonly expiry: { readonly state: string; readonly date: string | null; readonly basis: string }
  readonly licensing_programmes: readonly Programme[]
  readonly facts: Readonly<Record<string, string | boolean | null>>
  readonly depends_on: readonly string[]
  readonly confidence: 'high' | 'medium' | 'low'
  /** YYYY-MM-DD. */
  readonly last_reviewed: string
  readonly sources: readonly SourceNote[]
  readonly note: string
  /** `video-codec`, `image-codec`, `protocol` … */
  readonly category: string
  /** Ids of IPR regimes: whose promises hold, and for whom. */
  readonly regimes: readonly string[]
  /** Ids of standards that do the same work on better terms, best first. */
  readonly alternatives?: readonly string[]
  readonly alternatives_source?: SourceNote
  /** What nobody has checked yet; may be empty. */
  readonly unverified: string
}
export interface Programme {
  readonly id: string
  readonly administrator: string
  readonly programme: string
  readonly state: string
  readonly covers: string
  readonly source: SourceNote
}

/** What a definition of "open standard" says of one standard, over the aspects that the policy enforces. */
export interface Verdict3 {
  readonly result: 'pass' | 'warn' | 'fail'
  /** Ids of the predicates that failed or warned. */
  readonly predicates: readonly string[]
}

// ---- judgement -------------------------------------------------------------------------------------------------------

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

/** One entry of the policy's exceptions and what became of it. */
export interface ExceptionUse {
  /** The list of the policy that holds it. */
  readonly list: 'exceptions' | 'standards.cleared'
  readonly package: string
  readonly accept: readonly string[]
  readonly reason: string
  readonly owner: string
  /** YYYY-MM-DD; it holds until 23:59 UTC of that day. */
  readonly expires: string
  readonly at: Location
  readonly state: 'used' | 'unused' | 'expiring' | 'expired'
  /** Findings that it settled. */
  readonly settles: readonly { readonly rule: string; readonly package: PackageId }[]
}

export interface Coverage {
  /** Third-party packages of the head, by package and lockfile. */
  readonly packages: number
  readonly judged: number
  /** Judged by nothing stronger than what the lockfile says. */
  readonly lockfileOnly: number
  readonly firstParty: number
  readonly skipped: readonly Skipped[]
  readonly lockfiles: number
  /** How many package names were sent to whom. */
  readonly asked: readonly { readonly source: string; readonly packages: number }[]
}

/** Everything that a reader may be told, as plain data. Renderers read it and decide nothing. */
export interface Report {
  readonly verdict: 'pass' | 'fail' | 'incomplete'
  readonly mode: 'enforce' | 'advise'
  /** Fresh and old, worst first. */
  readonly findings: readonly Finding[]
  readonly problems: readonly (Problem & { readonly level: Level; readonly fresh: boolean })[]
  readonly subjects: readonly Subject[]
  readonly removed: readonly Removed[]
  readonly inventory: Inventory
  readonly rules: readonly RuleWords[]
  /** Records of every standard that a flag of the head names. */
  readonly standards: readonly Standard[]
  readonly exceptions: readonly ExceptionUse[]
  readonly coverage: Coverage
  readonly policy: PolicyNote
  readonly data: { readonly standards: string; readonly spdx: string; readonly licenses: string }
  readonly project: Project
  /** A base was compared with. */
  readonly compared: boolean
  /** ISO 8601, UTC. */
  readonly now: string
}
export interface PolicyNote {
  /** Where the policy was read: a path, or a preset. */
  readonly path: string
  /** Commit or `folder`; absent for a preset. */
  readonly at?: string
  readonly presets: readonly string[]
  /** No file was found, and nothing blocks. */
  readonly offered: boolean
  readonly details: 'full' | 'brief'
  readonly blockOn: 'deny' | 'warn' | 'never'
  readonly judge: 'fresh' | 'everything'
  readonly incomplete: 'warn' | 'fail'
}
export interface Project {
  readonly name: string
  readonly version?: string
  /** Commit of the head, or `folder`. */
  readonly head: string
  readonly base?: string
  /** Program name and version. */
  readonly tool: { readonly name: string; readonly version: string }
}

// ---- effects, handed in ----------------------------------------------------------------------------------------------

/** What the pure part needs from outside, as arguments. */
export interface World {
  readonly now: Date
  /** A file of dist/data, parsed. Rejects when it is not there: that is a broken installation. */
  data(name: string): Promise<unknown>
  /** Text of a file of dist/data. */
  text(name: string): Promise<string>
  /** Lower-case hex. */
  hash(alg: 'sha1' | 'sha256', bytes: Uint8Array): string
}

/** How the license sources reach the network. Never rejects. */
export interface Reach {
  get(url: string): Promise<Reply>
  /** Posts JSON. */
  post(url: string, json: string): Promise<Reply>
  /** Waits, in milliseconds; false when the time for asking would be over by then: it did not wait. */
  wait(milliseconds: number): Promise<boolean>
}

/** What came back, or why nothing did; 'spent': the time, calls or bytes of the run are used up. */
export type Reply =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: string
      /** In seconds, where the server asks to wait. */
      readonly retryAfter?: number
    }
  | { readonly kind: 'failure'; readonly cause: 'timeout' | 'connection' | 'too-big' | 'spent' }
