import type { Registries } from './format.ts'
import publicRegistries from './public-registries.json' with { type: 'json' }

/**
 * The hosts whose packages anybody may look up: those of the data file, which keeps them as domain labels, on whatever port,
 * and those that the policy adds because they mirror one, on the port that it writes. Letter case and a dot at the end of a
 * host change nothing.
 */
export function registriesOf(extraPublicHosts: readonly string[]): Registries {
  const known = new Set(publicRegistries.npm.map((labels) => labels.join('.')))
  const added = new Set(extraPublicHosts.map(normalHost))
  return {
    isPublic: (host) => {
      const given = normalHost(host)
      return added.has(given) || known.has(partsOf(given).name)
    }
  }
}

function normalHost(host: string): string {
  const { name, port } = partsOf(host.toLowerCase())
  let end = name.length
  while (name[end - 1] === '.') end--
  return name.slice(0, end) + port
}

/** A host, and its port with the colon before it. */
function partsOf(host: string): { readonly name: string; readonly port: string } {
  const at = host.lastIndexOf(':')
  const hasPort = at >= 0 && /^\d*$/.test(host.slice(at + 1))
  return hasPort ? { name: host.slice(0, at), port: host.slice(at) } : { name: host, port: '' }
}
