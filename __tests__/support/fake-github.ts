// A stateful GitHub on loopback. Every request is checked against GitHub's own OpenAPI description, and so is every
// answer that it gives. A test ends with `expect(github.problems).toEqual([])`.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Commits, FakeRepository } from './fake-repository.ts'
import {
  ADDRESS,
  commentAnswer,
  comparisonAnswer,
  error,
  type FakeComment,
  type FakePull,
  pullAnswer,
  refAnswer,
  repositoryAnswer
} from './github-answers.ts'
import { type Match, OpenApi } from './openapi.ts'

export interface Options {
  /** Whoever asks has no token: one that is sent is a problem, as its absence is elsewhere. */
  anonymous?: boolean
  /** `owner/name`; that of GitHub's example payloads unless given. */
  repository?: string
  commits?: Commits
  /** Branch -> commit. */
  branches?: Record<string, string>
  defaultBranch?: string
  pulls?: Record<number, FakePull>
  /** `tip...head` -> commit; the tip itself where it is not said. */
  mergeBases?: Record<string, string>
  /** Folders, '' for the root, whose recursive listing GitHub cuts short. */
  truncated?: readonly string[]
  comments?: readonly FakeComment[]
  /** Every write is answered with 403, as with the token of a pull request from a fork. */
  readOnly?: boolean
  faults?: readonly Fault[]
  /** Path of the API, as on Enterprise Server: `/api/v3`. */
  prefix?: string
  /** Who our comments are from, and who the viewer is. */
  login?: string
  /** Seen before each answer: the place to move a branch or a pull request during a run. */
  before?: (call: Call, github: FakeGitHub) => void
}

/** Answers an operation wrongly: `skip` calls go well, then `times` calls (one unless given) do not. */
export interface Fault {
  readonly on: string
  readonly skip?: number
  readonly times?: number
  readonly act:
    | 'reset'
    | 'hang'
    | { readonly status: number; readonly message: string; readonly headers?: Record<string, string> }
}

export interface Call {
  method: string
  path: string
  operation: string
  body: unknown
}

interface Request {
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
  /** Address that was asked for, without the query. */
  url: string
  raw: boolean
}

interface Answer {
  status: number
  body?: unknown
  raw?: Uint8Array
  headers?: Record<string, string>
}

export const RATE_LIMITED =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
export const READ_ONLY = 'Resource not accessible by integration'
const MAX_COMMENT = 65_536 // not in the description
const description = new OpenApi(new URL('../fixtures/github-openapi.json', import.meta.url))

export class FakeGitHub {
  readonly calls: Call[] = []
  readonly problems: string[] = []
  readonly comments: FakeComment[]
  readonly branches: Record<string, string>
  readonly pulls: Record<number, FakePull>
  readonly #options: Options
  readonly #repository: FakeRepository
  readonly #server: Server

  constructor(options: Options = {}) {
    this.#options = options
    this.#repository = new FakeRepository(options.commits ?? {})
    this.branches = { ...options.branches }
    this.pulls = { ...options.pulls }
    this.comments = [...(options.comments ?? [])]
    this.#server = createServer((req, res) => void this.#serve(req, res))
  }

  get url(): string {
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new Error('not started')
    return `http://127.0.0.1:${address.port}`
  }

