import type { Location } from '../model.ts'
import { errorsOf, type PolicyError, type Trouble } from './fault.ts'
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

export type Stack = { readonly parts: readonly Part[] } | Errors

/**
 * All that a policy extends, the weakest first, each once: what an entry itself extends comes before it. Where no preset is
 * named anywhere, `open@1` is the first. Bounded: five files deep, 20 files, none that comes back to itself.
 */
export async function stackBelow(document: Document | undefined, sources: Sources): Promise<Stack> {
  const parts = new Map<string, Part>()
  const errors = document === undefined ? [] : await collect(document, [], { parts, sources, isOwn: true })
  if (errors.length > 0) return { errors }
  const named = [...parts.values()]
  if (named.some(({ origin }) => origin === 'preset')) return { parts: named }
  const below = new Map<string, Part>()
  const problem = await addPreset(DEFAULT_PRESET, { parts: below, sources, isOwn: false })
  return problem ?? { parts: [...below.values(), ...named] }
}

interface Collecting {
  readonly parts: Map<string, Part>
  readonly sources: Sources
  /** The file at hand may be quoted in errors; all others may not. */
  readonly isOwn: boolean
}

/** Adds what a document extends. `above` are the files that led to it, the first one first. */
async function collect(
  document: Document,
  above: readonly RemoteFile[],
  collecting: Collecting
): Promise<readonly PolicyError[]> {
  const { content } = document
  if (content === undefined) return []
  for (const entry of entriesAt(content, ['extends'])) {
    const extended = entryAt(content, entry)
    if (extended === undefined) continue
    const problem =
      typeof extended === 'string'
        ? await addPreset(extended, collecting)
        : await addRemote(extended, above, collecting)
    if (problem === undefined) continue
    return 'errors' in problem ? problem.errors : errorsAt(document, entry, problem, collecting)
  }
  return []
}

/** Why an entry cannot be followed, at its place. */
function errorsAt(
  { content, source }: Document,
  entry: Path,
  trouble: Trouble,
  { isOwn }: Collecting
): readonly PolicyError[] {
  const errors = errorsOf([{ offset: content?.find(entry)?.offset ?? 0, ...trouble }], source)
  return isOwn ? errors : errors.map(({ what, fix, where }) => ({ what, fix, where: lineOf(where) }))
}

function lineOf({ path, line }: Location): Location {
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

/** Errors with a place of their own. */
interface Errors {
  readonly errors: readonly PolicyError[]
}

async function addPreset(name: string, { parts, sources }: Collecting): Promise<Errors | undefined> {
  if (parts.has(name)) return undefined
  const text = await sources.preset(name)
  if (text === undefined) return { errors: [notInstalled(name)] }
  parts.set(name, { origin: 'preset', name, document: readDocument(text, name) })
  return undefined
}

/** Reads a file of another repository, and adds what it extends before it. */
async function addRemote(
  file: RemoteFile,
  above: readonly RemoteFile[],
  collecting: Collecting
): Promise<Errors | Trouble | undefined> {
  const { parts, sources } = collecting
  const key = remoteKey(file)
  if (above.some((one) => isSame(one, file))) return cycle(file)
  if (parts.has(key)) return undefined
  if (above.length >= DEEPEST) return TOO_DEEP
  if (parts.size >= MOST_FILES) return TOO_MANY
  const read = await textOf(file, sources)
  if ('trouble' in read) return read.trouble
  const name = remoteName(file)
  const document = readDocument(read.text, name)
  const errors = await collect(document, [...above, file], { ...collecting, isOwn: false })
  if (errors.length > 0) return { errors }
  parts.set(key, { origin: file, name, document })
  return undefined
}

/** The same file at whatever commit: none of its commits can be meant to extend another one. */
function isSame(one: RemoteFile, other: RemoteFile): boolean {
  return remoteKey({ ...one, ref: '' }) === remoteKey({ ...other, ref: '' })
}

async function textOf(
  file: RemoteFile,
  { remote }: Sources
): Promise<{ readonly text: string } | { readonly trouble: Trouble }> {
  if (remote === undefined) return { trouble: notHere(file) }
  try {
    return { text: await remote(file) }
  } catch (error) {
    return { trouble: notRead(file, error) }
  }
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

function cycle(file: RemoteFile): Trouble {
  return {
    what: [{ quote: remoteName(file) }, ' extends itself, directly or through other files.'],
    fix: ['Take this entry out.']
  }
}

const TOO_DEEP: Trouble = {
  what: [`Policies extend each other more than ${DEEPEST} files deep here, and nobody could follow them.`],
  fix: ['Name the file that is meant directly.']
}

const TOO_MANY: Trouble = {
  what: [`More than ${MOST_FILES} files are extended here.`],
  fix: ['Join some of them.']
}

function notHere(file: RemoteFile): Trouble {
  return {
    what: [
      { quote: remoteName(file) },
      ' is in another repository, and this run cannot read other repositories, so its rules would not hold.'
    ],
    fix: ['Run the gate where it can, or take the entry out.']
  }
}

function notRead(file: RemoteFile, error: unknown): Trouble {
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
