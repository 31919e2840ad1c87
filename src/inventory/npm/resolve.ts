import type { LinkPlace, Place } from './places.ts'

/** Finds packages as Node.js does: https://nodejs.org/api/modules.html#loading-from-node_modules-folders */
export interface Resolver {
  /** What a name means to the package at a path: its own node_modules, then those of each folder above; links followed. */
  from(path: string): (name: string) => Place | undefined
  /** The place that a link leads to, through other links; undefined when it leads nowhere or back to itself. */
  follow(link: LinkPlace): Place | undefined
}

export function resolverOf(places: readonly Place[], links: readonly LinkPlace[]): Resolver {
  const placeAt = new Map(links.length === 0 ? [] : places.map((p) => [p.path, p]))
  const linkAt = new Map(links.map((l) => [l.path, l]))
  const modules = new Map<string, Map<string, Place | LinkPlace>>()
  const install = (item: Place | LinkPlace) => {
    const holds = modules.get(item.owner)
    if (holds === undefined) modules.set(item.owner, new Map([[item.folderName, item]]))
    else holds.set(item.folderName, item)
  }
  for (const p of places) if (p.kind === 'installed') install(p)
  links.forEach(install)

  // What each link of a chain leads to, so that no chain is walked twice.
  const ends = new Map<LinkPlace, Place | undefined>()
  const follow = (link: LinkPlace): Place | undefined => {
    const chain: LinkPlace[] = []
    let at: LinkPlace | undefined = link
    let end: Place | undefined
    for (; at !== undefined && !ends.has(at) && end === undefined; at = linkAt.get(at.target)) {
      chain.push(at)
      ends.set(at, undefined)
      end = placeAt.get(at.target)
    }
    end ??= at && ends.get(at)
    for (const passed of chain) ends.set(passed, end)
    return chain.length === 0 ? ends.get(link) : end
  }

  return {
    follow,
    from(path) {
      const inSight: ReadonlyMap<string, Place | LinkPlace>[] = []
      for (let folder: string | undefined = path; folder !== undefined; folder = above(folder)) {
        const holds = modules.get(folder)
        if (holds !== undefined) inSight.push(holds)
      }
      return (name) => {
        for (const holds of inSight) {
          const found = holds.get(name)
          if (found !== undefined) return 'target' in found ? follow(found) : found
        }
        return undefined
      }
    }
  }
}

/** The folder above, without the node_modules on the way; the walk ends at the lockfile's folder, or above it. */
function above(folder: string): string | undefined {
  if (folder === '' || folder === '..' || folder.endsWith('/..')) return undefined
  const slash = folder.lastIndexOf('/')
  const up = slash < 0 ? '' : folder.slice(0, slash)
  if (up === 'node_modules') return ''
  return up.endsWith('/node_modules') ? up.slice(0, -'/node_modules'.length) : up
}
