import type { Registries } from '../format.ts'
import { addressOf } from '../npm/address.ts'
import { FIRST_PARTY, type Source, sourceOf } from '../npm/source.ts'
import { EMPTY, isMap, type YamlMap } from './document.ts'
import type { PnpmKey } from './keys.ts'

/**
 * Where pnpm takes a package from: `resolution` says it for all that is not in the default registry. What it says in a way
 * that is not known is neither public nor a registry.
 */
export function pnpmSource(
  name: string,
  version: string | undefined,
  key: PnpmKey,
  info: YamlMap,
  registries: Registries
): Source {
  const given = info.get('resolution')
  const resolution = isMap(given) ? given : EMPTY
  const type = textAt(resolution, 'type')
  const resolved = textAt(resolution, 'tarball')
  if (type === 'directory') return FIRST_PARTY
  const address = addressOf(key.reference) === undefined ? undefined : key.reference
  const from = (text: string | undefined) =>
    sourceOf(name, { version, resolved: text }, { wanted: true, address }, registries)
  if (type === 'git')
    return from(gitAddress(textAt(resolution, 'repo') ?? '', textAt(resolution, 'commit') ?? ''))
  if (type !== undefined) return { origin: 'url' }
  if (resolved !== undefined) return from(resolved)
  if (key.host !== undefined && !registries.isPublic(key.host)) return from(`https://${key.host}/${name}/-/`)
  return address !== undefined || /^\d/.test(key.reference) ? from(undefined) : { origin: 'url' }
}

function gitAddress(repository: string, commit: string): string {
  const plain = `${repository}#${commit}`
  return addressOf(plain)?.kind === 'git' ? plain : `git+${plain}`
}

export function textAt(map: YamlMap, key: string): string | undefined {
  const value = map.get(key)
  return typeof value === 'string' && value !== '' ? value : undefined
}
