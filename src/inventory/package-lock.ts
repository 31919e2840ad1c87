import type { Words } from '../model.ts'
import { decodeJsonLines } from '../text/decode.ts'
import { jsonKeyLines } from '../text/lines.ts'
import type { Format, Parsed, Registries } from './format.ts'
import { readManifest } from './npm/manifest.ts'
import { readPlaces, standing } from './npm/places.ts'
import { parsedTree, type Tree } from './npm/tree.ts'
import { isObject, type JsonObject, textOf } from './npm/values.ts'
import { folderOf, joinPath } from './paths.ts'
import { failed, quote, toldOf } from './problems.ts'

/** npm's lockfile, https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
export const packageLock: Format = {
  id: 'package-lock',
  files: ['npm-shrinkwrap.json', 'package-lock.json'],
  needs,
  parse
}

/** Manifests serve lines and names only, and each costs a request: beyond this many the lockfile's own lines must do. */
const MOST_MANIFESTS = 64

const MOST_ENTRIES = 250_000

/** The manifests of the project and of the folders in it that the lockfile names. */
function needs(
  path: string,
  texts: ReadonlyMap<string, string>,
  tree: ReadonlySet<string>
): readonly string[] {
  const text = texts.get(path) ?? ''
  // Only links lead to other folders, and most lockfiles have none.
  const keys = text.includes('"link"') ? [...jsonKeyLines(text, ['packages']).keys()] : []
  const folders = ['', ...keys.filter((key) => standing(key)?.kind === 'folder')]
  const manifests = new Set(folders.map((folder) => manifestPath(path, folder)))
  return [...manifests].filter((m) => m !== undefined && tree.has(m)).slice(0, MOST_MANIFESTS) as string[]
}

function manifestPath(lockfile: string, folder: string): string | undefined {
  return joinPath(folderOf(lockfile), `${folder}/package.json`)
}

function parse(path: string, texts: ReadonlyMap<string, string>, registries: Registries): Parsed {
  const fail = (what: Words, line?: number) => failed(path, packageLock.id, what, line)
  const decoded = decodeJsonLines(texts.get(path) ?? '', ['packages'])
  if ('problem' in decoded) return fail(decoded.problem, decoded.line)
  if (!isObject(decoded.value)) return fail(['The file is not a JSON object'])
  const version = decoded.value['lockfileVersion']
  if (version !== 2 && version !== 3) return fail(unknownVersion(version))
  const packages = decoded.value['packages']
  if (!isObject(packages)) return fail(['The file has no list of packages'])
  if (Object.keys(packages).length > MOST_ENTRIES) return fail(['The file has more than 250,000 entries'])
  const told = toldOf(path)
  const places = readPlaces(path, packages, decoded.lines, told)
  return parsedTree({ ...places, ...projectOf(path, texts, decoded.value), told }, registries)
}

function unknownVersion(version: unknown): Words {
  if (version === undefined) return ['The file does not say which lockfileVersion it has']
  return ['The lockfileVersion ', quote(JSON.stringify(version)), ' is not one that is read here']
}

function projectOf(lockfile: string, texts: ReadonlyMap<string, string>, file: JsonObject) {
  const manifestIn = (folder: string): ReturnType<Tree['manifest']> => {
    const path = manifestPath(lockfile, folder)
    const manifest = path === undefined ? undefined : readManifest(texts.get(path))
    return path === undefined || manifest === undefined ? undefined : { path, manifest }
  }
  const read = new Map<string, ReturnType<Tree['manifest']>>()
  const manifest: Tree['manifest'] = (folder) => {
    if (!read.has(folder)) read.set(folder, manifestIn(folder))
    return read.get(folder)
  }
  return { lockfile, format: packageLock.id, projectName: textOf(file['name']), manifest }
}
