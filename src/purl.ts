/** The parts of a package URL, decoded. https://github.com/package-url/purl-spec (ECMA-427) */
export interface PurlParts {
  readonly type: string
  readonly namespace?: string
  readonly name: string
  readonly version?: string
  /** Keys are ours; empty values are left out. */
  readonly qualifiers?: Readonly<Record<string, string>> | ReadonlyMap<string, string>
  readonly subpath?: string
}

export interface ParsedPurl extends PurlParts {
  readonly qualifiers: ReadonlyMap<string, string>
}

/** The canonical text of a package URL: the same parts give the same text. The case of npm names is kept. */
export function purl(parts: PurlParts): string {
  const normal = NORMAL.get(parts.type.toLowerCase())
  const namespace = segments(parts.namespace ?? '').map((s) => encode(normal?.namespace?.(s) ?? s))
  const name = encode(normal?.name?.(trimSlashes(parts.name)) ?? trimSlashes(parts.name))
  const version = parts.version ? `@${encode(parts.version)}` : ''
  const path = [`pkg:${parts.type.toLowerCase()}`, ...namespace, name].join('/')
  return path + version + qualifierText(parts.qualifiers) + subpathText(parts.subpath)
}

/** An npm package by the name that npm shows, `@scope/name` or `name`. */
export function npmPurl(name: string, version?: string, qualifiers?: PurlParts['qualifiers']): string {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1
  if (version && isEmpty(qualifiers) && PLAIN.test(version)) {
    // What most packages of most lockfiles come to.
    if (PLAIN.test(name)) return `pkg:npm/${name}@${version}`
    if (PLAIN_SCOPED.test(name)) return `pkg:npm/%40${name.slice(1)}@${version}`
  }
  return purl({
    type: 'npm',
    name: name.slice(slash + 1),
    ...(slash > 0 ? { namespace: name.slice(0, slash) } : {}),
    ...(version ? { version } : {}),
    ...(qualifiers ? { qualifiers } : {})
  })
}

