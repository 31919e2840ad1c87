import type { Location, Package } from '../../model.ts'
import { baseOf, folderOf } from '../paths.ts'
import type { Manifest } from './manifest.ts'
import type { FoundManifest } from './manifests.ts'
import { firstPartyPackage } from './package.ts'

/** The project (folder ''), or a member of its workspace, as a package; without a name it has that of its folder. */
export function memberPackage(lockfile: string, folder: string, manifest: Manifest | undefined): Package {
  return firstPartyPackage({
    lockfile,
    key: folder,
    name: manifest?.name ?? baseOf(folder === '' ? folderOf(lockfile) : folder),
    version: manifest?.version,
    manifestLicense: manifest?.license
  })
}

/** Where a manifest names a dependency. */
export function manifestLine(
  found: FoundManifest | undefined,
  name: string
): { readonly manifest: Location } | undefined {
  const line = found?.manifest.lineOf(name)
  return found === undefined || line === undefined ? undefined : { manifest: { path: found.path, line } }
}
