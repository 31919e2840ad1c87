import type { FileEntry, Problem, Skipped, Words } from '../model.ts'
import { LARGEST_FILE } from '../text/decode.ts'
import { sortedBy } from '../text/order.ts'
import type { Format } from './format.ts'
import { baseOf, folderOf } from './paths.ts'
import { quote, unreadable } from './problems.ts'

export interface Found {
  readonly entry: FileEntry
  readonly format: Format
  /** Set when it is known before reading that it cannot be read. */
  readonly problem?: Problem
}

export interface Discovered {
  /** Sorted by path. */
  readonly found: readonly Found[]
  readonly skipped: readonly Skipped[]
}

/** Folders of other people's code and of test data. Lockfiles in them say nothing about this project. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'vendor', 'testdata', 'fixtures'])

/**
 * The lockfiles of a listing. Those in skipped folders, those that the policy leaves out and those that another lockfile
 * of the same folder stands in for come back as skipped, with the reason.
 */
export function discover(
  files: readonly FileEntry[],
  formats: readonly Format[],
  ignored: (path: string) => Words | undefined
): Discovered {
  const byName = new Map(formats.flatMap((format) => format.files.map((name) => [name, format])))
  const paths = new Set(files.map((file) => file.path))
  const found: Found[] = []
  const skipped: Skipped[] = []
  for (const entry of sortedBy(files, (file) => file.path)) {
    const format = byName.get(baseOf(entry.path))
    if (format === undefined) continue
    const reason = ignored(entry.path) ?? inSkippedFolder(entry.path) ?? outranked(entry.path, format, paths)
    if (reason !== undefined) skipped.push({ path: entry.path, reason })
    else found.push({ entry, format, ...unreadableEntry(entry) })
  }
  return { found, skipped }
}

/** Why a path is in a folder that is left alone by default. */
export function inSkippedFolder(path: string): Words | undefined {
  const folder = folderOf(path)
    .split('/')
    .find((segment) => SKIPPED_FOLDERS.has(segment))
  return folder === undefined ? undefined : [`In a folder named ${folder}`]
}

/** Whether the name of its folder alone is why a lockfile was left alone: neither the policy nor another lockfile. */
export function isLeftForItsFolder({ path, reason }: Skipped): boolean {
  const [why] = inSkippedFolder(path) ?? []
  return why !== undefined && reason[0] === why
}

/** A format names its files in the order in which they count. */
function outranked(path: string, format: Format, paths: ReadonlySet<string>): Words | undefined {
  const folder = path.slice(0, path.length - baseOf(path).length)
  const better = format.files.find((name) => name === baseOf(path) || paths.has(folder + name))
  return better === undefined || better === baseOf(path)
    ? undefined
    : [`${better} in the same folder counts instead`]
}

function unreadableEntry({ path, mode, size }: FileEntry): { readonly problem: Problem } | undefined {
  const why = unreadableMode(mode) ?? (size !== undefined && size > LARGEST_FILE ? TOO_LARGE : undefined)
  return why === undefined ? undefined : { problem: unreadable(path, why) }
}

const TOO_LARGE: Words = ['The file is larger than 50 MiB']

function unreadableMode(mode: string): Words | undefined {
  if (isFile(mode)) return undefined
  if (mode === '120000') return ['It is a symbolic link, and links are not followed']
  if (mode === '160000') return ['It is a submodule, not a file']
  return ['It is no file: its mode is ', quote(mode)]
}

/** A file, executable or not, by git's mode. */
export function isFile(mode: string): boolean {
  return mode.startsWith('100')
}
