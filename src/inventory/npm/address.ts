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

/** No address or range is longer than this. */
export const LONGEST_TEXT = 4096

/** Undefined for what is no address: a version, a range, a tag, an alias. https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies */
export function addressOf(text: string): Address | undefined {
  if (text.length > LONGEST_TEXT) return undefined
  return hosted(text) ?? git(text) ?? web(text) ?? local(text)
}

/** As addressOf, for a range of a manifest, where `owner/repo` means GitHub. */
export function addressOfRange(range: string): Address | undefined {
  if (range.length > LONGEST_TEXT || !/[:/\\]/.test(range) || range.startsWith('npm:')) return undefined
  return addressOf(range) ?? (/^[\w.-]+\/[\w.-]+(#.*)?$/s.test(range) ? hosted(`github:${range}`) : undefined)
}

/** With the port, where one is written; undefined for what lies on no host. */
export function hostOf(address: Address): string | undefined {
  if (address.kind === 'local') return undefined
  return address.kind === 'web' ? address.host : /^git\+https:\/\/([^/]*)/.exec(address.url)?.[1]
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
  /^(?:git\+)?(ssh|https?|git|rsync|file):\/\/([^/:#]*)(?::(\d+)(?=\/))?([/:])([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s
const SCP = /^[\w.-]+@([\w.-]+):(?!\/\/)([^#?]*)(?:#(.*))?$/s

function git(text: string): Address | undefined {
  const url = /^(?:git|ssh)[+:]/.test(text) ? GIT_URL.exec(withoutUser(text)) : null
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

/** Name and password end at the last `@` before the path: either may hold one that was not encoded. */
function withoutUser(text: string): string {
  const start = text.indexOf('://') + 3
  if (start < 3) return text
  const length = text.slice(start).search(/[/#]/)
  const end = length < 0 ? text.length : start + length
  const at = text.lastIndexOf('@', end - 1)
  return text.slice(0, start) + text.slice(Math.max(at + 1, start))
}

function gitAddress(host: string, path: string, fragment: string | undefined): Address {
  const name = host.toLowerCase()
  const trimmed = withoutSlashesBehind(path.replace(/^\/+/, ''))
  const whole = HOSTED_HOSTS.has(name) && !trimmed.endsWith('.git') ? `${trimmed}.git` : trimmed
  // After the commit npm may write more (`#<commit>&path:/x`); what is no reference is left out.
  const reference = /^[\w./-]+/.exec(fragment ?? '')?.[0]
  const isRange = fragment?.startsWith('semver:') ?? false
  const at = reference === undefined || isRange ? '' : `@${reference}`
  return { kind: 'git', url: `git+${name === '' ? 'file' : 'https'}://${name}/${whole}${at}` }
}

/** In one pass, which an expression that looks for the end is not. */
export function withoutSlashesBehind(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end--
  return text.slice(0, end)
}

function web(text: string): Address | undefined {
  // As in URL itself, white space around an address does not count.
  if (!/^\s*https?:/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const path = decodedPath(url.pathname)
  const archive = /^\/([^/]+\/[^/]+)\/(?:legacy\.)?tar\.gz\/(?:refs\/(?:heads|tags)\/)?(.+)$/s.exec(path)
  if (url.host === 'codeload.github.com' && archive !== null) {
    return gitAddress('github.com', archive[1]!, archive[2])
  }
  if (url.pathname.endsWith('.git')) return gitAddress(url.host, path, url.hash.slice(1))
  return { kind: 'web', url: url.origin + url.pathname, origin: url.origin, host: url.host, path }
}

/** As it was where the encoding is broken. */
export function decodedPath(path: string): string {
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
