import { type Context, contentFaults } from './content/index.ts'
import { explain } from './explain.ts'
import type { Lock } from './extend.ts'
import { errorsOf, type Fault, type PolicyError } from './fault.ts'
import { foreignErrors, foreignLayer } from './foreign.ts'
import type { Layer } from './layer.ts'
import { layerOf } from './layer-of.ts'
import { lockFaults } from './lock/faults.ts'
import type { RemoteFile } from './remote.ts'
import { policyFile } from './schema.ts'
import type { Document } from './yaml/document.ts'

export type ReadLayer = { readonly layer: Layer } | { readonly errors: readonly PolicyError[] }

/** Whose text is read: the file at hand, a preset of this program, or a file whose text must not be shown. */
export type Origin = 'file' | 'preset' | RemoteFile

/** What a file is read under. */
export interface Under extends Context {
  /** What the layers below it lock. */
  readonly locks: readonly Lock[]
}

/** One file or preset as a layer, or everything that is wrong with it. Total. */
export function readLayer(document: Document, under: Under, origin: Origin): ReadLayer {
  const { source } = document
  const read = soundLayer(document, under)
  if ('layer' in read)
    return origin === 'file' || origin === 'preset' ? read : { layer: foreignLayer(read.layer, origin) }
  const { faults, loosens } = read
  if (origin === 'file') return { errors: errorsOf(faults, source) }
  if (origin === 'preset')
    return { errors: errorsOf(loosens ? faults.slice(0, 1).map(afterLock) : faults, source) }
  return { errors: foreignErrors(faults, source, loosens) }
}

type SoundLayer = { readonly layer: Layer } | { readonly faults: readonly Fault[]; readonly loosens: boolean }

function soundLayer({ source, content, faults }: Document, under: Under): SoundLayer {
  if (content === undefined) return { faults, loosens: false }
  const parsed = policyFile.safeParse(content.value)
  const all: readonly Fault[] = [
    ...faults,
    ...(parsed.success ? [] : explain(parsed.error.issues, content.find)),
    ...contentFaults(content, under)
  ]
  if (all.length > 0 || !parsed.success) return { faults: all, loosens: false }
  const { names, locks } = under
  const sound = { file: parsed.data, find: content.find, names }
  const layer = layerOf({ ...sound, source })
  const loosening = lockFaults({ ...sound, layer, locks })
  return loosening.length === 0 ? { layer } : { faults: loosening, loosens: true }
}

/** A preset sets every key, so that one fault tells all. */
function afterLock(fault: Fault): Fault {
  return { ...fault, fix: ['Put the preset before the file that locks, under ', { quote: 'extends' }, '.'] }
}
