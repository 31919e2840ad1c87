import type { Location, Package, PackageId, Problem } from '../../model.ts'
import type { Parsed, Registries } from '../format.ts'
import { type Edge, type Node, rootsOf, usesOf } from '../graph.ts'
import { addPackage } from '../merge.ts'
import { baseOf, folderOf } from '../paths.ts'
import { bounded, edgesOf, incomplete, place, quote, unreadable } from '../problems.ts'
import { addressOfRange } from './address.ts'
import type { Call } from './calls.ts'
import type { Manifest } from './manifest.ts'
import { firstPartyPackage, npmPackage } from './package.ts'
import type { LinkPlace, Place, Places } from './places.ts'
import { type Resolver, resolverOf } from './resolve.ts'
import { FIRST_PARTY, type Source, shippedBy, sourceOf } from './source.ts'
import { hashesOfSri } from './sri.ts'
import { workspacesOf } from './manifest.ts'
import { workspaceMatcher } from './workspaces.ts'

export interface Tree extends Places {
  readonly lockfile: string
  readonly format: string
  /** The name that the lockfile itself gives the project. */
  readonly projectName: string | undefined
  /** The manifest in a folder of the project, and its path in the repository. */
  manifest(folder: string): { readonly path: string; readonly manifest: Manifest } | undefined
}

