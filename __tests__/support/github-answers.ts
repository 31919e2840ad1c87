// What GitHub answers with, in full: each of these holds to its schema in the OpenAPI description.
import { type PullRequestPayload, payload } from './payloads.ts'

export interface FakeComment {
  id: number
  issue: number
  body: string
  login: string
}

export interface FakePull {
  head: string
  /** Branch. */
  base: string
}

export const ADDRESS = 'http://127.0.0.1/x'
const AT = '2026-01-01T00:00:00Z'
const USER_URLS = [
  'url',
  'html_url',
  'followers_url',
  'following_url',
  'gists_url',
  'starred_url',
  'subscriptions_url',
  'organizations_url',
  'repos_url',
  'events_url',
  'received_events_url',
  'avatar_url'
]

export function commentAnswer({ id, body, login }: FakeComment) {
  const links = { url: ADDRESS, html_url: ADDRESS, issue_url: ADDRESS }
  const times = { created_at: AT, updated_at: AT }
  return { id, body, user: user(login), ...times, ...links, node_id: 'n', author_association: 'NONE' }
}

export function pullAnswer(number: number, { head, base }: FakePull, defaultBranch: string) {
  const { pull_request: example } = payload('pull_request') as PullRequestPayload
  return {
    ...example,
    number,
    head: { ...example.head, sha: head },
    base: { ...example.base, ref: base, repo: { ...example.base.repo, default_branch: defaultBranch } }
  }
}

export function repositoryAnswer(defaultBranch: string) {
  const { repository } = payload('pull_request') as { repository: object }
  const counts = { network_count: 0, subscribers_count: 0, has_discussions: false }
  return { ...repository, ...counts, default_branch: defaultBranch }
}

export function comparisonAnswer(tip: string, mergeBase: string) {
  const links = {
    url: ADDRESS,
    html_url: ADDRESS,
    permalink_url: ADDRESS,
    diff_url: ADDRESS,
    patch_url: ADDRESS
  }
  const counts = { ahead_by: 0, behind_by: 0, total_commits: 0 }
  const commits = { base_commit: commit(tip), merge_base_commit: commit(mergeBase), commits: [] }
  return { ...links, ...counts, ...commits, status: 'ahead', files: [] }
}

export function refAnswer(branch: string, sha: string) {
  const object = { type: 'commit', sha, url: ADDRESS }
  return { ref: `refs/heads/${branch}`, node_id: 'n', url: ADDRESS, object }
}

export function error(message: string) {
  return { message, documentation_url: 'https://docs.github.com/rest' }
}

function user(login: string) {
  const urls = Object.fromEntries(USER_URLS.map((name) => [name, ADDRESS]))
  const type = login.endsWith('[bot]') ? 'Bot' : 'User'
  return { ...urls, login, id: 41898282, node_id: 'n', gravatar_id: '', type, site_admin: false }
}

function commit(sha: string) {
  const person = { name: 'Mona', email: 'mona@example.com', date: AT }
  const text = { url: ADDRESS, message: 'A commit', comment_count: 0, tree: { sha, url: ADDRESS } }
  return {
    sha,
    node_id: 'n',
    url: ADDRESS,
    html_url: ADDRESS,
    comments_url: ADDRESS,
    commit: { ...text, author: person, committer: person },
    author: user('mona'),
    committer: user('mona'),
    parents: []
  }
}
