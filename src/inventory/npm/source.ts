import type { Origin } from '../../model.ts'
import type { Registries } from '../format.ts'
import { type Address, addressOf, addressOfRange, isArchive } from './address.ts'

/** Where one place of a lockfile takes its package from. */
export interface Source {
  readonly origin: Origin
  /** Host of the registry, where one is named. */
  readonly registry?: string
  readonly source?: string
  /** What tells its purl from the public registry's package of that name; absent when there is no purl at all. */
  readonly qualifiers?: Readonly<Record<string, string>>
}

/** What a place says of itself and what is said of it. */
export interface Sought {
  readonly name: string
  readonly version: string | undefined
  readonly resolved: string | undefined
  /** A range, of those that lead here, that is an address and no version range. */
  readonly asked: string | undefined
  /** A package that is asked for by nobody is a registry's only if its address looks like one. */
  readonly wanted: boolean
}

const PUBLIC: Source = { origin: 'public-registry', qualifiers: {} }
export const FIRST_PARTY: Source = { origin: 'first-party' }

/**
 * Reads the origin of an installed npm package. No address at all means the public registry: npm can leave them out. The
 * address of a public registry that names another package, or another version, is an address and nothing more.
 */
export function sourceOf(sought: Sought, registries: Registries): Source {
  if (sought.resolved === undefined) {
    const asked = sought.asked === undefined ? undefined : addressOfRange(sought.asked)
    return asked === undefined ? PUBLIC : sourceOfAddress(asked)
  }
  const address = addressOf(sought.resolved)
  if (address === undefined) return { origin: 'url' }
  return (address.kind === 'web' ? registrySource(address, sought, registries) : undefined) ?? sourceOfAddress(address)
}

type Web = Extract<Address, { kind: 'web' }>

function registrySource(address: Web, sought: Sought, registries: Registries): Source | undefined {
  if (registries.isPublic(address.host)) {
    return namesPackage(address.path, sought) ? { ...PUBLIC, registry: address.host } : undefined
  }
  const at = address.path.indexOf(`/${sought.name}/-/`)
  const askedByAddress = sought.asked !== undefined && addressOfRange(sought.asked)?.kind === 'web'
  if (askedByAddress || (at < 0 && !sought.wanted)) return undefined
  const base = address.origin + (at < 0 ? '' : address.path.slice(0, at))
  return { origin: 'other-registry', registry: address.host, qualifiers: { repository_url: base } }
}

/** `/name/-/name-1.0.0.tgz`, and the forms that mirrors give it: the folder and the file must name package and version. */
function namesPackage(path: string, { name, version }: Sought): boolean {
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
