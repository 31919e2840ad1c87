import type { Finding, Inventory, Location, PackageId, Subject } from '../model.ts'

/** Where a reader finds a subject: the manifest line that names it, else its line in the lockfile; then all other places. */
export function placesOf(subject: Subject): readonly Location[] {
  const { manifest, at } = subject.use
  return manifest === undefined ? at : [manifest, ...at]
}

/** The chain that brings a subject in, by name; each direct dependency with the manifest line that names it. */
export function viaOf(subject: Subject, inventory: Inventory): Finding['via'] {
  if (subject.via.length === 0) return []
  const lockfile = inventory.lockfiles.find((l) => l.path === subject.lockfile)
  return subject.via.map((id, i) => {
    const at = i === 0 ? lockfile?.uses.find((u) => u.package === id)?.manifest : undefined
    const name = nameOf(id, inventory)
    return at === undefined ? { name } : { name, at }
  })
}

function nameOf(id: PackageId, inventory: Inventory): string {
  return inventory.packages.get(id)?.name ?? id
}
