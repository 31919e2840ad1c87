import { type Context, contentFaults } from './content.ts'
import { explain } from './explain.ts'
import { errorsOf, type Fault, type PolicyError } from './fault.ts'
import { type Layer, layerOf } from './layer.ts'
import { policyFile } from './schema.ts'
import type { Document } from './yaml/document.ts'

export type ReadLayer = { readonly layer: Layer } | { readonly errors: readonly PolicyError[] }

/** One file or preset as a layer, or everything that is wrong with it. Total. */
export function readLayer({ source, content, faults }: Document, context: Context): ReadLayer {
  if (content === undefined) return { errors: errorsOf(faults, source) }
  const parsed = policyFile.safeParse(content.value)
  const all: readonly Fault[] = [
    ...faults,
    ...(parsed.success ? [] : explain(parsed.error.issues, content.find)),
    ...contentFaults(content, context)
  ]
  if (all.length > 0 || !parsed.success) return { errors: errorsOf(all, source) }
  return { layer: layerOf({ file: parsed.data, find: content.find, source, names: context.names }) }
}
