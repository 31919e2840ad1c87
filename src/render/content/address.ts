/** A path of a tree as part of an address; nothing for a path that is none of a tree, or has half a surrogate pair. */
export function pathAddress(path: string): string | undefined {
  if (/(?:^|\/)\.{0,2}(?:\/|$)|[\ud800-\udfff]/u.test(path)) return undefined
  return path.split('/').map(encodeURIComponent).join('/')
}
