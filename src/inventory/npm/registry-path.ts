import { decodedPath } from './address.ts'

/**
 * Whether an address, by its path, is that of a version of a package on a public registry: `/name/-/name-1.0.0.tgz`, or a
 * form that the mirrors have. The text is taken as it was written and compared whole: what hides a step upwards, or has
 * anything before, between or behind, names something else. Build metadata of a version may be missing, as registries leave
 * it out. https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
 */
export function namesPackage(address: string, name: string, version: string | undefined): boolean {
  const path = plainPath(address)
  if (path === undefined || version === undefined) return false
  const released = version.split('+', 1)[0]!
  return isPathOf(path, name, version) || (released !== version && isPathOf(path, name, released))
}

function isPathOf(path: string, name: string, version: string): boolean {
  const file = `${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`
  return (
    path === `/${name}/-/${file}` ||
    path === `/packages/${name}/-/${file}` ||
    path === `/packages/${name}/${version}/${file}` ||
    path === `/${name}/download/${file}` ||
    path === `/${name}/download/${name}-${version}.tgz`
  )
}

/** Steps, and signs that become slashes or dots on the way; `%2f` is no harm between a scope and a name, where npm writes it. */
const HIDDEN = /%2f|%5c|%2e|\\|\s|\/\.{1,2}(?:\/|$)/i
const SCOPED = /^(\/+(?:packages\/)?(?:@|%40)[^/%]+)%2f/i

/** The decoded path, repeated slashes as one; undefined for one that is not plainly what it looks like. */
function plainPath(address: string): string | undefined {
  const [, rest] = /^https?:\/\/[^/?#\\]+(\/[^?#]*)/i.exec(address) ?? []
  const path = rest?.replace(SCOPED, '$1/')
  if (path === undefined || HIDDEN.test(path)) return undefined
  return decodedPath(path.replace(/\/{2,}/g, '/'))
}
