import type { Package, PackageId, Words } from '../../model.ts'
import type { Parsed, Registries } from '../format.ts'
import { type Node, rootsOf, usesOf } from '../graph.ts'
import { addPackage } from '../merge.ts'
import { baseOf, folderOf } from '../paths.ts'
import { quote, type Told, unpinned, unreadable } from '../problems.ts'
import { edgesAmong } from './edges.ts'
import { type Manifest, workspacesOf } from './manifest.ts'
import { firstPartyPackage, npmPackage } from './package.ts'
import type { LinkPlace, Place, Places } from './places.ts'
import { type Resolver, resolverOf } from './resolve.ts'
import type { Source } from './source.ts'
import { sourcesOf } from './sources.ts'
import { hashesOfSri } from './sri.ts'
import { workspaceMatcher } from './workspaces.ts'

export interface Tree extends Places {
  readonly lockfile: string
  readonly format: string
  readonly told: Told
  /** The name that the lockfile itself gives the project. */
  readonly projectName: string | undefined
  /** The manifest in a folder of the project, and its path in the repository. */
  manifest(folder: string): { readonly path: string; readonly manifest: Manifest } | undefined
}

/** Packages, uses and problems of a tree of node_modules folders, as every version of npm's lockfile describes one. */
export function parsedTree(tree: Tree, registries: Registries): Parsed {
  const { lockfile, format, told } = tree
  const resolver = resolverOf(tree.places, tree.links)
  const roots = rootsAmong(tree.places)
  const { edges, asked } = edgesAmong(tree, roots, resolver)
  const sources = sourcesOf(tree.places, asked, registries)
  const linkNames = namesOfLinks(tree.links, resolver)
  const packages = new Map<PackageId, Package>()
  const nodes = tree.places.map((p, index): Node => {
    const { source, bundled } = sources[index]!
    const made = packageOf(tree, p, source, linkNames.get(p))
    if (addPackage(packages, made).clash) told.add(unreadable(lockfile, clash(made), p.line))
    return { package: made.id, line: p.line, root: roots.has(p), bundled, edges: edges[index]! }
  })
  const uses = usesOf(lockfile, nodes)
  return {
    packages: [...packages.values()],
    lockfile: { path: lockfile, format, uses, roots: rootsOf(nodes), edges: told.edges(), state: 'locked' },
    problems: told.problems()
  }
}

/** The project and the folders that its `workspaces` names; a folder behind a `file:` range is a dependency like others. */
function rootsAmong(places: readonly Place[]): Set<Place> {
  const project = places.find((p) => p.kind === 'root')
  const isMember = workspaceMatcher(workspacesOf(project?.workspaces))
  return new Set(places.filter((p) => p.kind === 'root' || (p.kind === 'folder' && isMember(p.path))))
}

function namesOfLinks(links: readonly LinkPlace[], resolver: Resolver): Map<Place, string> {
  const names = new Map<Place, string>()
  for (const link of links) {
    const target = resolver.follow(link)
    if (target !== undefined && !names.has(target)) names.set(target, link.folderName)
  }
  return names
}

function packageOf(tree: Tree, p: Place, source: Source, linkName: string | undefined): Package {
  if (source.origin === 'first-party') return ourPackage(tree, p, linkName)
  const { lockfile, told } = tree
  const hashes = p.integrity === undefined ? [] : hashesOfSri(p.integrity)
  if (hashes === undefined)
    told.add(unreadable(lockfile, ['The digest of ', quote(p.path), ' is broken'], p.line))
  const name = p.name ?? linkName ?? p.folderName
  const { version, license } = p
  const made = npmPackage({ lockfile, key: p.path, name, version, license, source, hashes: hashes ?? [] })
  if (!isPinned(made)) {
    told.add(unpinned(lockfile, ['The lockfile holds ', quote(p.path), ' to no version or commit'], p.line))
  }
  return made
}

/** A registry's package needs a version, a repository a commit; an address is what it is. */
function isPinned({ origin, version, source }: Package): boolean {
  if (origin === 'git') return /@[0-9a-f]{40,64}$/i.test(source ?? '')
  return origin === 'url' || version !== undefined
}

function ourPackage(tree: Tree, p: Place, linkName: string | undefined): Package {
  const ours = p.kind === 'installed' ? undefined : tree.manifest(p.path)?.manifest
  const given = p.name ?? (p.kind === 'root' ? tree.projectName : linkName) ?? ours?.name
  return firstPartyPackage({
    lockfile: tree.lockfile,
    key: p.path,
    name: given ?? (p.kind === 'root' ? baseOf(folderOf(tree.lockfile)) : p.folderName),
    version: p.version ?? ours?.version,
    license: p.license,
    manifestLicense: ours?.license
  })
}

function clash({ name }: Package): Words {
  return [
    'Two digests contradict each other for one version of ',
    quote(name),
    ': one of them is another package'
  ]
}
