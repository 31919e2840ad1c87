import type { Package } from '../../src/model.ts'
import { npmPurl } from '../../src/purl.ts'

/** A package that a lockfile takes from the public registry: `name@version`. */
export function publicPackage(text: string): Package {
  const at = text.lastIndexOf('@')
  const [name, version] = [text.slice(0, at), text.slice(at + 1)]
  const purl = npmPurl(name, version)
  return {
    id: purl,
    purl,
    name,
    version,
    ecosystem: 'npm',
    origin: 'public-registry',
    hashes: [],
    claims: []
  }
}

export function publicPackages(count: number): Package[] {
  return Array.from({ length: count }, (_, i) => publicPackage(`p${i}@1.0.${i % 7}`))
}

export function idOf(text: string): string {
  return publicPackage(text).id
}
