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

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Somebody else's package. Without a purl it is known by its place. */
export function npmPackage(
  about: About & { readonly source: Source; readonly hashes: readonly Hash[] }
): Package {
  const { origin, registry, source, qualifiers } = about.source
  const purl = qualifiers === undefined ? undefined : npmPurl(about.name, about.version, qualifiers)
  const made: Mutable<Package> = {
    id: purl ?? placeId(about),
    name: about.name,
    ecosystem: 'npm',
    origin,
    hashes: about.hashes,
    claims: claims(about.license, 'lockfile')
  }
  if (purl !== undefined) made.purl = purl
  if (about.version !== undefined) made.version = about.version
  if (registry !== undefined) made.registry = registry
  if (source !== undefined) made.source = source
  return made
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
