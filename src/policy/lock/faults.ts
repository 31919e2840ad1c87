import type { Lock } from '../extend.ts'
import type { Fault } from '../fault.ts'
import type { Layer } from '../layer.ts'
import type { SettingKey } from '../schema.ts'
import { holdsBack } from './floor.ts'
import { GUARDS, isLevelKey, isMilder, isStandardsLevel, type ListKey } from './keys.ts'
import { faultOf, type Later } from './later.ts'
import { allowFaults, exceptionFaults } from './license-faults.ts'
import { added, ALONE, changed, milder, weakened } from './words.ts'

/** Everything in a file that would loosen what a layer below it locks. One fault for each place. */
export function lockFaults(later: Later): Fault[] {
  const faults = [
    ...lonelyFaults(later),
    ...later.locks.flatMap((lock) => [
      ...valueFaults(lock, later),
      ...pathFaults(lock, later),
      ...listFaults(lock, later),
      ...(holdsBack(lock) ? guardFaults(lock, later) : [])
    ]),
    ...allowFaults(later),
    ...exceptionFaults(later)
  ]
  return [...new Map(faults.map((fault) => [fault.offset, fault] as const).toReversed()).values()]
}

// ---- the locked key itself -------------------------------------------------------------------------------------------

function valueFaults(lock: Lock, later: Later): Fault[] {
  const key = lock.key as SettingKey
  const found = later.layer.settings.get(key)
  const held = lock.held.settings.get(key)
  if (found === undefined) return []
  const at = key.split('.')
  if (!isLevelKey(key)) return same(held?.value, found.value) ? [] : [faultOf(later, at, changed(lock))]
  return held !== undefined && isMilder(key, found.value, held.value)
    ? [faultOf(later, at, milder(lock, held.value, found.value))]
    : []
}

/** A list that repeats part of what is locked changes nothing: lists go on. */
function same(held: unknown, found: unknown): boolean {
  if (!Array.isArray(held) || !Array.isArray(found)) return held === found
  return found.every((one) => held.includes(one))
}

/** An entry of `paths` is milder than the key at large, or than an entry for the same paths. */
function pathFaults(lock: Lock, later: Later): Fault[] {
  const key = lock.key as SettingKey
  return later.layer.paths.flatMap((rule, i) => {
    const found = rule.settings.get(key)
    if (found === undefined) return []
    const alike = lock.held.paths.filter(({ match }) => match.some((glob) => rule.match.includes(glob)))
    const floors = [lock.held.settings.get(key), ...alike.map(({ settings }) => settings.get(key))]
    const floor = floors.find((f) => f !== undefined && isMilder(key, found.value, f.value))
    const at = ['paths', i, ...key.split('.')]
    return floor === undefined ? [] : [faultOf(later, at, milder(lock, floor.value, found.value))]
  })
}

/** Lists that stay as they are; licenses and exceptions are looked at one by one. */
const SIZES: Partial<Record<ListKey, (layer: Layer) => number>> = {
  'standards.cleared': ({ cleared }) => cleared.length,
  paths: ({ paths }) => paths.length,
  'choices.prefer': ({ prefer }) => prefer.length,
  'choices.packages': ({ choices }) => choices.length,
  clarifications: ({ clarifications }) => clarifications.length,
  private: (layer) => layer.private.length,
  'registries.public': ({ publicRegistries }) => publicRegistries.length
}

function listFaults(lock: Lock, later: Later): Fault[] {
  const size = SIZES[lock.key as ListKey]?.(later.layer) ?? 0
  return size === 0 ? [] : [faultOf(later, [...lock.key.split('.'), 0], added(lock))]
}

// ---- what would take its force away ----------------------------------------------------------------------------------

function guardFaults(lock: Lock, later: Later): Fault[] {
  const { layer } = later
  const keys = isStandardsLevel(lock.key) ? [...GUARDS, 'standards.unsure' as const] : GUARDS
  const guards = keys.flatMap((key) => {
    const found = layer.settings.get(key)
    const held = lock.held.settings.get(key)
    if (found === undefined || held === undefined || !isMilder(key, found.value, held.value)) return []
    return [faultOf(later, key.split('.'), weakened(lock, `${key}: ${String(found.value)}`))]
  })
  const uses = layer.paths.flatMap(({ use }, i) => {
    if (use === undefined || use.value === 'enforce') return []
    return [faultOf(later, ['paths', i, 'use'], weakened(lock, `use: ${use.value}`))]
  })
  return [...guards, ...uses, ...(isStandardsLevel(lock.key) ? standardsFaults(lock, later) : [])]
}

/** Another definition may find everything open, and a clearance settles a standard for every package. */
function standardsFaults(lock: Lock, later: Later): Fault[] {
  const key = 'standards.definition'
  const found = later.layer.settings.get(key)
  const isOther = found !== undefined && found.value !== lock.held.settings.get(key)?.value
  const path = key.split('.')
  return [
    ...(isOther ? [faultOf(later, path, weakened(lock, key))] : []),
    ...later.layer.cleared.map((_, i) =>
      faultOf(later, ['standards', 'cleared', i], weakened(lock, 'standards.cleared'))
    )
  ]
}

/** A file that locks exceptions and nothing that they could pass. */
function lonelyFaults(later: Later): Fault[] {
  const { locked } = later.layer
  const keys = [...locked, ...later.locks].map(({ key }) => key)
  const own = locked.findIndex(({ key }) => key === 'exceptions')
  const isAlone = own >= 0 && !keys.some((key) => isLevelKey(key) || key === 'licenses.deny')
  return isAlone ? [faultOf(later, ['locked'], ALONE)] : []
}
