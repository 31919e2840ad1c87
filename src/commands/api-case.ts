import type { Case, PolicyFile } from '../pipeline.ts'
import type { GitHub } from '../shell/github.ts'
import type { Sides } from '../shell/sides.ts'
import { apiSnapshot } from '../shell/snapshot-api.ts'
import { policyIn } from './policy-file.ts'
import { projectOf } from './project.ts'

/** What a run through GitHub's API is about. Without a policy file on either branch, `open@1` holds as advice. */
export async function apiCase(github: GitHub, sides: Sides): Promise<Case> {
  const head = apiSnapshot(github, sides.head)
  const base = sides.base === undefined ? undefined : apiSnapshot(github, sides.base)
  const policy = await apiPolicy(github, sides)
  const project = await projectOf(head, sides.base, `${github.at.owner}/${github.at.repo}`)
  return {
    head,
    withoutPolicy: 'advise',
    project,
    ...(base === undefined ? {} : { base }),
    ...(policy === undefined ? {} : { policy })
  }
}

/** The policy of the base branch, else of the default branch; none only when complete listings of both have none. */
async function apiPolicy(github: GitHub, sides: Sides): Promise<PolicyFile | undefined> {
  const found = await policyIn(apiSnapshot(github, sides.policy))
  if (found !== undefined) return found
  const fallback = await sides.fallback()
  return fallback === undefined ? undefined : policyIn(apiSnapshot(github, fallback))
}