  /** How often each operation was asked for. */
  get operations(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { operation } of this.calls) counts[operation] = (counts[operation] ?? 0) + 1
    return counts
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => {
      this.#server.listen(0, '127.0.0.1', done)
    })
    return this
  }

  async stop(): Promise<void> {
    await new Promise((done) => {
      this.#server.close(done)
      this.#server.closeAllConnections()
    })
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const answer = await this.#answer(req).catch((e: unknown): Answer => {
      this.problems.push(String(e))
      return { status: 500 }
    })
    if (answer === 'hang') return
    if (answer === 'reset') {
      req.socket.destroy()
      return
    }
    const { status, body, raw, headers } = answer
    const type = raw === undefined ? 'application/json' : 'application/vnd.github.raw'
    res.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers })
    res.end(status === 204 ? undefined : (raw ?? JSON.stringify(body ?? {})))
  }

  async #answer(req: IncomingMessage): Promise<Answer | 'reset' | 'hang'> {
    const method = req.method ?? ''
    const [whole = '', search = ''] = (req.url ?? '').split('?')
    const prefix = this.#options.prefix ?? ''
    const graphql = whole === (prefix === '/api/v3' ? '/api/graphql' : '/graphql')
    const path = whole.startsWith(`${prefix}/`) ? whole.slice(prefix.length) : whole
    const url = `http://${req.headers.host}${whole}`
    const text = await read(req)
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const match = description.match(method, path)
    const call = {
      method,
      path,
      operation: graphql ? 'graphql' : (match?.operation.operationId ?? path),
      body
    }
    this.#options.before?.(call, this)
    const before = this.calls.filter(({ operation }) => operation === call.operation).length
    this.calls.push(call)
    const token = req.headers.authorization !== undefined
    if (token === (this.#options.anonymous === true)) {
      this.problems.push(`${token ? 'a token' : 'no token'}: ${method} ${path}`)
    }
    const fault = this.#fault(call, before)
    if (fault !== undefined) return fault
    if (graphql) return this.#viewer(body)
    if (match === undefined) {
      this.problems.push(`not in the description: ${method} ${path}`)
      return notFound()
    }
    const raw = req.headers.accept?.includes('raw') === true
    return this.#checked(match, { params: match.params, query: new URLSearchParams(search), body, url, raw })
  }

  #fault({ method, operation }: Call, before: number): Answer | 'reset' | 'hang' | undefined {
    if (this.#options.readOnly === true && !['GET', 'HEAD'].includes(method) && operation !== 'graphql') {
      return { status: 403, body: error(READ_ONLY) }
    }
    const found = this.#options.faults?.find(
      ({ on, skip = 0, times = 1 }) => on === operation && before >= skip && before < skip + times
    )
    if (found === undefined || typeof found.act === 'string') return found?.act
    const { status, message, headers = {} } = found.act
    return { status, body: error(message), headers }
  }

  #checked(match: Match, request: Request): Answer {
    const { operationId } = match.operation
    const { params } = request
    const repository = this.#options.repository ?? 'Codertocat/Hello-World'
    if (`${params['owner']}/${params['repo']}` !== repository)
      this.problems.push(`another repository: ${request.url}`)
    const wrong = description.request(match, request.query, request.body)
    if (wrong.length > 0) {
      this.problems.push(`${operationId}: ${wrong.join('; ')}`)
      return { status: 422, body: error('Validation Failed') }
    }
    const handle = this.#handlers[operationId]
    if (handle === undefined) {
      this.problems.push(`no handler for ${operationId}`)
      return { status: 501 }
    }
    const answer = handle(request)
    if (answer.status < 300 && answer.raw === undefined) {
      const ours = description.response(match, answer.status, answer.body)
      if (ours.length > 0) this.problems.push(`our own answer to ${operationId}: ${ours.join('; ')}`)
    }
    return answer
  }

  /** GraphQL is not in the description: the one query that is asked is known by its text. */
  #viewer(body: unknown): Answer {
    const { query } = body as { query: string }
    if (query !== 'query { viewer { login } }') this.problems.push(`unknown query: ${query}`)
    const login = (this.#options.login ?? 'github-actions[bot]').replace('[bot]', '')
    return { status: 200, body: { data: { viewer: { login } } } }
  }

  /** One for each operation that the action uses; one without is reported as a problem. */
  readonly #handlers: Record<string, (request: Request) => Answer> = {
    'repos/get': () => ({ status: 200, body: repositoryAnswer(this.#defaultBranch) }),
    'pulls/get': ({ params }) => {
      const number = Number(params['pull_number'])
      const pull = this.pulls[number]
      return pull === undefined
        ? notFound()
        : { status: 200, body: pullAnswer(number, pull, this.#defaultBranch) }
    },
    'repos/compare-commits-with-basehead': ({ params }) => {
      const basehead = params['basehead'] ?? ''
      const [tip = '', head = ''] = basehead.split('...')
      if (!this.#repository.has(tip) || !this.#repository.has(head)) return notFound()
      return { status: 200, body: comparisonAnswer(tip, this.#options.mergeBases?.[basehead] ?? tip) }
    },
    'git/get-ref': ({ params }) => {
      const branch = (params['ref'] ?? '').replace(/^heads\//, '')
      const sha = this.branches[branch]
      return sha === undefined ? notFound() : { status: 200, body: refAnswer(branch, sha) }
    },
    'git/get-tree': ({ params, query }) => {
      const sha = params['tree_sha'] ?? ''
      const recursive = query.has('recursive')
      const tree = this.#repository.tree(sha, recursive)
      if (tree === undefined) return notFound()
      const truncated = recursive && this.#options.truncated?.includes(this.#repository.folder(sha)) === true
      return {
        status: 200,
        body: { sha, url: ADDRESS, tree: truncated ? tree.slice(0, 1) : tree, truncated }
      }
    },
    'git/get-blob': ({ params, raw }) => {
      const sha = params['file_sha'] ?? ''
      const bytes = this.#repository.blob(sha)
      if (bytes === undefined) return notFound()
      if (raw) return { status: 200, raw: bytes }
      const content = { content: bytes.toString('base64'), encoding: 'base64', size: bytes.length }
      return { status: 200, body: { ...content, sha, node_id: 'n', url: ADDRESS } }
    },
    'issues/list-comments': ({ params, query, url }) => {
      const all = this.comments.filter((c) => c.issue === Number(params['issue_number']))
      const size = Number(query.get('per_page') ?? 30)
      const page = Number(query.get('page') ?? 1)
      const next = `<${url}?per_page=${size}&page=${page + 1}>; rel="next"`
      const headers: Record<string, string> = all.length > size * page ? { link: next } : {}
      return { status: 200, body: all.slice((page - 1) * size, page * size).map(commentAnswer), headers }
    },
    'issues/create-comment': ({ params, body }) => {
      const text = (body as { body: string }).body
      if (text.length > MAX_COMMENT) return tooLong()
      const login = this.#options.login ?? 'github-actions[bot]'
      const id = Math.max(0, ...this.comments.map((c) => c.id)) + 1
      const comment = { id, issue: Number(params['issue_number']), body: text, login }
      this.comments.push(comment)
      return { status: 201, body: commentAnswer(comment) }
    },
    'issues/update-comment': ({ params, body }) => {
      const text = (body as { body: string }).body
      const comment = this.comments.find((c) => c.id === Number(params['comment_id']))
      if (comment === undefined) return notFound()
      if (text.length > MAX_COMMENT) return tooLong()
      comment.body = text
      return { status: 200, body: commentAnswer(comment) }
    },
    'issues/delete-comment': ({ params }) => {
      const at = this.comments.findIndex((c) => c.id === Number(params['comment_id']))
      if (at < 0) return notFound()
      this.comments.splice(at, 1)
      return { status: 204 }
    }
  }

  get #defaultBranch(): string {
    return this.#options.defaultBranch ?? 'master'
  }
}

function notFound(): Answer {
  return { status: 404, body: error('Not Found') }
}

function tooLong(): Answer {
  const errors = [`Body is too long (maximum is ${MAX_COMMENT} characters)`]
  return { status: 422, body: { ...error('Validation Failed'), errors } }
}

async function read(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
