// Everything that a reader may be told.
import type { Finding, RuleWords, Subject } from './judgement.ts'
import type { Inventory, Removed, Skipped } from './packages.ts'
import type { Problem } from './reading.ts'
import type { Standard } from './standards.ts'
import type { Level, Location, PackageId } from './words.ts'

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
