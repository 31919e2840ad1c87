import type { Claim, Hash, Package } from '../../model.ts'
import { npmPurl } from '../../purl.ts'
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

/** Somebody else's package. Without a purl it is known by its place. */
export function npmPackage(about: About & { readonly source: Source; readonly hashes: readonly Hash[] }): Package {
  const { origin, registry, source, qualifiers } = about.source
  const purl = qualifiers === undefined ? undefined : npmPurl(about.name, about.version, qualifiers)
  return {
    id: purl ?? placeId(about),
    ...(purl === undefined ? {} : { purl }),
    ...named(about),
    origin,
    ...(registry === undefined ? {} : { registry }),
    ...(source === undefined ? {} : { source }),
    hashes: about.hashes,
    claims: claims(about.license, 'lockfile')
  }
}

/** A part of the project: never a purl, so that no registry is asked for a stranger of the same name. */
export function firstPartyPackage(about: About & { readonly manifestLicense?: unknown }): Package {
  return {
    id: placeId(about),
    ...named(about),
    origin: 'first-party',
    hashes: [],
    claims: [...claims(about.license, 'lockfile'), ...claims(about.manifestLicense, 'manifest')]
  }
}

function placeId({ lockfile, key }: About): string {
  return `${lockfile}#${key}`
}

function named({ name, version }: About): Pick<Package, 'name' | 'version' | 'ecosystem'> {
  return { name, ...(version === undefined ? {} : { version }), ecosystem: 'npm' }
}

function claims(raw: unknown, source: string): Claim[] {
  return raw === undefined ? [] : [{ raw, source, trust: 'pull-request' }]
}
