import type { Call } from '../npm/calls.ts'
import type { Manifests } from '../npm/manifests.ts'
import { addressOf } from '../npm/address.ts'
import { incomplete, quote, type Told } from '../problems.ts'
import type { PnpmDocument } from './document.ts'

/**
 * Tells of each manifest that names what no document has for its folder: an install would add it, and it is not judged. A
 * folder that is only linked may be left out of the lockfile.
 */
export function tellUnnamed(
  documents: readonly PnpmDocument[],
  { manifests, told }: { readonly manifests: Manifests; readonly told: Told }
): void {
  for (const [folder, names] of namesByFolder(documents)) {
    const found = manifests(folder)
    const lacking = found?.manifest.calls.filter((call) => isLocked(call) && !names.has(call.name)) ?? []
    const [first] = lacking
    if (found === undefined || first === undefined) continue
    const others = lacking.length === 1 ? [] : [`; ${lacking.length - 1} more of this manifest`]
    const what = [
      quote(found.path),
      ' names ',
      quote(first.name),
      ', which the lockfile does not name for it: it is not judged',
      ...others
    ]
    told.add(incomplete(found.path, what, found.manifest.lineOf(first.name)))
  }
}

/** The project's own folder is always among them. */
function namesByFolder(documents: readonly PnpmDocument[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map([['', new Set<string>()]])
  for (const { importers } of documents) {
    for (const [folder, calls] of importers) {
      const names = all.get(folder) ?? new Set()
      for (const { name } of calls) names.add(name)
      all.set(folder, names)
    }
  }
  return all
}

function isLocked({ required, range }: Call): boolean {
  return required && addressOf(range ?? '')?.kind !== 'local'
}
