import type { Registries } from '../format.ts'
import type { Asked } from './edges.ts'
import type { Place } from './places.ts'
import { FIRST_PARTY, type Source, shippedBy, sourceOf } from './source.ts'

export interface Shipped {
  readonly source: Source
  /** Came inside another package's archive. */
  readonly bundled: boolean
}

const OURS: Shipped = { source: FIRST_PARTY, bundled: false }

interface Installed {
  readonly places: readonly Place[]
  readonly namesInstalled: boolean
}

/**
 * Where each place takes its package from, by index. What came inside an archive comes from where the archive does, and
 * whoever the archive is private to, its content is too. Places go by path, so a package is known before what it ships.
 */
export function sourcesOf(
  { places, namesInstalled }: Installed,
  asked: readonly Asked[],
  registries: Registries
): readonly Shipped[] {
  const carried = places.some((p) => p.inBundle || p.kind === 'inner')
  const at = new Map(carried ? places.map((p) => [p.path, p]) : [])
  const sources: Shipped[] = []
  for (const p of places) {
    const shipper = shipperOf(p, at)
    const carrier = shipper === undefined ? undefined : sources[shipper.index]?.source
    const made = shipped(p, carrier, asked[p.index]!, registries)
    const isBelieved = namesInstalled || isNamedByOthers(p, asked[p.index]!)
    sources.push(isBelieved ? made : { ...made, source: { ...made.source, misdirected: true } })
  }
  return sources
}

/**
 * A package in a folder of another name, without an address, is what it says only where somebody asks for it under that
 * name: else any package could be passed off as a better one.
 */
function isNamedByOthers(p: Place, { aliased }: Asked): boolean {
  const isRenamed = p.kind === 'installed' && p.name !== undefined && p.name !== p.folderName
  return !isRenamed || p.resolved !== undefined || aliased
}

/** The package in whose archive this one came; undefined for one that is downloaded, or that the project itself bundles. */
function shipperOf(p: Place, at: ReadonlyMap<string, Place>): Place | undefined {
  if (p.kind === 'inner') return at.get(p.owner)
  let shipper: Place | undefined = p
  while (shipper?.inBundle && shipper.kind === 'installed') shipper = at.get(shipper.owner)
  return shipper === p || shipper?.kind !== 'installed' ? undefined : shipper
}

function shipped(p: Place, carrier: Source | undefined, asked: Asked, registries: Registries): Shipped {
  if (p.kind === 'root' || p.kind === 'folder') return OURS
  if (p.kind === 'inner') {
    // A folder inside somebody's package has a name that no registry answers for.
    return carrier === FIRST_PARTY ? OURS : { source: { origin: 'url' }, bundled: true }
  }
  const source = packed(sourceOf(p.name ?? p.folderName, p, asked, registries), p.resolved)
  if (carrier === undefined || carrier === FIRST_PARTY) return { source, bundled: false }
  return { source: shippedBy(carrier, source), bundled: true }
}

/** The project's own folders are linked. What was copied into node_modules is judged as what it is: somebody's package. */
function packed(source: Source, resolved: string | undefined): Source {
  if (source !== FIRST_PARTY) return source
  return resolved === undefined ? { origin: 'url' } : { origin: 'url', source: resolved }
}
