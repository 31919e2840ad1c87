import type { Event } from './event.ts'
import { defaultBranchOf, type GitHub, mergeBaseOf, type Pull, readPull, tipOf } from './github.ts'
import { failure } from './failure.ts'

/** Which commits are read. Found once at the start, and the same throughout the run. */
export interface Sides {
  readonly head: string
  /** What to compare with: where the head left the base branch. Absent where everything is judged. */
  readonly base?: string
  /** The commit whose policy holds. */
  readonly policy: string
  /** The branch of `policy`: the base branch where there is a base. */
  readonly branch: string
  /** Where to look when `policy` has none: the tip of the default branch, or nothing when that is the same branch. */
  fallback(): Promise<string | undefined>
  /** What could not be asked, and what was taken in its place: for the log. */
  readonly warnings: readonly string[]
}

type Branches = Pick<Pull, 'baseBranch'> & {
  readonly defaultBranch?: string
  readonly warnings?: readonly string[]
}

/**
 * The sides of what an event tells of. The base branch is asked for now: a re-run replays an old payload, and the payload's
 * own base commit may be days behind. Rejects when GitHub does not answer.
 */
export async function resolveBase(github: GitHub, event: Event): Promise<Sides> {
  if (event.kind === 'commit') return commitAlone(github, event)
  return compared(github, event.head, event.kind === 'merge-group' ? event : await branchesNow(github, event))
}

/** The sides of a head that is to land on a branch: it is compared with where it left that branch. */
export async function compared(github: GitHub, head: string, branches: Branches): Promise<Sides> {
  const branch = branches.baseBranch
  const policy = await tipOf(github, branch)
  const base = await mergeBaseOf(github, policy, head)
  const fallback = async () => {
    const other = await known(github, branches.defaultBranch)
    return other === branch ? undefined : tipOf(github, other)
  }
  return { head, base, policy, branch, fallback, warnings: branches.warnings ?? [] }
}

/** A token with `contents: read` alone may not read the pull request: then the event's word is taken. */
async function branchesNow(github: GitHub, event: Event & { kind: 'pull-request' }): Promise<Branches> {
  try {
    return await readPull(github, event.number)
  } catch (error) {
    const { status, message } = failure(error)
    if (status !== 403 && status !== 404) throw error
    const why = `The pull request could not be read (${status}: ${message}); its base branch is taken from the event.`
    return { ...event, warnings: [`${why} Give the job \`pull-requests: write\`.`] }
  }
}

/** A commit of the default branch brings its own policy; any other is judged by that branch's. */
async function commitAlone(github: GitHub, event: Event & { kind: 'commit' }): Promise<Sides> {
  const branch = await known(github, event.defaultBranch)
  const policy = event.ref === `refs/heads/${branch}` ? event.head : await tipOf(github, branch)
  return { head: event.head, policy, branch, fallback: () => Promise.resolve(undefined), warnings: [] }
}

function known(github: GitHub, branch: string | undefined): Promise<string> {
  return branch === undefined ? defaultBranchOf(github) : Promise.resolve(branch)
}