/** The parts of a package URL, lenient as the specification asks; undefined for text that is none. */
export function parsePurl(text: string): ParsedPurl | undefined {
  const [beforeHash, subpath] = cutAtLast(text, '#')
  const [beforeQuery, query] = cutAtLast(beforeHash, '?')
  const head = /^pkg:\/*([a-z][a-z0-9.+-]*)\/+/i.exec(beforeQuery)
  if (head === null) return undefined
  const [path, version] = cutVersion(beforeQuery.slice(head[0].length))
  const parts = segments(path).map(decode)
  const decoded = {
    version: decode(version),
    qualifiers: parseQualifiers(query),
    subpath: decodePath(subpath)
  }
  if (parts.includes(undefined) || parts.length === 0) return undefined
  if (decoded.version === undefined || decoded.qualifiers === undefined || decoded.subpath === undefined) {
    return undefined
  }
  const type = head[1]!.toLowerCase()
  const normal = NORMAL.get(type)
  const names = parts as string[]
  const name = names.pop()!
  const namespace = names.map((s) => normal?.namespace?.(s) ?? s).join('/')
  return {
    type,
    name: normal?.name?.(name) ?? name,
    qualifiers: decoded.qualifiers,
    ...(namespace ? { namespace } : {}),
    ...(decoded.version ? { version: decoded.version } : {}),
    ...(decoded.subpath ? { subpath: decoded.subpath } : {})
  }
}

/** The canonical purl without version, qualifiers and subpath: what patterns are compared with. */
export function purlBase(text: string): string | undefined {
  const parsed = parsePurl(text)
  if (parsed === undefined) return undefined
  const { type, name, namespace } = parsed
  return purl({ type, name, ...(namespace === undefined ? {} : { namespace }) })
}

/** Says whether a purl is meant; its version, qualifiers and subpath do not count. */
export type PurlMatcher = (purl: string) => boolean

/**
 * A pattern such as `pkg:npm/%40acme/*`, `pkg:npm/sharp-linux*` or one exact package. Only one `*`, at the end, has a
 * meaning. Undefined for text that is no pattern, and for one that names a version, qualifiers or a subpath.
 */
export function purlPattern(text: string): PurlMatcher | undefined {
  const open = text.endsWith('*')
  const fixed = open ? text.slice(0, -1) : text
  if (/[*?#]/.test(fixed)) return undefined
  // A stand-in name makes `pkg:npm/` and `pkg:npm/%40acme/` parse like any other beginning.
  const parsed = parsePurl(open ? `${fixed}x` : fixed)
  if (parsed === undefined || parsed.version !== undefined) return undefined
  const base = purlBase(open ? `${fixed}x` : fixed)!
  if (!open) return (candidate) => purlBase(candidate) === base
  const prefix = base.slice(0, -1)
  return (candidate) => purlBase(candidate)?.startsWith(prefix) ?? false
}

// ---- encoding --------------------------------------------------------------------------------------------------------

const PLAIN = /^[\w.~:-]*$/
const PLAIN_SCOPED = /^@[\w.~:-]+\/[\w.~:-]+$/
const LONE_SURROGATE = /[\ud800-\udfff]/gu

/** Everything but letters, digits and `.-_~:` as UTF-8 percent triplets. A lone surrogate has no UTF-8: U+FFFD. */
function encode(text: string): string {
  if (PLAIN.test(text)) return text
  return encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'))
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
}

/** Undefined when the triplets are broken or no UTF-8. */
function decode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function qualifierText(qualifiers: PurlParts['qualifiers']): string {
  if (qualifiers === undefined) return ''
  const pairs = isMap(qualifiers) ? [...qualifiers] : Object.entries(qualifiers)
  const kept = pairs
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key.toLowerCase()}=${encode(value)}`)
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`
}

function isEmpty(qualifiers: PurlParts['qualifiers']): boolean {
  if (qualifiers === undefined) return true
  for (const _ in qualifiers) return false
  return !(isMap(qualifiers) && qualifiers.size > 0)
}

function isMap(value: object): value is ReadonlyMap<string, string> {
  return value instanceof Map
}

function subpathText(subpath: string | undefined): string {
  const kept = pathSegments(subpath ?? '')
  return kept.length === 0 ? '' : `#${kept.map(encode).join('/')}`
}

function parseQualifiers(query: string): Map<string, string> | undefined {
  const found = new Map<string, string>()
  for (const pair of query === '' ? [] : query.split('&')) {
    const at = pair.indexOf('=')
    const value = decode(pair.slice(at + 1))
    const key = pair.slice(0, Math.max(at, 0)).toLowerCase()
    if (at < 0 || value === undefined || !/^[a-z][a-z0-9._-]*$/.test(key)) return undefined
    if (value !== '') found.set(key, value)
  }
  return found
}

function decodePath(subpath: string): string | undefined {
  const parts = pathSegments(subpath).map(decode)
  if (parts.some((part) => part === undefined || part.includes('/'))) return undefined
  return pathSegments(parts.join('/')).join('/')
}

// ---- cutting ---------------------------------------------------------------------------------------------------------

function segments(path: string): string[] {
  return path.split('/').filter((s) => s !== '')
}

function pathSegments(path: string): string[] {
  return segments(path).filter((s) => s !== '.' && s !== '..')
}

function trimSlashes(text: string): string {
  return text.startsWith('/') || text.endsWith('/') ? segments(text).join('/') : text
}

function cutAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** An `@` before the last `/`, or first in the name, is a scope that nobody encoded: not a version. */
function cutVersion(path: string): [string, string] {
  const at = path.lastIndexOf('@')
  if (at <= 0 || path[at - 1] === '/' || path.indexOf('/', at) >= 0) return [path, '']
  return [path.slice(0, at), path.slice(at + 1)]
}

// ---- what each type does to its names --------------------------------------------------------------------------------

interface Normal {
  readonly namespace?: (text: string) => string
  readonly name?: (text: string) => string
}

const lower = (text: string) => text.toLowerCase()
const lowerBoth: Normal = { namespace: lower, name: lower }

const NORMAL: ReadonlyMap<string, Normal> = new Map([
  ['bitbucket', lowerBoth],
  ['composer', lowerBoth],
  ['github', lowerBoth],
  ['golang', lowerBoth],
  ['hex', lowerBoth],
  ['oci', { name: lower }],
  ['pub', { name: (text) => lower(text).replaceAll('-', '_') }],
  ['pypi', { name: (text) => lower(text).replace(/[-_.]+/g, '-') }]
])
