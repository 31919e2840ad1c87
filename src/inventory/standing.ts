import type { FileEntry, Standing } from '../model.ts'
import { isFile } from './discover.ts'
import type { Format } from './format.ts'
import { baseOf, folderOf } from './paths.ts'

/** Lockfiles of package.json projects that are not read yet. */
export const UNREAD = ['bun.lock', 'bun.lockb', 'deno.lock']

/** What npm, Yarn and pnpm take for a manifest: https://pnpm.io/package_json */
const MANIFESTS = ['package.json', 'package.json5', 'package.yaml']

/**
 * What of a listing shows that a project is still there, whether it can be read or not. Letter case is left out of account:
 * some file systems do so too.
 */
export function standingOf(files: readonly FileEntry[], formats: readonly Format[]): Standing {
  const names = new Set([...MANIFESTS, ...UNREAD, ...formats.flatMap((format) => format.files)])
  const projects = files.filter(({ path }) => names.has(baseOf(path).toLowerCase()))
  return {
    projects: new Set(projects.map(({ path }) => folderOf(path))),
    links: new Set(files.filter(({ mode }) => !isFile(mode)).map(({ path }) => path))
  }
}
