import type { Catalog } from '../licenses/catalog.ts'
import type { Context } from './content.ts'
import { merged } from './extend.ts'
import type { PolicyError } from './fault.ts'
import type { Layer } from './layer.ts'
import type { Names } from './names.ts'
import type { Policy } from './policy.ts'
import { DEFAULT_PRESET, PRESETS } from './presets.ts'
import { readLayer } from './read.ts'
import { readDocument } from './yaml/document.ts'
import { type Content, entriesAt, textAt } from './yaml/part.ts'

export type { PolicyError } from './fault.ts'

export interface LoadOptions extends Names {
  /** Text of a preset of this version; undefined or a rejection means a broken installation. */
  preset(name: string): Promise<string | undefined>
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
 * The policy of a file with the presets that it extends, or everything that is wrong with it (at most 50 errors, in the order
 * of the file). Without a file, and for a file without `extends`, `open@1` holds. Total over the file's text.
 */
export async function loadPolicy(file: GivenFile | undefined, options: LoadOptions): Promise<Loaded> {
  const document = file === undefined ? undefined : readDocument(file.text, file.path)
  const presets = presetsOf(document?.content)
  const context = { names: options, today: options.today }
  const below = await presetLayers(presets, context, options)
  if ('errors' in below) return below
  if (file === undefined || document === undefined) {
    return { policy: { ...merged(below.layers), note: { path: DEFAULT_PRESET, presets } } }
  }
  const own = readLayer(document, { ...context, ...longestOf(merged(below.layers)) })
  if ('errors' in own) return own
  const at = file.at === undefined ? {} : { at: file.at }
  return { policy: { ...merged([...below.layers, own.layer]), note: { path: file.path, ...at, presets } } }
}

/** The presets that a file names, in its order, as far as this version has them: the others are faults of the file. */
function presetsOf(content: Content | undefined): string[] {
  if (content === undefined) return [DEFAULT_PRESET]
  const named = entriesAt(content, ['extends']).map((entry) => textAt(content, [...entry, 'preset']))
  const known = named.filter((name): name is string => (PRESETS as readonly unknown[]).includes(name))
  return known.length === 0 ? [DEFAULT_PRESET] : [...new Set(known)]
}

type Layers = { readonly layers: readonly Layer[] } | { readonly errors: readonly PolicyError[] }

async function presetLayers(
  names: readonly string[],
  context: Context,
  options: LoadOptions
): Promise<Layers> {
  const layers: Layer[] = []
  for (const name of names) {
    const text = await options.preset(name)
    if (text === undefined) return { errors: [notInstalled(name)] }
    const read = readLayer(readDocument(text, name), context)
    if ('errors' in read) return read
    layers.push(read.layer)
  }
  return { layers }
}

function notInstalled(name: string): PolicyError {
  return {
    what: [
      'The preset ',
      { quote: name },
      ' is not where this program keeps its data, so no rule of it could hold.'
    ],
    where: { path: name },
    fix: ['Install the program again.']
  }
}

function longestOf({ settings }: Layer): Pick<Context, 'longest'> {
  const longest = settings.get('gate.longest-exception')
  return typeof longest?.value === 'string' ? { longest: { value: longest.value, by: longest.by } } : {}
}
