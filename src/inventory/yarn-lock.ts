import type { Format, Parsed, Registries } from './format.ts'
import { readManifest } from './npm/manifest.ts'
import { manifestPath } from './npm/manifests.ts'
import { memberManifests } from './npm/members.ts'
import { failed } from './problems.ts'
import { parseYarn1 } from './yarn/v1.ts'

/** Yarn's lockfile, https://classic.yarnpkg.com/lang/en/docs/yarn-lock/ */
export const yarnLock: Format = { id: 'yarn-lock', files: ['yarn.lock'], needs, parse }

/** The project's manifest, then those of the members that it names. */
function needs(
  path: string,
  texts: ReadonlyMap<string, string>,
  tree: ReadonlySet<string>
): readonly string[] {
  const project = manifestPath(path, '')!
  if (!tree.has(project)) return []
  return [project, ...memberManifests(path, readManifest(texts.get(project))?.workspaces ?? [], tree)]
}

function parse(path: string, texts: ReadonlyMap<string, string>, registries: Registries): Parsed {
  const text = texts.get(path) ?? ''
  if (/^__metadata:/m.test(text)) {
    return failed(path, yarnLock.id, [
      'The lockfile was written by Yarn 2 or later, and only that of Yarn 1 is read'
    ])
  }
  return parseYarn1(path, yarnLock.id, texts, registries)
}
