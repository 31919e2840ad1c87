/**
 * Where a package comes from, as npm and its kin write it into `resolved` and into dependency ranges. Addresses come back
 * without credentials, query and fragment.
 */
export type Address =
  /** `url` as purl's vcs_url wants it: `git+https://host/owner/repo.git@commit`. */
  | { readonly kind: 'git'; readonly url: string }
  /** `path` is decoded and begins with a slash. */
  | {
      readonly kind: 'web'
      readonly url: string
      readonly origin: string
      readonly host: string
      readonly path: string
    }
  | { readonly kind: 'local'; readonly path: string }

/** Undefined for what is no address: a version, a range, a tag, an alias. https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies */
export function addressOf(text: string): Address | undefined {
  return hosted(text) ?? git(text) ?? web(text) ?? local(text)
}

/** As addressOf, for a range of a manifest, where `owner/repo` means GitHub. */
export function addressOfRange(range: string): Address | undefined {
  if (!/[:/\\]/.test(range) || range.startsWith('npm:')) return undefined
  return addressOf(range) ?? (/^[\w.-]+\/[\w.-]+(#.*)?$/s.test(range) ? hosted(`github:${range}`) : undefined)
}

/** Hosts that npm has short names for; of their repositories, a trailing `.git` changes nothing. */
const HOSTED: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
  ['gist', 'gist.github.com']
])
const HOSTED_HOSTS = new Set(HOSTED.values())

function hosted(text: string): Address | undefined {
  const match = /^(github|gitlab|bitbucket|gist):(?!\/\/)(?:[^@/#]*@)?([^#]+)(?:#(.*))?$/s.exec(text)
  if (match === null) return undefined
  return gitAddress(HOSTED.get(match[1]!)!, match[2]!, match[3])
}

const GIT_URL =
  /^(?:git\+)?(ssh|https?|git|rsync|file):\/\/(?:[^/#]*@)?([^/:#]*)(?::(\d+)(?=\/))?([/:])\/*([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s
const SCP = /^[\w.-]+@([\w.-]+):(?!\/\/)([^#?]*)(?:#(.*))?$/s

function git(text: string): Address | undefined {
  const url = /^(?:git|ssh)[+:]/.test(text) ? GIT_URL.exec(text) : null
  if (url !== null) {
    const [, scheme, host, port, separator, path, fragment] = url
    // `ssh://git@host:owner/repo.git` is common and means no port; elsewhere it is a password that was not encoded.
    if (separator === ':' && scheme !== 'ssh') return undefined
    // The port of an ssh address is of no use to https.
    return gitAddress(host! + (port && scheme !== 'ssh' ? `:${port}` : ''), path!, fragment)
  }
  const scp = SCP.exec(text)
  return scp === null ? undefined : gitAddress(scp[1]!, scp[2]!, scp[3])
}

function gitAddress(host: string, path: string, fragment: string | undefined): Address {
  const name = host.toLowerCase()
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  const whole = HOSTED_HOSTS.has(name) && !trimmed.endsWith('.git') ? `${trimmed}.git` : trimmed
  // After the commit npm may write more (`#<commit>&path:/x`); what is no reference is left out.
  const reference = /^[\w./-]+/.exec(fragment ?? '')?.[0]
  const isRange = fragment?.startsWith('semver:') ?? false
  const at = reference === undefined || isRange ? '' : `@${reference}`
  return { kind: 'git', url: `git+${name === '' ? 'file' : 'https'}://${name}/${whole}${at}` }
}

function web(text: string): Address | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const path = decodedPath(url.pathname)
  const archive = /^\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/(?:refs\/(?:heads|tags)\/)?(.+)$/s.exec(path)
  if (url.host === 'codeload.github.com' && archive !== null) {
    return gitAddress('github.com', archive[1]!, archive[2])
  }
  if (url.pathname.endsWith('.git')) return gitAddress(url.host, path, url.hash.slice(1))
  return { kind: 'web', url: url.origin + url.pathname, origin: url.origin, host: url.host, path }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function local(text: string): Address | undefined {
  const path = /^(?:file|link|portal):(?:\/\/(?=\/))?([^#]*)/.exec(text)?.[1]
  if (path !== undefined) return { kind: 'local', path }
  return /^(?:\.{1,2}|~)?\//.test(text) ? { kind: 'local', path: text } : undefined
}

/** Whether a local path is a packed package, not a folder. */
export function isArchive(path: string): boolean {
  return /\.(?:tgz|tar|tar\.gz)$/i.test(path)
}
