import type { Case } from '../pipeline.ts'
import type { Budget } from '../shell/budget.ts'
import { readNpmConfiguration } from '../shell/npmrc.ts'
import { newReach } from '../shell/reach.ts'
import { sourcesOf } from '../sources/index.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface AskingOptions {
  /** Folders that a pull request may have written: no configuration is taken from there. */
  readonly judged: readonly string[]
  /** What the whole run may use, where it has a budget. */
  readonly budget?: Budget
  readonly log?: (line: string) => void
}

/**
 * Who is asked about licenses, and how: deps.dev, or what DEPS_DEV_URL names in its place, and the npm registry that the
 * machine is configured for.
 */
export async function askingFor(env: Environment, options: AskingOptions): Promise<Case['asking']> {
  const { judged, ...rest } = options
  const npm = await readNpmConfiguration(env, judged)
  const depsDev = env['DEPS_DEV_URL']
  return {
    sources: sourcesOf({ ...(depsDev ? { depsDev } : {}), ...(npm === undefined ? {} : { npm }) }),
    reach: newReach({ env, ...rest, ...(npm === undefined ? {} : { credentials: npm.credentials }) })
  }
}
