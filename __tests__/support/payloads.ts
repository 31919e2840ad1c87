// GitHub's own example payloads, and small changes to them. All of one repository: Codertocat/Hello-World, but for
// merge_group and workflow_dispatch, which are of octo-org/octo-repo.
import { readFileSync } from 'node:fs'

type Payload = Record<string, unknown>
interface PullRequest extends Payload {
  number: number
  head: Payload & { sha: string }
  base: Payload & { ref: string; sha: string; repo: Payload }
}
export interface PullRequestPayload extends Payload {
  number: number
  pull_request: PullRequest
}

export function payload(
  name: 'pull_request' | 'pull_request_review' | 'push' | 'merge_group' | 'workflow_dispatch'
): Payload {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/payloads/${name}.json`, import.meta.url), 'utf8')
  ) as Payload
}

/** A pull request's event for this head; the base commit that it names is stale, as it may be. */
export function pullRequestPayload(head: string, base = 'master'): PullRequestPayload {
  const whole = payload('pull_request') as PullRequestPayload
  const { pull_request: pull } = whole
  return {
    ...whole,
    pull_request: { ...pull, head: { ...pull.head, sha: head }, base: { ...pull.base, ref: base } }
  }
}
