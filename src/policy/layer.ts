import type { Location, Setting } from '../model.ts'
import type { PurlMatcher } from '../purl.ts'
import type { Choice, Prefer } from './choices.ts'
import type { Clarification } from './clarifications.ts'
import type { Cleared } from './cleared.ts'
import type { Exception } from './exceptions.ts'
import type { LockKey } from './lock/keys.ts'
import type { SettingKey } from './schema.ts'

/** What one file or preset says, each value with the line that says it. */
export interface Layer {
  readonly settings: ReadonlyMap<SettingKey, Setting>
  /** By `licenseKey`; the value is `allow` or `deny`. */
  readonly listed: ReadonlyMap<string, Setting>
  readonly paths: readonly PathRule[]
  readonly prefer: Prefer
  readonly choices: readonly Choice[]
  readonly clarifications: readonly Clarification[]
  readonly exceptions: readonly Exception[]
  readonly cleared: readonly Cleared[]
  readonly private: readonly PrivateName[]
  readonly publicRegistries: readonly string[]
  readonly locked: readonly LockedKey[]
}

/** Paths where other rules hold. */
export interface PathRule {
  readonly match: readonly string[]
  readonly matches: (path: string) => boolean
  readonly use?: { readonly value: 'ignore' | 'advise' | 'enforce'; readonly by: Location }
  readonly settings: ReadonlyMap<SettingKey, Setting>
  readonly reason: string
  readonly at: Location
}

export interface PrivateName {
  readonly package: string
  readonly matches: PurlMatcher
  readonly at: Location
}

/** One key that a file locks; a section that it names stands here with each of its keys. */
export interface LockedKey {
  readonly key: LockKey
  readonly by: Location
}
