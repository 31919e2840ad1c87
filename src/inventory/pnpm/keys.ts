/** The grammars of the keys of `packages`: 5 (`/name/1.0.0_peers`), 6 (`/name@1.0.0(peers)`) and 9 (`name@1.0.0(peers)`). */
export type PnpmMajor = 5 | 6 | 9

export interface PnpmKey {
  readonly name: string
  /** A version, or for what comes from elsewhere an address. */
  readonly reference: string
  /** Host of the registry, where old files name one that is not the default. */
  readonly host?: string
}

/** Takes a key apart. Entries may give name and version of their own, which then count instead. */
export function parseKey(major: PnpmMajor, key: string): PnpmKey {
  const base = withoutPeers(major, key)
  if (major === 9) return split(base)
  if (base.startsWith('/')) return major === 5 ? splitV5(base.slice(1)) : split(base.slice(1))
  const slash = base.indexOf('/')
  const host =
    slash > 0 && /^[\w.-]+\.[\w.-]+(?::\d+)?$/.test(base.slice(0, slash)) ? base.slice(0, slash) : undefined
  if (host === undefined) return { name: '', reference: base }
  const rest = base.slice(slash + 1)
  return { ...(major === 5 ? splitV5(rest) : split(rest)), host }
}

/** The key without the peers that tell one variant of a package from another. */
export function withoutPeers(major: PnpmMajor, key: string): string {
  const at = major === 5 ? -1 : key.indexOf('(')
  return at < 0 ? key : key.slice(0, at)
}

/** The keys that a dependency can mean: its value may be a whole key, or what follows the name. */
export function keysMeant(major: PnpmMajor, name: string, value: string): readonly string[] {
  if (major === 9) return [`${name}@${value}`, value]
  return [value, major === 5 ? `/${name}/${value}` : `/${name}@${value}`]
}

/** Parted at the first `@` that does not begin a scope: later ones belong to addresses and peers. */
function split(text: string): PnpmKey {
  const at = text.indexOf('@', 1)
  return at < 0 ? { name: text, reference: '' } : { name: text.slice(0, at), reference: text.slice(at + 1) }
}

/** A name has one segment, or two when the first is a scope; peers in what follows may bring slashes of their own. */
function splitV5(text: string): PnpmKey {
  const slash = text.indexOf('/', text.startsWith('@') ? text.indexOf('/') + 1 : 0)
  if (slash < 0) return { name: text, reference: '' }
  const reference = text.slice(slash + 1)
  return {
    name: text.slice(0, slash),
    reference: /^\d/.test(reference) ? reference.replace(/_.*$/s, '') : reference
  }
}
