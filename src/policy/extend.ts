import type { Setting } from '../model.ts'
import type { Layer } from './layer.ts'
import type { SettingKey } from './schema.ts'

/**
 * Layers in one, the last one strongest: single values replace, lists go on, and licenses named one by one replace by name.
 * Every value keeps the line that set it. No layer at all gives an empty one.
 */
export function merged(layers: readonly Layer[]): Layer {
  return {
    settings: mergedSettings(layers),
    listed: new Map(layers.flatMap((layer) => [...layer.listed])),
    paths: layers.flatMap((layer) => layer.paths),
    exceptions: layers.flatMap((layer) => layer.exceptions),
    cleared: layers.flatMap((layer) => layer.cleared),
    private: layers.flatMap((layer) => layer.private),
    publicRegistries: [...new Set(layers.flatMap((layer) => layer.publicRegistries))]
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
