import { type GitHub, readPull } from './github.ts'
import { failure } from './failure.ts'
import type { StickyComment } from './publication.ts'

/** What became of the comment. `failed` holds a sentence for the log, and says what permission is missing. */
export type Posted =
  | { readonly kind: 'created' | 'updated' | 'unchanged' | 'quiet' | 'moved' }
  | { readonly kind: 'failed'; readonly why: string }

interface Comment {
  readonly id: number
  readonly body: string
  readonly login: string
}

const JOB_LOGIN = 'github-actions[bot]'

/**
 * Brings the gate's one comment up to date. Ours begins with the marker and was written by our token's account: a marker
 * that somebody else planted is left alone. Never rejects.
 */
export async function postComment(github: GitHub, comment: StickyComment): Promise<Posted> {
  try {
    return await post(github, comment)
  } catch (error) {
    return { kind: 'failed', why: explain(error) }
  }
}

async function post(github: GitHub, comment: StickyComment): Promise<Posted> {
  const [ours, ...doubles] = await findOurs(github, comment)
  const upToDate = ours !== undefined && plain(ours.body) === plain(comment.body)
  if (upToDate && doubles.length === 0) return { kind: 'unchanged' }
  if (ours === undefined && comment.quiet) return { kind: 'quiet' }
  if (await moved(github, comment)) return { kind: 'moved' }
  const { body } = comment
  if (ours === undefined) {
    // Not repeated after an error: the first attempt may have arrived, and then there would be two.
    await github.rest.issues.createComment({
      ...github.at,
      issue_number: comment.number,
      body,
      request: { retries: 0 }
    })
    return { kind: 'created' }
  }
  if (!upToDate) await github.rest.issues.updateComment({ ...github.at, comment_id: ours.id, body })
  for (const { id } of doubles) await github.rest.issues.deleteComment({ ...github.at, comment_id: id })
  return { kind: 'updated' }
}

/** Oldest first. More than one when two runs wrote at the same time. */
async function findOurs(github: GitHub, { number, marker }: StickyComment): Promise<readonly Comment[]> {
  const all = await github.octokit.paginate(
    github.rest.issues.listComments,
    { ...github.at, issue_number: number, per_page: 100 },
    ({ data }) => data.map(({ id, body = '', user }): Comment => ({ id, body, login: user?.login ?? '' }))
  )
  // A comment that is deleted meanwhile makes the pages shift, and one may come twice.
  const marked = new Map(all.filter(({ body }) => body.startsWith(marker)).map((c) => [c.id, c]))
  if (marked.size === 0) return []
  const login = await ourLogin(github, [...marked.values()])
  return [...marked.values()].filter((c) => c.login === login).sort((a, b) => a.id - b.id)
}

/**
 * The account that our token writes as. A job's own token is github-actions[bot]; who another one is, is asked only when it
 * matters, since REST does not tell an app's token: https://docs.github.com/graphql/reference/queries#viewer
 */
async function ourLogin(github: GitHub, marked: readonly Comment[]): Promise<string> {
  if (github.installation && marked.some(({ login }) => login === JOB_LOGIN)) return JOB_LOGIN
  const asked = github.octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
  if (!github.installation) return (await asked).viewer.login
  const name = await asked.then(({ viewer }) => viewer.login).catch(() => JOB_LOGIN)
  return name.endsWith('[bot]') ? name : `${name}[bot]`
}

/** A newer run judges what the pull request has become, and will write. */
async function moved(github: GitHub, { number, head, baseBranch }: StickyComment): Promise<boolean> {
  const now = await readPull(github, number)
  return now.head !== head || now.baseBranch !== baseBranch
}

/** GitHub gives a text back with its own line ends. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}

function explain(error: unknown): string {
  const { status, message } = failure(error)
  const said = status === undefined ? message : `GitHub said ${status}: ${message}`
  if (status === 403 || status === 404) {
    return `The comment could not be written: the job needs \`pull-requests: write\` (a pull request from a fork has it only under pull_request_target), and the pull request must not be locked. ${said}`
  }
  return `The comment could not be written. ${said}`
}
