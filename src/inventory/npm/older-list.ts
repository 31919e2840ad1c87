import { incomplete, quote, type Told } from '../problems.ts'
import type { Place, Places } from './places.ts'
import { isObject, type JsonObject, textOf } from './values.ts'

/**
 * A lockfile of version 2 has a second list, `dependencies`, which npm 6 reads in place of `packages`. Tells, as one problem,
 * of what stands only there: a name, a version of it, or another address or digest for the same folder.
 * https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#lockfileversion
 */
export function tellOlderList(lockfile: string, file: JsonObject, places: Places, told: Told): void {
  if (file['lockfileVersion'] !== 2 || !isObject(file['dependencies'])) return
  const isHeld = holderOf(places)
  const only = entriesOf(file['dependencies']).filter((entry) => !isHeld(entry))
  const first = only[0]
  if (first === undefined) return
  const what = [
    'Its list ',
    quote('dependencies'),
    ', which npm 6 reads, has another ',
    quote(first.name),
    ' than its list ',
    quote('packages'),
    '; only the latter is judged'
  ]
  const others = only.length === 1 ? [] : [`; ${only.length - 1} more in this lockfile`]
  told.add(incomplete(lockfile, [...what, ...others]))
}

interface Entry {
  readonly path: string
  readonly name: string
  readonly value: unknown
}

/** All entries of the nested lists, with the paths that the other list has for them. */
function entriesOf(top: JsonObject): Entry[] {
  const entries: Entry[] = []
  const open = [{ folder: '', list: top }]
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    for (const name of Object.keys(level.list)) {
      const path = `${level.folder}node_modules/${name}`
      const value = level.list[name]
      entries.push({ path, name, value })
      const nested = isObject(value) ? value['dependencies'] : undefined
      if (isObject(nested)) open.push({ folder: `${path}/`, list: nested })
    }
  }
  return entries
}

/** A list below a member of the workspace lies elsewhere than its path here says: name and version decide then. */
function holderOf({ places, links }: Places): (entry: Entry) => boolean {
  const at = new Map(places.map((p) => [p.path, p]))
  const known = new Set([
    ...places.flatMap(olderKeys),
    ...links.map((l) => `${l.folderName}@file:${l.target}`)
  ])
  return ({ path, name, value }) => {
    if (!isObject(value) || !known.has(`${name}@${textOf(value['version']) ?? ''}`)) return false
    const same = at.get(path)
    return (
      same === undefined ||
      (agrees(value['resolved'], same.resolved) && agrees(value['integrity'], same.integrity))
    )
  }
}

/** What the older list may have as the version of a place: that, an alias, or an address. */
function olderKeys({ folderName, name, version, resolved }: Place): string[] {
  const versions = [version ?? '', resolved, name === undefined ? undefined : `npm:${name}@${version ?? ''}`]
  return versions.flatMap((text) => (text === undefined ? [] : [`${folderName}@${text}`]))
}

function agrees(older: unknown, newer: string | undefined): boolean {
  return typeof older !== 'string' || older === newer
}
