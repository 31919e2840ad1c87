import { depsDev } from './deps-dev.ts'
import { npmRegistry, type NpmSettings } from './npm-registry.ts'
import type { Source } from './source.ts'

export interface SourceSettings {
  /** Where deps.dev, or something that speaks its protocol, is; the public service unless given. */
  readonly depsDev?: string
  /** Which npm registries the machine itself is configured for; without it none is asked. */
  readonly npm?: NpmSettings
}

/**
 * Everyone who can be asked about a license, in the order of asking. deps.dev comes first: it takes thousands of packages in
 * one call and is the same for everybody. A registry takes a call for each package, so it fills the gaps: versions that
 * deps.dev has not seen yet, or all of them while it is down.
 */
export function sourcesOf({ depsDev: address, npm }: SourceSettings): readonly Source[] {
  return [depsDev(address), ...(npm === undefined ? [] : [npmRegistry(npm)])]
}
