import type { Format } from './format.ts'
import { manifestPath } from './npm/manifests.ts'
import { parsePnpm } from './pnpm/parse.ts'

/** pnpm's lockfile, https://github.com/pnpm/spec/tree/master/lockfile */
export const pnpmLock: Format = {
  id: 'pnpm-lock',
  files: ['pnpm-lock.yaml'],
  needs,
  parse: (path, texts, registries) => parsePnpm(path, pnpmLock.id, texts, registries)
}

/** Each costs a request. The lockfile says what members depend on; their manifests give names, licenses and lines. */
const MOST_MANIFESTS = 64

function needs(
  path: string,
  texts: ReadonlyMap<string, string>,
  tree: ReadonlySet<string>
): readonly string[] {
  const folders = ['', ...importersNamedIn(texts.get(path) ?? '')]
  const manifests = new Set(folders.map((folder) => manifestPath(path, folder)))
  return [...manifests]
    .filter((manifest) => manifest !== undefined)
    .filter((manifest) => tree.has(manifest))
    .slice(0, MOST_MANIFESTS)
}

/** The keys of `importers`, seen without reading all of the YAML: anything else among them asks for no file that exists. */
function importersNamedIn(text: string): string[] {
  const folders: string[] = []
  let inside = false
  for (const line of text.split('\n')) {
    if (/^[^\s#]/.test(line)) inside = line.startsWith('importers:')
    const key = inside ? /^ {2}(?:'([^']*)'|"([^"\\]*)"|([^\s'"#:][^:]*)):/.exec(line) : null
    if (key !== null) folders.push(key[1] ?? key[2] ?? key[3]!)
  }
  return folders
}
