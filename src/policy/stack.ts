import type { Fault, PolicyError } from './fault.ts'
import { errorsOf } from './fault.ts'
import { DEFAULT_PRESET, PRESETS } from './presets.ts'
import type { Origin } from './read.ts'
import { commit, filePath, repository } from './references.ts'
import { type ReadRemote, type RemoteFile, remoteKey, remoteName } from './remote.ts'
import { type Document, readDocument } from './yaml/document.ts'
import type { Path } from './yaml/node.ts'
import { type Content, entriesAt, textAt } from './yaml/part.ts'

const DEEPEST = 5
const MOST_FILES = 20

/** A text that a policy is made of. */
export interface Part {
  readonly origin: Origin
  /** A preset's own, or how readers know the file. */
  readonly name: string
  readonly document: Document
}

export interface Sources {
  /** Text of a preset of this version; undefined means a broken installation. */
  preset(name: string): Promise<string | undefined>
  /** Without it files of other repositories cannot be read. */
  readonly remote?: ReadRemote | undefined
}

export type Stack = { readonly parts: readonly Part[] } | { readonly errors: readonly PolicyError[] }

/**
 * All that a policy extends, the weakest first, each once: what an entry itself extends comes before it. Where no preset is
 * named anywhere, `open@1` is the first. Bounded: five files deep, 20 files, none that comes back to itself.
 */
export async function stackBelow(document: Document | undefined, sources: Sources): Promise<Stack> {
  const parts = new Map<string, Part>()
  const errors = document === undefined ? [] : await collect(document, [], { parts, sources, isOwn: true })
  const hasPreset = [...parts.values()].some(({ origin }) => origin === 'preset')
  const below = new Map<string, Part>()
  if (errors.length === 0 && !hasPreset) {
    errors.push(...(await addPreset(DEFAULT_PRESET, { parts: below, sources, isOwn: false })))
  }
  return errors.length > 0 ? { errors } : { parts: [...below.values(), ...parts.values()] }
}

interface Collecting {
  readonly parts: Map<string, Part>
  readonly sources: Sources
  /** The file at hand may be quoted in errors; all others may not. */
  readonly isOwn: boolean
}

/** Adds what a document extends. `above` are the files that led to it, the first one first. */
async function collect(
  { source, content }: Document,
  above: readonly RemoteFile[],
  collecting: Collecting
): Promise<PolicyError[]> {
  for (const entry of content === undefined ? [] : entriesAt(content, ['extends'])) {
    const extended = content === undefined ? undefined : entryAt(content, entry)
    if (extended === undefined) continue
    const result =
      typeof extended === 'string'
        ? await addPreset(extended, collecting)
        : await addRemote(extended, above, collecting)
    if (Array.isArray(result)) {
      if (result.length > 0) return result
      continue
    }
    const fault: Fault = { offset: content?.find(entry)?.offset ?? 0, ...result }
    const [error] = errorsOf([fault], source)
    if (error !== undefined)
      return [collecting.isOwn ? error : { what: error.what, fix: error.fix, where: lineOf(error) }]
  }
  return []
}

function lineOf({ where: { path, line } }: PolicyError): PolicyError['where'] {
  return line === undefined ? { path } : { path, line }
}

/** What is right about an entry of `extends`; what is wrong is told when the file is read as a whole. */
function entryAt(content: Content, entry: Path): string | RemoteFile | undefined {
  const preset = textAt(content, [...entry, 'preset'])
  if (preset !== undefined) return (PRESETS as readonly string[]).includes(preset) ? preset : undefined
  const repo = textAt(content, [...entry, 'repo'])
  const path = textAt(content, [...entry, 'path'])
  const ref = textAt(content, [...entry, 'ref'])
  if (repo === undefined || path === undefined || ref === undefined) return undefined
  const isSound = [repository(repo), filePath(path), commit(ref)].every((trouble) => trouble === undefined)
  return isSound ? { repo, path, ref } : undefined
}

async function addPreset(name: string, { parts, sources }: Collecting): Promise<PolicyError[]> {
  if (parts.has(name)) return []
  const text = await sources.preset(name)
  if (text === undefined) return [notInstalled(name)]
  parts.set(name, { origin: 'preset', name, document: readDocument(text, name) })
  return []
}

type Refusal = Pick<Fault, 'what' | 'fix'>

/** Reads a file and adds what it extends before it; errors of files further down, or why this entry cannot be followed. */
async function addRemote(
  file: RemoteFile,
  above: readonly RemoteFile[],
  { parts, sources }: Collecting
): Promise<PolicyError[] | Refusal> {
  const key = remoteKey(file)
  if (above.some((one) => remoteName(one).toLowerCase() === remoteName(file).toLowerCase()))
    return cycle(file)
  if (parts.has(key)) return []
  if (above.length >= DEEPEST) return TOO_DEEP
  if (parts.size >= MOST_FILES) return TOO_MANY
  if (sources.remote === undefined) return notHere(file)
  let text: string
  try {
    text = await sources.remote(file)
  } catch (error) {
    return notRead(file, error)
  }
  const name = remoteName(file)
  const document = readDocument(text, name)
  const errors = await collect(document, [...above, file], { parts, sources, isOwn: false })
  if (errors.length > 0) return errors
  parts.set(key, { origin: file, name, document })
  return []
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

function cycle(file: RemoteFile): Refusal {
  return {
    what: [{ quote: remoteName(file) }, ' extends itself, directly or through other files.'],
    fix: ['Take this entry out.']
  }
}

const TOO_DEEP: Refusal = {
  what: [`Policies extend each other more than ${DEEPEST} files deep here, and nobody could follow them.`],
  fix: ['Name the file that is meant directly.']
}

const TOO_MANY: Refusal = {
  what: [`More than ${MOST_FILES} files are extended here.`],
  fix: ['Join some of them.']
}

function notHere(file: RemoteFile): Refusal {
  return {
    what: [
      { quote: remoteName(file) },
      ' is in another repository, and this run cannot read other repositories, so its rules would not hold.'
    ],
    fix: ['Run the gate where it can, or take the entry out.']
  }
}

function notRead(file: RemoteFile, error: unknown): Refusal {
  const said = error instanceof Error ? error.message.slice(0, 300) : ''
  return {
    what: [{ quote: remoteName(file) }, ' could not be read, so its rules would not hold: ', { quote: said }],
    fix: [
      'Check ',
      { quote: 'repo' },
      ', ',
      { quote: 'path' },
      ' and ',
      { quote: 'ref' },
      ', and what the token may read.'
    ]
  }
}
