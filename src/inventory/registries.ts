import type { Registries } from './format.ts'
import publicRegistries from './public-registries.json' with { type: 'json' }

/**
 * The hosts (with a port where one is written) whose packages anybody may look up: those of the data file, which keeps them
 * as domain labels, and those that the policy adds because they mirror one.
 */
export function registriesOf(extraPublicHosts: readonly string[]): Registries {
  const known = publicRegistries.npm.map((labels) => labels.join('.'))
  const hosts = new Set([...known, ...extraPublicHosts].map((host) => host.toLowerCase()))
  return { isPublic: (host) => hosts.has(host.toLowerCase()) }
}
