import type { Package, PackageId } from '../../model.ts'
import { decodeYaml } from '../../text/yaml.ts'
import type { Parsed, Registries } from '../format.ts'
import { type Edge, type Node, rootsOf, usesOf } from '../graph.ts'
import { type Manifests, manifestsOf } from '../npm/manifests.ts'
import { addTo, firstPartyPackage, npmPackage } from '../npm/package.ts'
import { manifestLine, memberPackage } from '../npm/project.ts'
import type { Source } from '../npm/source.ts'
import { hashesOfSri } from '../npm/sri.ts'
import { joinPath } from '../paths.ts'
import { failed, incomplete, quote, type Told, toldOf } from '../problems.ts'
import {
  isMap,
  type PnpmCall,
  type PnpmDocument,
  type PnpmPackage,
  readDocument,
  type YamlMap
} from './document.ts'
import { tellUnnamed } from './importers.ts'
import { keysMeant, parseKey, type PnpmKey } from './keys.ts'
import { pnpmSource, textAt } from './source.ts'

/**
 * Packages and uses of a pnpm-lock.yaml of version 5, 6 or 9. A file may hold two documents, what pnpm sets up for itself
 * and then the project: both are read, each with a graph of its own, and the project and its members are the same in both.
 */
export function parsePnpm(
  lockfile: string,
  format: string,
  texts: ReadonlyMap<string, string>,
  registries: Registries
): Parsed {
  const decoded = decodeYaml(texts.get(lockfile) ?? '')
  if ('problem' in decoded) return failed(lockfile, format, decoded.problem, decoded.line)
  const told = toldOf(lockfile)
  const documents: PnpmDocument[] = []
  for (const document of decoded.documents) {
    const read = readDocument(lockfile, document, told)
    if ('problem' in read) return failed(lockfile, format, read.problem, read.line)
    documents.push(read)
  }
  if (documents.length === 0) return failed(lockfile, format, ['The file is empty'])
  const packages = new Map<PackageId, Package>()
  const nodes: Node[] = []
  const context: Context = {
    lockfile,
    told,
    registries,
    manifests: manifestsOf(lockfile, texts),
    packages,
    nodes
  }
  for (const document of documents) addDocument(context, document)
  tellUnnamed(documents, context)
  const uses = usesOf(lockfile, nodes)
  return {
    packages: [...packages.values()],
    lockfile: {
      path: lockfile,
      format,
      uses,
      roots: rootsOf(nodes),
      edges: told.edges(),
      state: 'locked',
      statesLicenses: false
    },
    problems: told.problems()
  }
}

interface Context {
  readonly lockfile: string
  readonly told: Told
  readonly registries: Registries
  readonly manifests: Manifests
  readonly packages: Map<PackageId, Package>
  readonly nodes: Node[]
}

/** Importers first, in the order of the document, then packages: indexes count from the nodes that are there already. */
function addDocument(context: Context, document: PnpmDocument): void {
  const { lockfile, manifests } = context
  const graph = graphOf(document, context.nodes.length)
  for (const [folder, calls] of document.importers) {
    const manifest = manifests(folder)
    const edges = calls.flatMap((call) => {
      const to = answer(context, graph, call, folder, undefined)
      return to === undefined ? [] : [{ to, kind: call.kind, ...manifestLine(manifest, call.name) }]
    })
    const members = folder === '' ? membersBeside(document, graph) : []
    add(context, memberPackage(lockfile, folder, manifest?.manifest), undefined, [...edges, ...members], true)
  }
  for (const found of document.packages) {
    const edges = found.calls.flatMap((call): Edge[] => {
      const to = answer(context, graph, call, '', found.line)
      return to === undefined ? [] : [{ to, kind: call.kind }]
    })
    add(context, packageOf(context, document, found), found.line, edges, false)
  }
}

function add(
  context: Context,
  made: Package,
  line: number | undefined,
  edges: readonly Edge[],
  root: boolean
): void {
  addTo(context.packages, made, { lockfile: context.lockfile, line }, context.told)
  context.nodes.push({ package: made.id, line, root, bundled: false, edges })
}

// ---- edges -----------------------------------------------------------------------------------------------------------

interface Graph {
  readonly document: PnpmDocument
  readonly importers: ReadonlyMap<string, number>
  readonly keys: ReadonlyMap<string, number>
}

function graphOf(document: PnpmDocument, start: number): Graph {
  const folders = [...document.importers.keys()]
  return {
    document,
    importers: new Map(folders.map((folder, i) => [folder, start + i])),
    keys: new Map(document.packages.map(({ key }, i) => [key, start + folders.length + i]))
  }
}

function membersBeside(document: PnpmDocument, graph: Graph): Edge[] {
  return [...graph.importers].filter(([folder]) => folder !== '').map(([, to]) => ({ to, kind: 'runtime' }))
}

/** The node that a value means. A link leads to a member, or out of the project, where nothing is locked. */
function answer(
  { lockfile, told }: Context,
  { document, importers, keys }: Graph,
  call: PnpmCall,
  folder: string,
  line: number | undefined
): number | undefined {
  if (call.value.startsWith('link:')) return importers.get(joinPath(folder, call.value.slice(5)) ?? '..')
  const key = keysMeant(document.major, call.name, call.value).find((k) => keys.has(k))
  if (key !== undefined) return keys.get(key)
  if (call.kind !== 'optional') {
    told.add(incomplete(lockfile, ['A dependency is named but not locked: ', quote(call.name)], line))
  }
  return undefined
}

// ---- packages --------------------------------------------------------------------------------------------------------

function packageOf(
  { lockfile, told, registries }: Context,
  { major }: PnpmDocument,
  found: PnpmPackage
): Package {
  const { key, info, line } = found
  const parts = parseKey(major, key)
  const { name, version, contradicts } = identityOf(parts, info)
  const plain = pnpmSource(name, version, parts, info, registries)
  const source: Source = contradicts ? { ...plain, misdirected: true } : plain
  if (source.origin === 'first-party') return firstPartyPackage({ lockfile, key, name, version })
  const resolution = info.get('resolution')
  const integrity = isMap(resolution) ? textAt(resolution, 'integrity') : undefined
  const hashes = integrity === undefined ? [] : hashesOfSri(integrity)
  return npmPackage({ lockfile, key, name, version, source, hashes, line }, told)
}

interface Identity {
  readonly name: string
  readonly version: string | undefined
  /** The entry calls itself something else than its key, by which pnpm installs it. */
  readonly contradicts: boolean
}

/** A key with a version says what a package is; where it has an address, the entry itself does. */
function identityOf({ name, reference }: PnpmKey, info: YamlMap): Identity {
  const [ownName, ownVersion] = [textAt(info, 'name'), textAt(info, 'version')]
  if (!/^\d/.test(reference)) return { name: ownName ?? name, version: ownVersion, contradicts: false }
  const contradicts = (ownName ?? name) !== name || (ownVersion ?? reference) !== reference
  return { name, version: reference, contradicts }
}
