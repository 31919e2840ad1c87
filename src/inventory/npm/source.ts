import type { Origin } from '../../model.ts'
import type { Registries } from '../format.ts'
import { type Address, addressOf, addressOfRange, isArchive } from './address.ts'

/** Where one place of a lockfile takes its package from. */
export interface Source {
  readonly origin: Origin
  /** Host of the registry, where one is named. */
  readonly registry?: string
  readonly source?: string
  /** A public registry's address of another package or version. */
  readonly misdirected?: true
  /** What tells its purl from the public registry's package of that name; absent when there is no purl at all. */
  readonly qualifiers?: Readonly<Record<string, string>>
}

/** What a lockfile says of a package. */
export interface Locked {
  readonly version: string | undefined
  readonly resolved: string | undefined
}

/** What is said of a package by those that depend on it. */
export interface Wanted {
  /** A package that is wanted by nobody is a registry's only if its address looks like one. */
  readonly wanted: boolean
  /** A range that is an address and no version range. */
  readonly address: string | undefined
}

const PUBLIC: Source = { origin: 'public-registry', qualifiers: {} }
export const FIRST_PARTY: Source = { origin: 'first-party' }

/**
 * Reads the origin of an installed npm package. No address at all means the public registry: npm can leave them out. The
 * address of a public registry that names another package, or another version, is an address and nothing more.
 */
export function sourceOf(name: string, locked: Locked, wanted: Wanted, registries: Registries): Source {
  if (locked.resolved === undefined) {
    const asked = wanted.address === undefined ? undefined : addressOfRange(wanted.address)
    return asked === undefined ? PUBLIC : sourceOfAddress(asked)
  }
  const address = addressOf(locked.resolved)
  if (address === undefined) return { origin: 'url' }
  if (address.kind !== 'web') return sourceOfAddress(address)
  if (registries.isPublic(address.host)) {
    return publicSource(name, locked.version, address) ?? { ...sourceOfAddress(address), misdirected: true }
  }
  return privateSource(name, wanted, address) ?? sourceOfAddress(address)
}

type Web = Extract<Address, { kind: 'web' }>

function publicSource(name: string, version: string | undefined, address: Web): Source | undefined {
  return namesPackage(address.path, name, version) ? { ...PUBLIC, registry: address.host } : undefined
}

function privateSource(name: string, wanted: Wanted, address: Web): Source | undefined {
  const at = address.path.indexOf(`/${name}/-/`)
  const isAsked = wanted.address !== undefined && addressOfRange(wanted.address)?.kind === 'web'
  if (isAsked || (at < 0 && !wanted.wanted)) return undefined
  const base = address.origin + (at < 0 ? '' : address.path.slice(0, at))
  return { origin: 'other-registry', registry: address.host, qualifiers: { repository_url: base } }
}

/** `/name/-/name-1.0.0.tgz`, and the forms that mirrors give it: the folder and the file must name package and version. */
function namesPackage(path: string, name: string, version: string | undefined): boolean {
  if (version === undefined) return false
  const inFolder = path.startsWith(`/${name}/`) || path.startsWith(`/packages/${name}/`)
  return inFolder && path.endsWith(`/${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`)
}

function sourceOfAddress(address: Address): Source {
  if (address.kind === 'git') {
    return { origin: 'git', source: address.url, qualifiers: { vcs_url: address.url } }
  }
  if (address.kind === 'web') {
    return { origin: 'url', source: address.url, qualifiers: { download_url: address.url } }
  }
  // A packed package may be anybody's; a folder is taken to be the project's own, as everything in the repository is.
  return isArchive(address.path) ? { origin: 'url', source: `file:${address.path}` } : FIRST_PARTY
}

/** Sources that an archive passes on to what it ships inside. */
export function shippedBy(shipper: Source, own: Source): Source {
  return own.origin === 'public-registry' && shipper.origin !== 'first-party' ? shipper : own
}
