import type { Hash, Package, PackageId } from '../../model.ts'
import type { Parsed, Registries } from '../format.ts'
import { type Edge, type Node, rootsOf, usesOf } from '../graph.ts'
import { addressOf, addressOfRange } from '../npm/address.ts'
import type { Call } from '../npm/calls.ts'
import { manifestsOf } from '../npm/manifests.ts'
import { type Member, membersOf } from '../npm/members.ts'
import { addTo, firstPartyPackage, npmPackage } from '../npm/package.ts'
import { manifestLine, memberPackage } from '../npm/project.ts'
import { sourceOf } from '../npm/source.ts'
import { hashesOfSri } from '../npm/sri.ts'
import { incomplete, quote, type Told, toldOf, unreadable } from '../problems.ts'
import { splitKey, type YarnResolver, yarnResolver } from './v1-resolve.ts'
import { readYarnText, type YarnEntry } from './v1-text.ts'

/**
 * Packages and uses of a lockfile of Yarn 1. It holds packages only: what the project and its members ask for, and so every
 * scope, comes from their manifests; without the project's own, everything counts as asked for by it.
 */
export function parseYarn1(
  lockfile: string,
  format: string,
  texts: ReadonlyMap<string, string>,
  registries: Registries
): Parsed {
  const told = toldOf(lockfile)
  const { entries, bad } = readYarnText(texts.get(lockfile) ?? '')
  for (const line of bad)
    told.add(unreadable(lockfile, ['A line of the lockfile cannot be understood'], line))
  const members = yarnMembers(lockfile, texts)
  const lookup: Lookup = { lockfile, told, resolve: yarnResolver(members, entries) }
  const packages = new Map<PackageId, Package>()
  const nodes: Node[] = []
  const add = (made: Package, line: number | undefined, root: boolean, edges: Edge[]) => {
    addTo(packages, made, { lockfile, line }, told)
    nodes.push({ package: made.id, line, root, bundled: false, edges })
  }
  for (const member of members) {
    const made = memberPackage(lockfile, member.folder, member.manifest)
    add(made, undefined, true, memberEdges(lookup, member, members))
  }
  if (members.length === 0) {
    add(memberPackage(lockfile, '', undefined), undefined, true, everything(lookup, entries))
  }
  for (const entry of entries) {
    add(entryPackage(lockfile, entry, registries, told), entry.line, false, entryEdges(lookup, entry))
  }
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

interface Lookup {
  readonly lockfile: string
  readonly told: Told
  readonly resolve: YarnResolver
}

/** The project first. Yarn leaves out members that lack a name or a version, and so they have nothing in the lockfile. */
function yarnMembers(lockfile: string, texts: ReadonlyMap<string, string>): readonly Member[] {
  const manifests = manifestsOf(lockfile, texts)
  const members = membersOf(lockfile, manifests('')?.manifest.workspaces ?? [], texts, manifests)
  return members.filter(({ folder, manifest }) => folder === '' || (manifest.name && manifest.version))
}

// ---- edges -----------------------------------------------------------------------------------------------------------

function memberEdges(lookup: Lookup, member: Member, members: readonly Member[]): Edge[] {
  const edges = member.manifest.calls.flatMap((call) => {
    const to = found(lookup, call, undefined)
    return to === undefined ? [] : [{ to, kind: call.kind, ...manifestLine(member, call.name) }]
  })
  if (member.folder !== '') return edges
  return [...edges, ...members.slice(1).map((_, i): Edge => ({ to: i + 1, kind: 'runtime' }))]
}

function everything({ lockfile, told }: Lookup, entries: readonly YarnEntry[]): Edge[] {
  const what = [
    'Which dependencies the project asks for itself stands in ',
    quote('package.json'),
    ', which could not be read'
  ]
  told.add(incomplete(lockfile, what))
  return entries.map((_, i) => ({ to: i + 1, kind: 'runtime' }))
}

function entryEdges(lookup: Lookup, entry: YarnEntry): Edge[] {
  const edges: Edge[] = []
  const add = (list: ReadonlyMap<string, string>, kind: 'runtime' | 'optional') => {
    for (const [name, range] of list) {
      const call = { name, range, kind, required: kind === 'runtime' }
      const to = found(lookup, call, entry.line)
      if (to !== undefined) edges.push({ to, kind })
    }
  }
  add(entry.dependencies, 'runtime')
  add(entry.optionalDependencies, 'optional')
  return edges
}

/** A range that nothing answers is told, unless the package may be absent, or is a folder that Yarn only links. */
function found(
  { lockfile, told, resolve }: Lookup,
  call: Call,
  line: number | undefined
): number | undefined {
  const to = resolve(call)
  if (to === undefined && call.required && addressOf(call.range ?? '')?.kind !== 'local') {
    told.add(incomplete(lockfile, ['A dependency is named but not locked: ', quote(call.name)], line))
  }
  return to
}

// ---- packages --------------------------------------------------------------------------------------------------------

function entryPackage(lockfile: string, entry: YarnEntry, registries: Registries, told: Told): Package {
  const key = entry.keys[0]!
  const names = new Set(entry.keys.map(realName))
  const name = realName(key)
  if (names.size > 1) {
    const what = ['One entry is for packages of different names: ', quote([...names].join(', '))]
    told.add(unreadable(lockfile, what, entry.line))
  }
  const version = entry.fields.get('version') || undefined
  const resolved = entry.fields.get('resolved') || undefined
  const source = sourceOf(
    name,
    { version, resolved },
    { wanted: true, address: addressAsked(entry) },
    registries
  )
  if (source.origin === 'first-party') return firstPartyPackage({ lockfile, key, name, version })
  const integrity = entry.fields.get('integrity')
  const hashes = integrity ? hashesOfSri(integrity) : fragmentDigest(resolved)
  return npmPackage({ lockfile, key, name, version, source, hashes, line: entry.line }, told)
}

/** An address counts only where all ranges are addresses: among version ranges, the registry answers. */
function addressAsked(entry: YarnEntry): string | undefined {
  const ranges = entry.keys.map((key) => splitKey(key).range)
  return ranges.every((range) => addressOfRange(range) !== undefined) ? ranges[0] : undefined
}

/** `npm:real@^1.0.0` as a range means another package than the key says. */
function realName(key: string): string {
  const { name, range } = splitKey(key)
  return range.startsWith('npm:') ? splitKey(range.slice(4)).name : name
}

/** The SHA-1 behind the `#` of the address of a packed package; behind that of a repository stands a commit. */
function fragmentDigest(resolved: string | undefined): readonly Hash[] {
  const hex = /#([0-9a-f]{40})$/.exec(resolved ?? '')?.[1]
  return hex === undefined || addressOf(resolved!)?.kind === 'git' ? [] : [{ alg: 'SHA-1', hex }]
}
