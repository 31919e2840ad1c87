import { licenseKey } from '../licenses/expression.ts'
import type { Location, PolicyNote, Setting, Words } from '../model.ts'
import type { Layer } from './layer.ts'
import type { SettingKey } from './schema.ts'

export type { SettingKey } from './schema.ts'

/** Presets and file in one, flattened: every setting has a value. */
export interface Policy extends Layer {
  readonly note: Pick<PolicyNote, 'path' | 'at' | 'presets'>
}

/**
 * The value of a key for what stands at a path, and the line that set it: the last matching entry of `paths` that has the
 * key, else the policy's own. A key that nothing sets is denied: a gate fails closed.
 */
export function setting(policy: Policy, key: SettingKey, path: string): Setting {
  const rule = policy.paths.findLast(({ settings, matches }) => settings.has(key) && matches(path))
  return (
    rule?.settings.get(key) ?? policy.settings.get(key) ?? { value: 'deny', by: { path: policy.note.path } }
  )
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
