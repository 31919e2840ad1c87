import type { Claim, Hash, Package, PackageId } from '../../model.ts'
import { npmPurl } from '../../purl.ts'
import { addPackage, crowdedWith } from '../merge.ts'
import { quote, type Told, unpinned, unreadable } from '../problems.ts'
import type { Source } from './source.ts'

interface About {
  readonly lockfile: string
  /** What the lockfile calls this place. */
  readonly key: string
  readonly name: string
  readonly version: string | undefined
  /** As the lockfile has it. */
  readonly license?: unknown
}

interface ThirdParty extends About {
  readonly source: Source
  /** Undefined when there is a digest that cannot be read. */
  readonly hashes: readonly Hash[] | undefined
  readonly line: number | undefined
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Somebody else's package. Without a purl it is known by its place. A digest that is broken is left out and told, and so is
 * a package that is held to no version.
 */
export function npmPackage(about: ThirdParty, told: Told): Package {
  const { lockfile, key, line, hashes } = about
  if (hashes === undefined) told.add(unreadable(lockfile, ['The digest of ', quote(key), ' is broken'], line))
  const made = packageFrom(about, hashes ?? [])
  if (!isPinned(made)) {
    told.add(unpinned(lockfile, ['The lockfile holds ', quote(key), ' to no version or commit'], line))
  }
  return made
}

function packageFrom(about: ThirdParty, hashes: readonly Hash[]): Package {
  const { origin, registry, source, qualifiers, misdirected } = about.source
  const purl = qualifiers === undefined ? undefined : npmPurl(about.name, about.version, qualifiers)
  const made: Mutable<Package> = {
    id: purl ?? placeId(about),
    name: about.name,
    ecosystem: 'npm',
    origin,
    hashes,
    claims: claims(about.license, 'lockfile')
  }
  if (purl !== undefined) made.purl = purl
  if (about.version !== undefined) made.version = about.version
  if (registry !== undefined) made.registry = registry
  if (source !== undefined) made.source = source
  if (misdirected === true) made.misdirected = true
  return made
}

/** A repository needs a commit, an address is what it is, and everything else needs a version. */
function isPinned({ origin, version, source }: Package): boolean {
  if (origin === 'git') return /@[0-9a-f]{40,64}$/i.test(source ?? '')
  return version !== undefined || (origin === 'url' && source !== undefined)
}

/** Adds a package, and tells where two places of it contradict each other, or say more of it than is kept. */
export function addTo(
  packages: Map<PackageId, Package>,
  made: Package,
  about: Pick<ThirdParty, 'lockfile' | 'line'>,
  told: Told
): void {
  const { clash, crowded } = addPackage(packages, made)
  if (crowded) told.add(crowdedWith(about.lockfile, made.name, about.line))
  if (!clash) return
  const what = [
    'Two digests contradict each other for one version of ',
    quote(made.name),
    ': one is another package'
  ]
  told.add(unreadable(about.lockfile, what, about.line))
}

/** A part of the project: never a purl, so that no registry is asked for a stranger of the same name. */
export function firstPartyPackage(about: About & { readonly manifestLicense?: unknown }): Package {
  return {
    id: placeId(about),
    name: about.name,
    ...(about.version === undefined ? {} : { version: about.version }),
    ecosystem: 'npm',
    origin: 'first-party',
    hashes: [],
    claims: [...claims(about.license, 'lockfile'), ...claims(about.manifestLicense, 'manifest')]
  }
}

function placeId({ lockfile, key }: About): string {
  return `${lockfile}#${key}`
}

function claims(raw: unknown, source: string): Claim[] {
  return raw === undefined ? [] : [{ raw, source, trust: 'pull-request' }]
}
