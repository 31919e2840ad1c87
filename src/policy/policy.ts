import { licenseKey } from '../licenses/expression.ts'
import type { Location, PolicyNote, Setting, Words } from '../model.ts'
import type { Merged } from './extend.ts'
import { flooredAt } from './lock/floor.ts'
import type { RemoteFile } from './remote.ts'
import type { SettingKey } from './schema.ts'

export type { SettingKey } from './schema.ts'

/** Presets and files in one, flattened: every setting has a value. */
export interface Policy extends Merged {
  readonly note: Pick<PolicyNote, 'path' | 'at' | 'presets'>
  /** Files of other repositories that it was made of, in the order in which they were read. */
  readonly extended: readonly RemoteFile[]
}

/**
 * The value of a key for what stands at a path, and the line that set it: the last matching entry of `paths` that has the
 * key, else the policy's own, and never milder than a lock. A key that nothing sets is denied: a gate fails closed.
 */
export function setting(policy: Policy, key: SettingKey, path: string): Setting {
  return flooredAt(policy, key, path) ?? { value: 'deny', by: { path: policy.note.path } }
}

/** The license of the repository itself as the policy states it: a canonical SPDX expression; undefined where it does not. */
export function outboundOf(policy: Policy): Setting | undefined {
  return flooredAt(policy, 'outbound', '')
}

/** Whether a policy that a pull request proposes may judge it once it is approved. Nothing said is `never`. */
export function proposed(policy: Policy): 'never' | 'when-approved' {
  return flooredAt(policy, 'gate.proposed', '')?.value === 'when-approved' ? 'when-approved' : 'never'
}

/** `allow` or `deny` where the policy names exactly this license (canonical text), else undefined. */
export function listed(policy: Policy, license: string): Setting | undefined {
  return policy.listed.get(licenseKey(license))
}

export interface PathUse {
  readonly use: 'ignore' | 'advise' | 'enforce'
  /** Of the entry that decided. */
  readonly reason?: string
  readonly by?: Location
}

/** What is done with findings at a path: the last matching entry of `paths` that has `use` decides. */
export function pathUse(policy: Policy, path: string): PathUse {
  const rule = policy.paths.findLast(({ use, matches }) => use !== undefined && matches(path))
  if (rule?.use === undefined) return { use: 'enforce' }
  return { use: rule.use.value, reason: rule.reason, by: rule.use.by }
}

/** Says of a path why the policy leaves it out; undefined where it does not. */
export function ignoredBy(policy: Policy): (path: string) => Words | undefined {
  return (path) => {
    const { use, reason } = pathUse(policy, path)
    return use === 'ignore' ? ['the policy leaves it out: ', { quote: reason ?? '' }] : undefined
  }
}

/** Whether the name of a package must not be sent outside. */
export function isPrivate(policy: Policy, purl: string): boolean {
  return policy.private.some(({ matches }) => matches(purl))
}

/** Whether findings count that were there before; `override` takes the place of the policy's `gate.judge`. */
export function wantsEverything(policy: Policy, override?: PolicyNote['judge']): boolean {
  return (override ?? setting(policy, 'gate.judge', '').value) !== 'fresh'
}

/** What reports say of the policy. */
export function noteOf(policy: Policy, run: Pick<PolicyNote, 'offered' | 'judge'>): PolicyNote {
  const details = setting(policy, 'standards.details', '').value
  const blockOn = setting(policy, 'gate.block-on', '').value
  const incomplete = setting(policy, 'gate.incomplete', '').value
  return {
    ...policy.note,
    ...run,
    details: details === 'full' ? 'full' : 'brief',
    blockOn: blockOn === 'never' || blockOn === 'warn' ? blockOn : 'deny',
    incomplete: incomplete === 'warn' ? 'warn' : 'fail'
  }
}
