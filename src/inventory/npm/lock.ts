import { decodeJsonLines, type Undecoded } from '../../text/decode.ts'
import { quote, type Told, toldOf } from '../problems.ts'
import { linesOfVersion1, packagesOfVersion1 } from './lock-v1.ts'
import type { Manifests } from './manifests.ts'
import { tellOlderList } from './older-list.ts'
import { type Entries, readPlaces } from './places.ts'
import type { Tree } from './tree.ts'
import { isObject, type JsonObject, textOf } from './values.ts'

const MOST_ENTRIES = 250_000

/**
 * Reads a lockfile of npm into a tree of places, or says why it cannot be read: versions 2 and 3 have a list of places as
 * they are, and of a file of version 2 the other list is left alone; version 1 is brought into that form.
 */
export function readLock(
  lockfile: string,
  format: string,
  text: string,
  manifest: Manifests
): Tree | Undecoded {
  const decoded = decodeJsonLines(text, ['packages'])
  if ('problem' in decoded) return decoded
  if (!isObject(decoded.value)) return { problem: ['The file is not a JSON object'] }
  const told = toldOf(lockfile)
  const entries = entriesOf(lockfile, decoded.value, decoded.lines, text, manifest, told)
  if ('problem' in entries) return entries
  if (entries.paths.length > MOST_ENTRIES) return { problem: ['The file has more than 250,000 entries'] }
  const places = readPlaces(lockfile, entries, told)
  const projectName = textOf(decoded.value['name'])
  const isFirst = decoded.value['lockfileVersion'] === 1
  const says = { statesLicenses: !isFirst, namesInstalled: isFirst }
  tellOlderList(lockfile, decoded.value, places, told)
  return { ...places, ...says, lockfile, format, projectName, manifest, told }
}

function entriesOf(
  lockfile: string,
  file: JsonObject,
  lines: ReadonlyMap<string, number>,
  text: string,
  manifest: Manifests,
  told: Told
): Entries | Undecoded {
  const version = file['lockfileVersion']
  if (version === 1) {
    const { packages, folders } = packagesOfVersion1(lockfile, file, manifest, told)
    const entryAt = (path: string) => packages.get(path)
    return { paths: [...packages.keys()], entryAt, lines: linesOfVersion1(text, folders) }
  }
  if (version === undefined) return { problem: ['The file does not say which lockfileVersion it has'] }
  if (version !== 2 && version !== 3) {
    return {
      problem: ['The lockfileVersion ', quote(JSON.stringify(version)), ' is not one that is read here']
    }
  }
  const packages = file['packages']
  if (!isObject(packages)) return { problem: ['The file has no list of packages'] }
  return { paths: Object.keys(packages), entryAt: (path) => packages[path], lines }
}
