/** A pull request as its page's address names it. */
export interface PullAddress {
  readonly owner: string
  readonly repo: string
  readonly number: number
  /** Where the API of that server answers. */
  readonly apiUrl: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads `https://HOST/OWNER/REPO/pull/N`, with or without what follows; undefined for anything else. GITHUB_API_URL holds
 * when it is set; else the API is at `api.HOST` for GitHub's own clouds and under `/api/v3` on an Enterprise Server.
 * https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api
 */
export function pullAddress(text: string, env: Environment): PullAddress | undefined {
  const [, host, owner, repo, number] = ADDRESS.exec(text) ?? []
  if (host === undefined || owner === undefined || repo === undefined) return undefined
  return { owner, repo, number: Number(number), apiUrl: env['GITHUB_API_URL'] || apiOf(host.toLowerCase()) }
}

const ADDRESS =
  /^https:\/\/([\w.-]+(?::\d{1,5})?)\/([\w-]{1,100})\/(?!\.{1,2}\/)([\w.-]{1,100})\/pull\/(\d{1,9})(?:[/?#][^\s]*)?$/

function apiOf(host: string): string {
  const cloud = host === 'github.com' || host.endsWith('.ghe.com')
  return cloud ? `https://api.${host}` : `https://${host}/api/v3`
}
