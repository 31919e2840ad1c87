type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy that the environment names for an address: `https_proxy`, `http_proxy`, `all_proxy`, in small letters first.
 * Undefined for a direct way; `unusable` for what is no http or https proxy, since going around it may not be wanted.
 */
export function proxyFor(url: URL, env: Environment): URL | 'unusable' | undefined {
  const named =
    variable(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') ?? variable(env, 'all_proxy')
  if (named === undefined || isExempt(url, variable(env, 'no_proxy') ?? '')) return undefined
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `http://${named}`
  const proxy = URL.canParse(text) ? new URL(text) : undefined
  return proxy?.protocol === 'http:' || proxy?.protocol === 'https:' ? proxy : 'unusable'
}

/** The value of Proxy-Authorization for the name and password in a proxy's address. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  const pair = [username, password].map(decoded).join(':')
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`
}

/** A host's name as sockets want it: an IPv6 address without its brackets. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

export function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80)
}

function variable(env: Environment, name: string): string | undefined {
  const value = env[name] ?? env[name.toUpperCase()]
  return value === undefined || value.trim() === '' ? undefined : value.trim()
}

/** `no_proxy`: names, which hold for what is below them too, with or without a port; `*` is everything. */
function isExempt(url: URL, list: string): boolean {
  const host = bareHost(url).toLowerCase()
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry.replace(/^\*?\./, '')) ?? []
      if (entry.includes('::')) return host === entry.replace(/^\[|\]$/g, '')
      return (
        (port === undefined || Number(port) === portOf(url)) && (host === name || host.endsWith(`.${name}`))
      )
    })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
