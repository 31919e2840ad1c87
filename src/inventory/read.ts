import type { FileEntry, Lockfile, Package, Problem, Snapshot } from '../model.ts'
import { byCodeUnit } from '../text/order.ts'
import { decodeText, type Undecoded } from '../text/decode.ts'
import { type ParseCache, parsedOnce } from './cache.ts'
import type { Found } from './discover.ts'
import type { Parsed, Registries } from './format.ts'
import { failed, incomplete, quote } from './problems.ts'

/** One lockfile, read with all that it needs and parsed. */
export interface ReadLockfile {
  readonly packages: readonly Package[]
  readonly lockfile: Lockfile
  readonly problems: readonly Problem[]
}

export interface Reader {
  readonly snapshot: Snapshot
  /** Every file of the snapshot by path; no links, no submodules. */
  readonly files: ReadonlyMap<string, FileEntry>
  /** The paths of those files. */
  readonly tree: ReadonlySet<string>
  readonly registries: Registries
  readonly cache: ParseCache
  /** Bounds how much is read at a time. */
  readonly limit: <T>(work: () => Promise<T>) => Promise<T>
}

/** Reads and parses one lockfile. Whatever goes wrong is a problem of the result: this never rejects. */
export async function readLockfile(found: Found, reader: Reader): Promise<ReadLockfile> {
  const { entry, format } = found
  if (found.problem !== undefined) return unread(found, found.problem)
  const read = await readText(entry, reader)
  if ('problem' in read) {
    const { lockfile, problems } = failed(entry.path, format.id, read.problem, read.line)
    return { packages: [], lockfile: { ...lockfile, content: entry.blob }, problems }
  }
  const { texts, content, problems } = await withNeeds(found, read.text, reader)
  const parse = (): Parsed => format.parse(entry.path, texts, reader.registries)
  const key = [format.id, entry.path, content].join('\n')
  const parsed = parsedOnce(reader.cache, reader.registries, key, parse)
  return {
    packages: parsed.packages,
    lockfile: { ...parsed.lockfile, content },
    problems: [...parsed.problems, ...problems]
  }
}

function unread({ entry, format }: Found, problem: Problem): ReadLockfile {
  const { lockfile } = failed(entry.path, format.id, problem.what)
  return { packages: [], lockfile: { ...lockfile, content: entry.blob }, problems: [problem] }
}

// ---- what a lockfile needs -------------------------------------------------------------------------------------------

const MOST_ROUNDS = 20
const MOST_NEEDED = 2000

interface WithNeeds {
  readonly texts: ReadonlyMap<string, string>
  readonly content: string
  readonly problems: readonly Problem[]
}

/** Asks the format for siblings until it names none that is new. What cannot be decoded is left to the format to miss. */
async function withNeeds({ entry, format }: Found, text: string, reader: Reader): Promise<WithNeeds> {
  const texts = new Map([[entry.path, text]])
  const asked = new Map([[entry.path, entry]])
  const problems: Problem[] = []
  for (let round = 0; round < MOST_ROUNDS && asked.size < MOST_NEEDED; round++) {
    const wanted = (format.needs?.(entry.path, texts, reader.tree) ?? [])
      .filter((path) => !asked.has(path))
      .map((path) => reader.files.get(path))
      .filter((file) => file !== undefined)
      .slice(0, MOST_NEEDED - asked.size)
    if (wanted.length === 0) break
    for (const file of wanted) asked.set(file.path, file)
    const read = await Promise.all(wanted.map(async (file) => ({ file, read: await readText(file, reader) })))
    for (const one of read) {
      if ('text' in one.read) texts.set(one.file.path, one.read.text)
      else if (one.read.rejected) problems.push(incomplete(one.file.path, one.read.problem))
    }
  }
  return { texts, content: contentOf(entry, asked), problems }
}

/** The blob of the lockfile, then those of its siblings with their paths. */
function contentOf(entry: FileEntry, asked: ReadonlyMap<string, FileEntry>): string {
  const siblings = [...asked.values()].filter((file) => file.path !== entry.path)
  const named = siblings.sort((a, b) => byCodeUnit(a.path, b.path)).map((file) => `${file.blob} ${file.path}`)
  return [entry.blob, ...named].join('\n')
}

// ---- text ------------------------------------------------------------------------------------------------------------

/** `rejected` says that it could not be fetched; else it was, and is no text. */
export type TextOrWhyNot = { readonly text: string } | (Undecoded & { readonly rejected?: boolean })

/** The text of a file, read once for equal bytes; never rejects. */
export async function readText(entry: FileEntry, reader: Reader): Promise<TextOrWhyNot> {
  const { cache, limit, snapshot } = reader
  const text = cache.texts.get(entry.blob) ?? limit(async () => decodeText(await snapshot.read(entry)))
  cache.texts.set(entry.blob, text)
  try {
    return await text
  } catch (error) {
    cache.texts.delete(entry.blob)
    const why = error instanceof Error ? error.message : 'no reason was given'
    return { problem: ['The file could not be read: ', quote(why)], rejected: true }
  }
}
