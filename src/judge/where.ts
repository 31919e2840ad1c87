import type { Finding, Inventory, Location, PackageId, Subject } from '../model.ts'
import type { Ground } from './ground.ts'

/** Where a reader finds a subject: the manifest line that names it, else its line in the lockfile; then all other places. */
export function placesOf({ use: { manifest, at } }: Subject): readonly Location[] {
  return manifest === undefined ? at : [manifest, ...at]
}

/** The chain that brings a subject in, by name; its direct dependency with the manifest line that names it. */
export function viaOf({ via }: Subject, inventory: Inventory, ground: Ground): Finding['via'] {
  return via.map((id, i) => {
    const at = i === 0 ? ground.manifestOf(id) : undefined
    const name = nameOf(id, inventory)
    return at === undefined ? { name } : { name, at }
  })
}

function nameOf(id: PackageId, inventory: Inventory): string {
  return inventory.packages.get(id)?.name ?? id
}
