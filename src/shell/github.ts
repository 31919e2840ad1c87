import type { Octokit } from '@octokit/rest'
import type { FileEntry } from '../model.ts'
import { blobId } from './blob-id.ts'
import { type Budget, newBudget } from './budget.ts'
import { failure } from './failure.ts'
import { newOctokit } from './http.ts'
import type { Runner } from './inputs.ts'

/** A repository on GitHub, and what was read of it: each blob and each tree once. */
export interface GitHub {
  readonly rest: Octokit['rest']
  readonly octokit: Octokit
  readonly at: { readonly owner: string; readonly repo: string }
  /** The token is an installation's, as that of a job is: it acts as a bot and not as a person. */
  readonly installation: boolean
  readonly budget: Budget
  readonly blobs: Map<string, Promise<Uint8Array>>
  readonly trees: Map<string, Promise<Tree>>
}

export interface Tree {
  /** Paths are relative to the tree. */
  readonly files: readonly FileEntry[]
  readonly folders: readonly { readonly path: string; readonly tree: string }[]
  readonly truncated: boolean
}

export interface Pull {
  readonly head: string
  readonly baseBranch: string
  readonly defaultBranch: string
}

export interface ConnectOptions {
  readonly log?: (line: string) => void
  readonly budget?: Budget
  readonly second?: number
}

const MAX_BLOB = 50 * 1024 * 1024
const RAW = { accept: 'application/vnd.github.raw+json' }

/** Asks nothing yet. */
export function connect(
  runner: Pick<Runner, 'owner' | 'repo' | 'apiUrl'>,
  token: string,
  { budget = newBudget(), ...options }: ConnectOptions = {}
): GitHub {
  const { owner, repo, apiUrl } = runner
  const octokit = newOctokit({ token, budget, ...options, ...(apiUrl === undefined ? {} : { apiUrl }) })
  return {
    rest: octokit.rest,
    octokit,
    at: { owner, repo },
    installation: token.startsWith('ghs_'),
    budget,
    blobs: new Map(),
    trees: new Map()
  }
}

/** The bytes of a blob, checked against its id. Rejects when it is too large, not there, or not what it says. */
export function readBlob(github: GitHub, { blob, size }: FileEntry): Promise<Uint8Array> {
  if ((size ?? 0) > MAX_BLOB) return Promise.reject(new Error('The file is larger than 50 MiB.'))
  return once(github.blobs, blob, async () => {
    // Octokit would decode an answer that names a charset as text, and bytes would be lost.
    const request = { parseSuccessResponseBody: false }
    const { data } = await github.rest.git.getBlob({ ...github.at, file_sha: blob, headers: RAW, request })
    const bytes = new Uint8Array(await new Response(data as unknown as ReadableStream).arrayBuffer())
    if (blobId(bytes, blob.length) !== blob)
      throw new Error('GitHub answered with other bytes than were asked for.')
    return bytes
  })
}

/** A tree, or that of a commit, with or without what lies in its folders. */
export function readTree(github: GitHub, sha: string, recursive: boolean): Promise<Tree> {
  return once(github.trees, `${sha}${recursive ? ':' : ''}`, async () => {
    const { data } = await github.rest.git.getTree({
      ...github.at,
      tree_sha: sha,
      ...(recursive ? { recursive: '1' } : {})
    })
    const items = data.tree.filter((item) => item.path && item.mode && item.sha)
    return {
      files: items
        .filter((item) => item.type !== 'tree')
        .map(({ path, mode, sha: blob, size }) => ({
          path,
          mode,
          blob,
          ...(size === undefined ? {} : { size })
        })),
      folders: items
        .filter((item) => item.type === 'tree')
        .map((item) => ({ path: item.path, tree: item.sha })),
      truncated: data.truncated
    }
  })
}

/** The pull request as it is now. */
export async function readPull(github: GitHub, number: number): Promise<Pull> {
  const { data } = await github.rest.pulls.get({ ...github.at, pull_number: number })
  return { head: data.head.sha, baseBranch: data.base.ref, defaultBranch: data.base.repo.default_branch }
}

/** The commit that a branch points to now. */
export async function tipOf(github: GitHub, branch: string): Promise<string> {
  const { data } = await github.rest.git.getRef({ ...github.at, ref: `heads/${branch}` })
  return data.object.sha
}

export async function defaultBranchOf(github: GitHub): Promise<string> {
  const { data } = await github.rest.repos.get(github.at)
  return data.default_branch
}

/** Where `head` left the history of `tip`. */
export async function mergeBaseOf(github: GitHub, tip: string, head: string): Promise<string> {
  const basehead = `${tip}...${head}`
  const { data } = await github.rest.repos
    .compareCommitsWithBasehead({ ...github.at, basehead, per_page: 1 })
    .catch((e: unknown) => {
      if (failure(e).status !== 404) throw e
      throw new Error(`Commit ${head} is not on GitHub any more, or has no history in common with ${tip}.`)
    })
  return data.merge_base_commit.sha
}

function once<T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const there = kept.get(key) ?? ask()
  kept.set(key, there)
  return there
}
