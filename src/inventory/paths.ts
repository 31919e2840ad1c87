/** The folder of a path, without a slash at its end; '' for what lies at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

/** The last segment of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A path relative to a folder of the repository; undefined when it leads out of the repository. */
export function joinPath(folder: string, relative: string): string | undefined {
  const joined: string[] = []
  for (const segment of [...folder.split('/'), ...relative.split('/')]) {
    if (segment === '..') {
      if (joined.pop() === undefined) return undefined
    } else if (segment !== '' && segment !== '.') {
      joined.push(segment)
    }
  }
  return joined.join('/')
}
