import type { Origin } from '../../model.ts'
import type { Registries } from '../format.ts'
import { type Address, addressOf, addressOfRange, hostOf, isArchive } from './address.ts'
import { namesPackage } from './registry-path.ts'

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
  /** Undefined where no address is given; text that is no address where one is given that cannot be understood. */
  readonly resolved: string | undefined
}

/** What is said of a package by those that depend on it. */
export interface Wanted {
  /** A package that is wanted by nobody is a registry's only if its address looks like one. */
  readonly wanted: boolean
  /** A range that is an address and no version range. */
  readonly address: string | undefined
  /** Somebody asks with a version range or a tag. */
  readonly ranged?: boolean
}

const PUBLIC: Source = { origin: 'public-registry', qualifiers: {} }
export const FIRST_PARTY: Source = { origin: 'first-party' }

/**
 * Reads the origin of an installed npm package. No address at all means the public registry: npm can leave them out. An
 * address at a public registry that does not name this package and this version is told as misdirected, whatever it names.
 */
export function sourceOf(name: string, locked: Locked, wanted: Wanted, registries: Registries): Source {
  const { resolved } = locked
  const text = resolved ?? askedAddress(wanted)
  if (text === undefined) return PUBLIC
  const address = resolved === undefined ? addressOfRange(text) : addressOf(text)
  if (address === undefined) return resolved === undefined ? PUBLIC : { origin: 'url' }
  const host = hostOf(address)
  if (host !== undefined && registries.isPublic(host)) {
    if (namesPackage(text, name, locked.version)) return { ...PUBLIC, registry: host }
    return { ...sourceOfAddress(address), misdirected: true }
  }
  const isLocked = resolved !== undefined && address.kind === 'web'
  return (isLocked ? privateSource(name, wanted, address) : undefined) ?? sourceOfAddress(address)
}

/** One address among version ranges says nothing: the registry answers those. */
function askedAddress(wanted: Wanted): string | undefined {
  return wanted.ranged === true ? undefined : wanted.address
}

type Web = Extract<Address, { kind: 'web' }>

function privateSource(name: string, wanted: Wanted, address: Web): Source | undefined {
  const at = address.path.indexOf(`/${name}/-/`)
  const isAsked = wanted.address !== undefined && addressOfRange(wanted.address)?.kind === 'web'
  if (isAsked || (at < 0 && !wanted.wanted)) return undefined
  const base = address.origin + (at < 0 ? '' : address.path.slice(0, at))
  return { origin: 'other-registry', registry: address.host, qualifiers: { repository_url: base } }
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
