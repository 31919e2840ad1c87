import type { Catalog } from '../licenses/catalog.ts'
import { type Merged, merged } from './extend.ts'
import type { PolicyError } from './fault.ts'
import type { Layer } from './layer.ts'
import type { Names } from './names.ts'
import type { Policy } from './policy.ts'
import { DEFAULT_PRESET } from './presets.ts'
import { readLayer, type Under } from './read.ts'
import type { ReadRemote, RemoteFile } from './remote.ts'
import { type Part, stackBelow } from './stack.ts'
import { readDocument } from './yaml/document.ts'

export type { PolicyError } from './fault.ts'

export interface LoadOptions extends Names {
  /** Text of a preset of this version; undefined or a rejection means a broken installation. */
  preset(name: string): Promise<string | undefined>
  /** Text of a file in another repository. Without it a policy that extends one cannot be used. */
  readonly remote?: ReadRemote
  readonly catalog: Catalog
  /** YYYY-MM-DD, UTC. */
  readonly today: string
}

export interface GivenFile {
  readonly text: string
  readonly path: string
  /** The commit that it was read at, or `folder`. */
  readonly at?: string | undefined
}

export type Loaded = { readonly policy: Policy } | { readonly errors: readonly PolicyError[] }

/**
 * The policy of a file with all that it extends, or everything that is wrong with it (at most 50 errors, in the order of the
 * file). Without a file, and for files that name no preset, `open@1` holds below. Total over the texts of all files.
 */
export async function loadPolicy(file: GivenFile | undefined, options: LoadOptions): Promise<Loaded> {
  const document = file === undefined ? undefined : readDocument(file.text, file.path)
  const stack = await stackBelow(document, options)
  if ('errors' in stack) return stack
  const own: readonly Part[] =
    file === undefined || document === undefined ? [] : [{ origin: 'file', name: file.path, document }]
  const layers = layersOf([...stack.parts, ...own], options)
  if ('errors' in layers) return layers
  const note = {
    path: file?.path ?? DEFAULT_PRESET,
    ...(file?.at === undefined ? {} : { at: file.at }),
    presets: stack.parts.map(nameOf)
  }
  return { policy: { ...merged(layers.layers), note, extended: stack.parts.flatMap(remoteOf) } }
}

type Layers = { readonly layers: readonly Layer[] } | { readonly errors: readonly PolicyError[] }

/** Each file is read under what the files below it say. */
function layersOf(parts: readonly Part[], options: LoadOptions): Layers {
  const layers: Layer[] = []
  for (const { document, origin } of parts) {
    const read = readLayer(document, underOf(merged(layers), options), origin)
    if ('errors' in read) return read
    layers.push(read.layer)
  }
  return { layers }
}

function underOf({ settings, locks }: Merged, options: LoadOptions): Under {
  const longest = settings.get('gate.longest-exception')
  return {
    names: options,
    today: options.today,
    locks,
    ...(typeof longest?.value === 'string' ? { longest: { value: longest.value, by: longest.by } } : {})
  }
}

/** A file of another repository is shown with the beginning of its commit id. */
function nameOf({ origin, name }: Part): string {
  return typeof origin === 'string' ? name : `${name}@${origin.ref.slice(0, 7)}`
}

function remoteOf({ origin }: Part): RemoteFile[] {
  return typeof origin === 'string' ? [] : [origin]
}
