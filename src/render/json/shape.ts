import type {
  Change,
  Coverage,
  Hash,
  Level,
  Location,
  Lockfile,
  Origin,
  PolicyNote,
  Project,
  Relation,
  Remedy,
  Report,
  RuleWords,
  Scope
} from '../../model.ts'

/**
 * report.json, for everyone's own tools. Fields are only ever added under this name; a change of meaning gets a new one.
 * Sentences are plain text, sorted lists stand where the program has maps, and a field without a value is left out.
 */
export interface ReportJson {
  readonly schema: 'open-standards-gate/report@1'
  readonly tool: Project['tool']
  /** Of the run: ISO 8601, UTC. */
  readonly now: string
  readonly verdict: Report['verdict']
  readonly mode: Report['mode']
  /** Whether a base was compared with: else everything is judged. */
  readonly compared: boolean
  readonly project: Omit<Project, 'tool'>
  readonly policy: PolicyNote
  readonly data: Report['data']
  readonly counts: CountsJson
  readonly coverage: Omit<Coverage, 'skipped'>
  /** Worst first. */
  readonly findings: readonly FindingJson[]
  readonly problems: readonly ProblemJson[]
  readonly skipped: readonly { readonly path: string; readonly reason: string }[]
  readonly lockfiles: readonly LockfileJson[]
  /** Of the head, by id. */
  readonly packages: readonly PackageJson[]
  /** By lockfile and id. */
  readonly removed: readonly RemovedJson[]
  readonly exceptions: Report['exceptions']
  readonly standards: readonly StandardJson[]
  readonly rules: readonly RuleWords[]
}

/** Findings by level. Those that count for the verdict are apart from older ones. */
export interface CountsJson {
  readonly counting: ByLevel
  readonly old: ByLevel
  /** Standards items that `details: brief` keeps out of every published surface. */
  readonly withheld: ByLevel & { readonly old: number }
}
type ByLevel = Readonly<Record<Exclude<Level, 'allow'>, number>>

export interface FindingJson {
  readonly rule: string
  readonly level: Level
  readonly fresh: boolean
  /** Id of a package. */
  readonly package: string
  readonly name: string
  readonly version?: string | undefined
  readonly beforeVersion?: string | undefined
  readonly lockfile: string
  readonly change: Change
  readonly direct: boolean
  readonly scope: Scope
  readonly what: string
  /** Why it is only advice. */
  readonly advised?: string | undefined
  /** The policy line that decided. */
  readonly by?: Location | undefined
  readonly accepts: readonly string[]
  readonly evidence: readonly EvidenceJson[]
  readonly advice: readonly string[]
  readonly at: readonly Location[]
  readonly via: readonly { readonly name: string; readonly at?: Location | undefined }[]
  readonly remedies: readonly Remedy[]
}
interface EvidenceJson {
  readonly what: string
  readonly source: string
  readonly url?: string | undefined
  readonly date?: string | undefined
}

export interface ProblemJson {
  readonly code: string
  readonly level: Level
  readonly fresh: boolean
  readonly what: string
  readonly where?: Location | undefined
  readonly fix: string
}

export interface LockfileJson {
  readonly path: string
  readonly format: string
  readonly state: Lockfile['state']
  readonly edges: Lockfile['edges']
  /** Ids of first-party packages. */
  readonly roots: readonly string[]
  /** Number of packages that it uses. */
  readonly uses: number
}

export interface PackageJson {
  readonly id: string
  readonly purl?: string | undefined
  readonly name: string
  readonly version?: string | undefined
  readonly ecosystem: string
  readonly origin: Origin
  readonly registry?: string | undefined
  readonly source?: string | undefined
  readonly hashes: readonly Hash[]
  readonly license?: LicenseJson | undefined
  readonly standards: readonly FlagJson[]
  /** One for each lockfile that uses it, by path; none for a package that is not judged. */
  readonly uses: readonly UseJson[]
}
export interface LicenseJson {
  readonly state: string
  readonly declared?: string | undefined
  readonly concluded?: string | undefined
  readonly source?: string | undefined
  readonly suggestion?: string | undefined
  readonly why?: string | undefined
}
interface FlagJson {
  readonly standard: string
  readonly relation: Relation
  readonly evidence: readonly string[]
  readonly evidenceKind: string
  readonly confidence: string
  readonly severity: string
  readonly result: string
  readonly stale: boolean
}
export interface UseJson {
  readonly lockfile: string
  readonly scope: Scope
  readonly direct: boolean
  readonly bundled: boolean
  readonly change: Change
  readonly before?: LicenseJson | undefined
  readonly beforeVersion?: string | undefined
  readonly at: readonly Location[]
  readonly manifest?: Location | undefined
  readonly via: readonly string[]
}

export interface RemovedJson {
  readonly package: string
  readonly name: string
  readonly version?: string | undefined
  readonly lockfile: string
  readonly license?: LicenseJson | undefined
}

export interface StandardJson {
  readonly id: string
  readonly title: string
  readonly bodies: readonly string[]
  readonly specs: readonly string[]
  readonly status: string
  readonly flag: string
  readonly confidence: string
  readonly last_reviewed: string
  readonly programmes: readonly string[]
  readonly sources: readonly { readonly title: string; readonly url: string | null; readonly kind: string }[]
}
