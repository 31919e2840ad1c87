import { compareLevels } from '../../level.ts'
import type { Level } from '../../model.ts'
import { keysAt } from '../outline.ts'
import type { SettingKey } from '../schema.ts'

/** Lists that can be locked: nothing may be added to them later. */
const LISTS = [
  'licenses.allow',
  'licenses.deny',
  'standards.cleared',
  'paths',
  'choices.prefer',
  'choices.packages',
  'clarifications',
  'exceptions',
  'private',
  'registries.public'
] as const

export type ListKey = (typeof LISTS)[number]
export type LockKey = SettingKey | ListKey

/** What cannot be locked, since it says nothing that holds. */
const NEVER = ['version', 'extends', 'locked']

/** Every key that can be locked, in the order of the documentation. */
export const LOCKABLE: readonly string[] = keysAt([]).flatMap((key) =>
  NEVER.includes(key) ? [] : below(key)
)

function below(path: string): readonly string[] {
  const isWhole = (LISTS as readonly string[]).includes(path)
  const keys = isWhole ? [] : keysAt(path.split('.'))
  return keys.length === 0 ? [path] : keys.flatMap((key) => below(`${path}.${key}`))
}

/** The keys that a name locks: itself, or all below a section; none for a name that is no key. */
export function keysNamed(name: string): readonly LockKey[] {
  return LOCKABLE.filter((key) => key === name || key.startsWith(`${name}.`)) as LockKey[]
}

/** Whether a key holds one of the four levels. */
export function isLevelKey(key: string): key is SettingKey {
  if (/^(?:licenses\.kinds|unknown)\.|^licenses\.incompatible$/.test(key)) return true
  return isStandardsLevel(key)
}

/** Levels for standards. */
export function isStandardsLevel(key: string): boolean {
  return /^standards\.(?:implements|bundles|wraps|parses-container|unsure)$/.test(key)
}

/** Keys whose words are more or less strict without being levels, strictest first. */
const ORDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['scopes.runtime', ['enforce', 'advise', 'ignore']],
  ['scopes.development', ['enforce', 'advise', 'ignore']],
  ['gate.judge', ['everything', 'fresh']],
  ['gate.block-on', ['warn', 'deny', 'never']],
  ['gate.incomplete', ['fail', 'warn']]
])

/** What could take the force of a locked level away, and so cannot be loosened either. */
export const GUARDS: readonly SettingKey[] = [...ORDERS.keys()] as SettingKey[]

/** Whether `a` is milder than `b` as values of a key that has an order; values outside the order are not milder. */
export function isMilder(key: string, a: unknown, b: unknown): boolean {
  if (isLevelKey(key)) return compareLevels(a as Level, b as Level) < 0
  const order = ORDERS.get(key) ?? []
  return order.indexOf(String(a)) > order.indexOf(String(b)) && order.includes(String(b))
}
