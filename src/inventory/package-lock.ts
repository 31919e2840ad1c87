import { jsonKeyLines } from '../text/lines.ts'
import type { Format, Parsed, Registries } from './format.ts'
import { readLock } from './npm/lock.ts'
import { manifestPath, manifestsOf } from './npm/manifests.ts'
import { standing } from './npm/places.ts'
import { parsedTree } from './npm/tree.ts'
import { failed } from './problems.ts'

/** npm's lockfile, https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
export const packageLock: Format = {
  id: 'package-lock',
  files: ['npm-shrinkwrap.json', 'package-lock.json'],
  needs,
  parse
}

/** Each costs a request. Beyond this many, lines and names come from the lockfile alone. */
const MOST_MANIFESTS = 64

/** The manifests of the project and of the folders in it that the lockfile names. */
function needs(
  path: string,
  texts: ReadonlyMap<string, string>,
  tree: ReadonlySet<string>
): readonly string[] {
  const folders = ['', ...foldersNamedIn(texts.get(path) ?? '')]
  const manifests = new Set(folders.map((folder) => manifestPath(path, folder)))
  return [...manifests]
    .filter((manifest) => manifest !== undefined)
    .filter((manifest) => tree.has(manifest))
    .slice(0, MOST_MANIFESTS)
}

/** Folders of the project have entries of their own and links that lead there; in version 1 a version that does. */
function foldersNamedIn(text: string): string[] {
  const entries = text.includes('"link"') ? [...jsonKeyLines(text, ['packages']).keys()] : []
  const versions = text.matchAll(/"version"\s*:\s*"(?:file|link):([^"\\]+)"/g)
  return [
    ...entries.filter((key) => standing(key)?.kind === 'folder'),
    ...[...versions].map((match) => match[1]!)
  ]
}

function parse(path: string, texts: ReadonlyMap<string, string>, registries: Registries): Parsed {
  const read = readLock(path, packageLock.id, texts.get(path) ?? '', manifestsOf(path, texts))
  return 'problem' in read
    ? failed(path, packageLock.id, read.problem, read.line)
    : parsedTree(read, registries)
}