/** Packages, uses and problems of a tree of node_modules folders, as every version of npm's lockfile describes one. */
export function parsedTree(tree: Tree, registries: Registries): Parsed {
  const resolver = resolverOf(tree.places, tree.links)
  const roots = rootsAmong(tree.places)
  const linkNames = namesOfLinks(tree.links, resolver)
  const { edges, asked, problems } = edgesAmong(tree, roots, resolver)
  const sources = sourcesOf(tree.places, asked, registries)
  const packages = new Map<PackageId, Package>()
  const told = [...tree.problems, ...problems]
  const nodes = tree.places.map((p): Node => {
    const { made, broken } = packageOf(p, tree, sources.get(p)!.source, linkNames.get(p))
    if (broken) told.push(unreadable(tree.lockfile, brokenDigest(p), p.line))
    if (addPackage(packages, made).clash) told.push(unreadable(tree.lockfile, clash(made), p.line))
    return {
      package: made.id,
      line: p.line,
      root: roots.has(p),
      bundled: sources.get(p)!.bundled,
      edges: edges.get(p)!
    }
  })
  return {
    packages: [...packages.values()],
    lockfile: {
      path: tree.lockfile,
      format: tree.format,
      uses: usesOf(tree.lockfile, nodes),
      roots: rootsOf(nodes),
      edges: edgesOf(told),
      state: 'locked'
    },
    problems: bounded(tree.lockfile, told)
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

// ---- edges -----------------------------------------------------------------------------------------------------------

/** What is known of a place from the ranges that lead to it. */
interface Asked {
  /** The first range that is an address. */
  readonly address: string | undefined
}

interface Edges {
  readonly edges: ReadonlyMap<Place, readonly Edge[]>
  readonly asked: ReadonlyMap<Place, Asked>
  readonly problems: readonly Problem[]
}

function edgesAmong(tree: Tree, roots: ReadonlySet<Place>, resolver: Resolver): Edges {
  const index = new Map(tree.places.map((p, i) => [p, i]))
  const asked = new Map<Place, Asked>()
  const edges = new Map<Place, Edge[]>()
  const missing: { readonly from: Place; readonly call: Call }[] = []
  for (const from of tree.places) {
    const named = roots.has(from) ? tree.manifest(from.path) : undefined
    const found: Edge[] = []
    for (const call of from.calls) {
      const to = resolver.resolve(from.path, call.name)
      if (to === undefined) {
        if (call.required && (call.kind !== 'development' || roots.has(from))) missing.push({ from, call })
        continue
      }
      found.push({ to: index.get(to)!, kind: call.kind, ...manifestLine(named, call) })
      const known = asked.get(to)?.address
      asked.set(to, { address: known ?? (isAddress(call.range) ? call.range : undefined) })
    }
    edges.set(from, found)
  }
  const project = tree.places.find((p) => p.kind === 'root')
  if (project !== undefined) edges.set(project, [...edges.get(project)!, ...toMembers(roots, index)])
  return { edges, asked, problems: gaps(tree, missing, resolver, project) }
}

function isAddress(range: string | undefined): boolean {
  return range !== undefined && addressOfRange(range) !== undefined
}

function manifestLine(
  named: { readonly path: string; readonly manifest: Manifest } | undefined,
  call: Call
): { readonly manifest: Location } | undefined {
  const line = named?.manifest.lineOf(call.name)
  return named === undefined || line === undefined ? undefined : { manifest: { path: named.path, line } }
}

function toMembers(roots: ReadonlySet<Place>, index: ReadonlyMap<Place, number>): Edge[] {
  return [...roots].filter((p) => p.kind === 'folder').map((p) => ({ to: index.get(p)!, kind: 'runtime' }))
}

/** One problem for all names that lead nowhere, one for each link that does, one when there is no project to start from. */
function gaps(
  { lockfile, links }: Tree,
  missing: readonly { readonly from: Place; readonly call: Call }[],
  resolver: Resolver,
  project: Place | undefined
): Problem[] {
  const problems = links
    .filter((link) => resolver.follow(link) === undefined)
    .map((link) => unreadable(lockfile, ['The link ', quote(link.path), ' leads nowhere'], link.line))
  if (project === undefined) {
    problems.push(unreadable(lockfile, ['It does not say which dependencies the project itself has']))
  }
  const first = missing[0]
  if (first !== undefined) {
    const count = missing.length === 1 ? 'One dependency is' : `${missing.length} dependencies are`
    const of = first.from.path === '' ? ['the project'] : [quote(first.from.path)]
    const what = [`${count} named but not locked: `, quote(first.call.name), ', which ', ...of, ' calls for']
    problems.push(incomplete(lockfile, missing.length === 1 ? what : [...what, ', and others'], first.from.line))
  }
  return problems
}

// ---- packages --------------------------------------------------------------------------------------------------------

interface Shipped {
  readonly source: Source
  readonly bundled: boolean
}

/** Goes by path, so that a package is known before what it ships. */
function sourcesOf(
  places: readonly Place[],
  asked: ReadonlyMap<Place, Asked>,
  registries: Registries
): ReadonlyMap<Place, Shipped> {
  const sources = new Map<Place, Shipped>()
  const at = new Map(places.map((p) => [p.path, p]))
  for (const p of places) {
    const shipper = shipperOf(p, at)
    const carrier = shipper === undefined ? undefined : sources.get(shipper)?.source
    sources.set(p, shipped(p, carrier, asked.get(p), registries))
  }
  return sources
}

/** The package in whose archive this one came; undefined for one that is downloaded, or that the project itself bundles. */
function shipperOf(p: Place, at: ReadonlyMap<string, Place>): Place | undefined {
  if (p.kind === 'inner') return at.get(p.owner)
  let shipper: Place | undefined = p
  while (shipper?.inBundle && shipper.kind === 'installed') shipper = at.get(shipper.owner)
  return shipper === p || shipper?.kind !== 'installed' ? undefined : shipper
}

function shipped(
  p: Place,
  carrier: Source | undefined,
  asked: Asked | undefined,
  registries: Registries
): Shipped {
  if (p.kind === 'root' || p.kind === 'folder') return { source: FIRST_PARTY, bundled: false }
  if (p.kind === 'inner') {
    // A folder inside somebody's package has a name that no registry answers for.
    if (carrier === FIRST_PARTY) return { source: FIRST_PARTY, bundled: false }
    return { source: { origin: 'url' }, bundled: true }
  }
  const name = p.name ?? p.folderName
  const sought = { ...p, name, asked: asked?.address, wanted: asked !== undefined }
  const source = sourceOf(sought, registries)
  if (carrier === undefined || carrier === FIRST_PARTY) return { source, bundled: false }
  return { source: shippedBy(carrier, source), bundled: true }
}

function packageOf(
  p: Place,
  tree: Tree,
  source: Source,
  linkName: string | undefined
): { readonly made: Package; readonly broken: boolean } {
  const ours = p.kind === 'root' || p.kind === 'folder' ? tree.manifest(p.path)?.manifest : undefined
  const named = p.name ?? (p.kind === 'root' ? tree.projectName : linkName) ?? ours?.name
  const version = p.version ?? ours?.version
  const about = {
    lockfile: tree.lockfile,
    key: p.path,
    name: named ?? (p.kind === 'root' ? baseOf(folderOf(tree.lockfile)) : p.folderName),
    version,
    license: p.license
  }
  if (source.origin === 'first-party') {
    return { made: firstPartyPackage({ ...about, manifestLicense: ours?.license }), broken: false }
  }
  const hashes = p.integrity === undefined ? [] : hashesOfSri(p.integrity)
  return { made: npmPackage({ ...about, source, hashes: hashes ?? [] }), broken: hashes === undefined }
}

function brokenDigest(p: Place) {
  return ['The digest of ', quote(p.path), ' is broken']
}

function clash(p: Package) {
  return ['Two digests contradict each other for one version of ', quote(p.name), ': one of them is another package']
}
