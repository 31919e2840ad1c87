import type { Package, PackageId } from '../../model.ts'
import type { Parsed, Registries } from '../format.ts'
import { type Node, rootsOf, usesOf } from '../graph.ts'
import { baseOf, folderOf } from '../paths.ts'
import type { Told } from '../problems.ts'
import { edgesAmong } from './edges.ts'
import type { Manifests } from './manifests.ts'
import { addTo, firstPartyPackage, npmPackage } from './package.ts'
import type { LinkPlace, Place, Places } from './places.ts'
import { type Resolver, resolverOf } from './resolve.ts'
import { rootsAmong } from './roots.ts'
import type { Source } from './source.ts'
import { sourcesOf } from './sources.ts'
import { hashesOfSri } from './sri.ts'

export interface Tree extends Places {
  readonly lockfile: string
  readonly format: string
  readonly told: Told
  /** The name that the lockfile itself gives the project. */
  readonly projectName: string | undefined
  readonly statesLicenses: boolean
  /** The name of an entry is what gets installed. Else it is a remark beside its folder, which others must bear out. */
  readonly namesInstalled: boolean
  readonly manifest: Manifests
}

/** Packages, uses and problems of a tree of node_modules folders, as every version of npm's lockfile describes one. */
export function parsedTree(tree: Tree, registries: Registries): Parsed {
  const { lockfile, format, told } = tree
  const resolver = resolverOf(tree.places, tree.links)
  const roots = rootsAmong(tree.places, tree.manifest)
  const { edges, asked } = edgesAmong(tree, roots, resolver)
  const sources = sourcesOf(tree, asked, registries)
  const linkNames = namesOfLinks(tree.links, resolver)
  const packages = new Map<PackageId, Package>()
  const nodes = tree.places.map((p, index): Node => {
    const { source, bundled } = sources[index]!
    const made = packageOf(tree, p, source, linkNames.get(p))
    addTo(packages, made, { lockfile, line: p.line }, told)
    return { package: made.id, line: p.line, root: roots.has(p), bundled, edges: edges[index]! }
  })
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
      statesLicenses: tree.statesLicenses
    },
    problems: told.problems()
  }
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
  const name = p.name ?? linkName ?? p.folderName
  const { version, license, line } = p
  const hashes = p.integrity === undefined ? [] : hashesOfSri(p.integrity)
  return npmPackage(
    { lockfile: tree.lockfile, key: p.path, name, version, license, hashes, line, source },
    tree.told
  )
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
