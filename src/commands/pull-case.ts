import type { Case } from '../pipeline.ts'
import { connect, readPull } from '../shell/github.ts'
import { pullAddress } from '../shell/pull-url.ts'
import { compared } from '../shell/sides.ts'
import { apiCase } from './api-case.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What `check --pr <address>` is about: the pull request as it is now, read through GitHub's API. Nothing of it touches the
 * disk. GITHUB_TOKEN is used when there is one; a public repository needs none.
 */
export async function pullCase(address: string, env: Environment): Promise<Case> {
  const at = pullAddress(address, env)
  if (at === undefined) {
    throw new Error(`'${address}' is not the address of a pull request: https://HOST/OWNER/REPO/pull/NUMBER.`)
  }
  const github = connect(at, env['GITHUB_TOKEN'] ?? '', {})
  const pull = await readPull(github, at.number)
  return apiCase(github, await compared(github, pull.head, pull))
}
