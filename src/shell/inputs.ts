type Environment = Readonly<Record<string, string | undefined>>

/** The inputs of action.yml. */
export interface Inputs {
  readonly token: string
  readonly comment: 'on-findings' | 'always' | 'never'
  /** Tells several gates of one repository apart. */
  readonly key: string
  /** Paths inside the workspace; empty for no file. */
  readonly sbom: string
  readonly report: string
  /** Ask nobody but GitHub. */
  readonly offline: boolean
  readonly sarif: string
}

/** Where the action runs, from the runner's variables. */
export interface Runner {
  readonly owner: string
  readonly repo: string
  readonly workspace: string
  /** Address of the API, where the runner names one. */
  readonly apiUrl?: string
  readonly debug: boolean
}

const COMMENT = ['on-findings', 'always', 'never'] as const

/** What the workflow asks for; a wrong value is named, and nothing milder is taken in its place. */
export function readInputs(env: Environment): { readonly inputs: Inputs } | { readonly problem: string } {
  const input = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const comment = COMMENT.find((c) => c === (input('comment') || 'on-findings'))
  const key = input('key') || 'default'
  if (comment === undefined)
    return { problem: `Input comment is ${COMMENT.join(', ')}, not '${input('comment')}'.` }
  if (!/^[A-Za-z0-9._]+(-[A-Za-z0-9._]+)*$/.test(key) || key.length > 64) {
    return { problem: `Input key is up to 64 letters, digits, dots and single dashes, not '${key}'.` }
  }
  if (input('token') === '')
    return { problem: 'Input token is empty: leave it out to use the token of the job.' }
  const offline = ['true', 'false'].indexOf(input('offline') || 'false')
  if (offline < 0) return { problem: `Input offline is true or false, not '${input('offline')}'.` }
  const files = { sbom: input('sbom'), report: input('report'), sarif: input('sarif') }
  return { inputs: { token: input('token'), comment, key, offline: offline === 0, ...files } }
}

/** Where we run; a variable that the runner always sets and that is missing is named. */
export function readRunner(env: Environment): { readonly runner: Runner } | { readonly problem: string } {
  const [owner, repo, more] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (!owner || !repo || more !== undefined)
    return { problem: 'GITHUB_REPOSITORY does not name a repository.' }
  const workspace = env['GITHUB_WORKSPACE'] ?? ''
  if (workspace === '') return { problem: 'GITHUB_WORKSPACE is not set.' }
  const apiUrl = env['GITHUB_API_URL'] ?? ''
  return {
    runner: {
      owner,
      repo,
      workspace,
      ...(apiUrl === '' ? {} : { apiUrl }),
      debug: env['RUNNER_DEBUG'] === '1'
    }
  }
}

/** Addresses for readers, from the runner's variables; absent where one is missing. */
export function addresses(
  env: Environment,
  commit: string
): { readonly blobUrl?: string; readonly runUrl?: string; readonly disputeUrl?: string } {
  const server = env['GITHUB_SERVER_URL']
  const repository = env['GITHUB_REPOSITORY']
  const run = env['GITHUB_RUN_ID']
  if (!server || !repository) return {}
  const root = `${server}/${repository}`
  const ours = env['GITHUB_ACTION_REPOSITORY']
  return {
    blobUrl: `${root}/blob/${commit}/`,
    ...(run ? { runUrl: `${root}/actions/runs/${run}` } : {}),
    // The form stands in the repository that this action is taken from.
    ...(ours ? { disputeUrl: `${server}/${ours}/issues/new?template=dispute-a-flag.yml` } : {})
  }
}
