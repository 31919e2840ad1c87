import type { Setting } from '../../model.ts'
import type { Lock, Merged } from '../extend.ts'
import type { SettingKey } from '../schema.ts'
import { isLevelKey, isMilder } from './keys.ts'

type Layers = Pick<Merged, 'settings' | 'paths'>

/** What layers say of a key at a path: the last matching entry of `paths` that has it, else their own value. */
function valueAt({ settings, paths }: Layers, key: SettingKey, path: string): Setting | undefined {
  const rule = paths.findLast((r) => r.settings.has(key) && r.matches(path))
  return rule?.settings.get(key) ?? settings.get(key)
}

/** The same, and never milder than what held at this path when a layer locked the key. What is no level stays as it was. */
export function flooredAt(policy: Merged, key: SettingKey, path: string): Setting | undefined {
  let value = valueAt(policy, key, path)
  for (const lock of policy.locks) {
    const floor = lock.key === key ? valueAt(lock.held, key, path) : undefined
    if (floor === undefined) continue
    if (value === undefined || !isLevelKey(key) || isMilder(key, value.value, floor.value)) value = floor
  }
  return value
}

/** The strictest level that a locked key had anywhere when it was locked; undefined where it had none. */
export function strictestHeld({ held, key }: Lock): Setting | undefined {
  if (!isLevelKey(key)) return undefined
  const all = [held.settings.get(key), ...held.paths.map((rule) => rule.settings.get(key))]
  let strictest: Setting | undefined
  for (const one of all) {
    if (one === undefined) continue
    if (strictest === undefined || isMilder(key, strictest.value, one.value)) strictest = one
  }
  return strictest
}

/** Whether a lock refuses or shows anything at all: a floor of `allow` is none, and neither is an empty list. */
export function holdsBack(lock: Lock): boolean {
  if (lock.key === 'licenses.deny')
    return [...lock.held.listed.values()].some(({ value }) => value === 'deny')
  const value = strictestHeld(lock)?.value
  return value !== undefined && value !== 'allow'
}
