type Environment = Readonly<Record<string, string | undefined>>

/** What set the action off, cut down to what decides which commits are read. Everything here may be stale: a re-run replays it. */
export type Event =
  | {
      readonly kind: 'pull-request'
      readonly number: number
      readonly head: string
      /** As it was when the event happened; for a token that may not read the pull request. */
      readonly baseBranch: string
      readonly defaultBranch?: string
    }
  | {
      readonly kind: 'merge-group'
      readonly head: string
      readonly baseBranch: string
      readonly defaultBranch?: string
    }
  | {
      readonly kind: 'commit'
      readonly head: string
      /** Full name of what was pushed or chosen: `refs/heads/main`. */
      readonly ref: string
      readonly defaultBranch?: string
    }

export type ReadEvent = { readonly event: Event } | { readonly problem: string }

const PULL_REQUESTS = ['pull_request', 'pull_request_target', 'pull_request_review']
const COMMITS = ['push', 'schedule', 'workflow_dispatch']
const HANDLED = [...PULL_REQUESTS, 'merge_group', ...COMMITS]

/**
 * The event that GITHUB_EVENT_NAME and the payload (the parsed file at GITHUB_EVENT_PATH) tell of.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function readEvent(env: Environment, payload: unknown): ReadEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  if (PULL_REQUESTS.includes(name)) return pullRequest(name, payload)
  if (name === 'merge_group') return mergeGroup(payload)
  if (COMMITS.includes(name)) return commit(env, payload)
  return { problem: `Nothing to judge on the event '${name}': run this action on ${HANDLED.join(', ')}.` }
}

function pullRequest(name: string, payload: unknown): ReadEvent {
  const number = at(payload, 'pull_request', 'number')
  const head = commitId(at(payload, 'pull_request', 'head', 'sha'))
  const baseBranch = at(payload, 'pull_request', 'base', 'ref')
  if (typeof number !== 'number' || head === undefined) return incomplete(name)
  if (typeof baseBranch !== 'string' || baseBranch === '') return incomplete(name)
  return { event: { kind: 'pull-request', number, head, baseBranch, ...defaultBranch(payload) } }
}

function mergeGroup(payload: unknown): ReadEvent {
  const head = commitId(at(payload, 'merge_group', 'head_sha'))
  const baseBranch = branchOf(at(payload, 'merge_group', 'base_ref'))
  if (head === undefined || baseBranch === undefined) return incomplete('merge_group')
  return { event: { kind: 'merge-group', head, baseBranch, ...defaultBranch(payload) } }
}

/** GITHUB_SHA and not the payload's `after`, which names the tag object when an annotated tag is pushed. */
function commit(env: Environment, payload: unknown): ReadEvent {
  if (at(payload, 'deleted') === true)
    return { problem: 'The ref that was pushed is gone: there is nothing to judge.' }
  const head = commitId(env['GITHUB_SHA'])
  const ref = env['GITHUB_REF'] ?? ''
  if (head === undefined || ref === '') return incomplete(env['GITHUB_EVENT_NAME'] ?? '')
  return { event: { kind: 'commit', head, ref, ...defaultBranch(payload) } }
}

/** A scheduled run may have no payload, and so no repository in it. */
function defaultBranch(payload: unknown): { readonly defaultBranch?: string } {
  const name = at(payload, 'repository', 'default_branch')
  return typeof name === 'string' && name !== '' ? { defaultBranch: name } : {}
}

function incomplete(name: string): ReadEvent {
  return { problem: `The payload of the event '${name}' does not name what to judge.` }
}

/** A SHA-1 or SHA-256 commit id. The forty zeros that stand for "no commit" are none. */
function commitId(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return undefined
  return /^0+$/.test(value) ? undefined : value
}

function branchOf(ref: unknown): string | undefined {
  const prefix = 'refs/heads/'
  return typeof ref === 'string' && ref.startsWith(prefix) ? ref.slice(prefix.length) || undefined : undefined
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let here = value
  for (const key of keys) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<string, unknown>)[key]
  }
  return here
}
