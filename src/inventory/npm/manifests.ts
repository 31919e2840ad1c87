import { folderOf, joinPath } from '../paths.ts'
import { type Manifest, readManifest } from './manifest.ts'

export interface FoundManifest {
  /** In the repository. */
  readonly path: string
  readonly manifest: Manifest
}

/** The manifest in a folder, given relative to the lockfile's own; undefined where none can be read. */
export type Manifests = (folder: string) => FoundManifest | undefined

/** The manifests among the texts that were read for a lockfile, each parsed once, when it is first asked for. */
export function manifestsOf(lockfile: string, texts: ReadonlyMap<string, string>): Manifests {
  const found = new Map<string, FoundManifest | undefined>()
  return (folder) => {
    if (!found.has(folder)) {
      const path = manifestPath(lockfile, folder)
      const manifest = path === undefined ? undefined : readManifest(texts.get(path))
      found.set(folder, path === undefined || manifest === undefined ? undefined : { path, manifest })
    }
    return found.get(folder)
  }
}

/** Undefined when the folder lies outside of the repository. */
export function manifestPath(lockfile: string, folder: string): string | undefined {
  return joinPath(folderOf(lockfile), `${folder}/package.json`)
}
