import type { Setting } from '../model.ts'
import type { Clarification } from './clarifications.ts'
import type { Layer, LockedKey } from './layer.ts'
import type { SettingKey } from './schema.ts'

/** Layers in one, flattened. */
export interface Merged extends Omit<Layer, 'locked' | 'clarifications'> {
  readonly clarifications: readonly Layered<Clarification>[]
  readonly locks: readonly Lock[]
}

/** What a layer says, with its place among the layers: a later one is stronger. */
export type Layered<T> = T & { readonly layer: number }

/** A key that a layer locked, and all that held when it did: its own rules, and those of the layers below. */
export interface Lock extends LockedKey {
  readonly layer: number
  readonly held: Merged
}

/**
 * Layers in one, the last one strongest: single values replace, lists go on, licenses named one by one replace by name, and
 * what is preferred later is preferred most. Every value keeps the line that set it. No layer at all gives an empty one.
 */
export function merged(layers: readonly Layer[]): Merged {
  const locks: Lock[] = []
  let held = flattened([], locks)
  for (const [i, layer] of layers.entries()) {
    held = flattened(layers.slice(0, i + 1), [...locks])
    for (const { key, by } of layer.locked) locks.push({ key, by, layer: i, held })
  }
  return { ...held, locks }
}

function flattened(layers: readonly Layer[], locks: readonly Lock[]): Merged {
  return {
    settings: mergedSettings(layers),
    listed: new Map(layers.flatMap((layer) => [...layer.listed])),
    paths: layers.flatMap((layer) => layer.paths),
    prefer: [...new Set(layers.toReversed().flatMap((layer) => layer.prefer))],
    choices: layers.flatMap((layer) => layer.choices),
    clarifications: layers.flatMap(({ clarifications }, layer) =>
      clarifications.map((c) => ({ ...c, layer }))
    ),
    exceptions: layers.flatMap((layer) => layer.exceptions),
    cleared: layers.flatMap((layer) => layer.cleared),
    private: layers.flatMap((layer) => layer.private),
    publicRegistries: [...new Set(layers.flatMap((layer) => layer.publicRegistries))],
    locks
  }
}

function mergedSettings(layers: readonly Layer[]): Map<SettingKey, Setting> {
  const settings = new Map<SettingKey, Setting>()
  for (const layer of layers) {
    for (const [key, next] of layer.settings) settings.set(key, joined(settings.get(key), next))
  }
  return settings
}

/** `standards.enforce` is a list: a later layer adds to it, and what it repeats counts once. */
function joined(before: Setting | undefined, next: Setting): Setting {
  if (!Array.isArray(before?.value) || !Array.isArray(next.value)) return next
  return { value: [...new Set([...(before.value as unknown[]), ...(next.value as unknown[])])], by: next.by }
}
