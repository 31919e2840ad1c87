// deps.dev as its proto files describe the protocol (https://github.com/google/deps.dev/tree/main/api, v3 and v3alpha). The
// real service was out of reach when this was written: the shapes are those that are documented, not recordings. It checks
// every request and keeps every name that it hears. A test ends with `expect(service.problems).toEqual([])`.
import { type Answered, type Asked, type Fault, faultsOf, json, type Service } from './fake-service.ts'

/** What it knows of one version. */
export interface Known {
  readonly licenses?: readonly string[]
  readonly licenseDetails?: readonly { readonly license: string; readonly spdx: string }[]
}

export interface DepsDevOptions {
  /** `name@version` to what is known of it; a text is one license, as written and as mapped. */
  readonly known?: ReadonlyMap<string, Known | string> | Readonly<Record<string, Known | string>>
  /** Answers on one page; all of them unless given. */
  readonly page?: number
  /** `name@version` that make a batch fail, and with which status. */
  readonly poison?: readonly string[]
  readonly poisonStatus?: number
  /** `name@version` that are left out of a batch's answers, and how often. */
  readonly leavesOut?: Readonly<Record<string, number>>
  readonly faults?: readonly Fault<'batch' | 'single'>[]
  /** There is no batch any more. */
  readonly withoutBatch?: number
}

export interface FakeDepsDev {
  readonly service: Service
  readonly problems: string[]
  /** `name@version`, as often as it was heard. */
  readonly named: string[]
  /** `batch of 3`, `batch of 3, next page`, `single`. */
  readonly calls: string[]
}

interface Key {
  readonly system: string
  readonly name: string
  readonly version: string
}

const MOST = 5_000

export function fakeDepsDev(options: DepsDevOptions = {}): FakeDepsDev {
  const known = new Map<string, Known | string>(
    options.known instanceof Map ? options.known : Object.entries(options.known ?? {})
  )
  const fault = faultsOf(options.faults ?? [])
  const leftOut = new Map<string, number>()
  const requestsOf = new Map<string, string>()
  const problems: string[] = []
  const named: string[] = []
  const calls: string[] = []

  function batch(asked: Asked): Answered {
    const { requests, pageToken } = JSON.parse(asked.body) as {
      requests: { versionKey: Key }[]
      pageToken: string
    }
    problems.push(...batchProblems(asked, requests, pageToken, requestsOf))
    named.push(...requests.map(({ versionKey }) => textOf(versionKey)))
    calls.push(`batch of ${requests.length}${pageToken === '' ? '' : ', next page'}`)
    if (options.withoutBatch !== undefined) return json(options.withoutBatch, { error: 'no such method' })
    const wrong = fault('batch')
    if (wrong !== undefined) return wrong
    if (
      requests.length > MOST ||
      requests.some(({ versionKey }) => options.poison?.includes(textOf(versionKey)))
    ) {
      return json(options.poisonStatus ?? 400, { code: 3, message: 'invalid argument' })
    }
    return page(requests, Number(pageToken || 0))
  }

  function page(requests: readonly { versionKey: Key }[], from: number): Answered {
    const to = from + (options.page ?? requests.length)
    const responses = requests.slice(from, to).filter(({ versionKey }) => {
      const count = leftOut.get(textOf(versionKey)) ?? 0
      leftOut.set(textOf(versionKey), count + 1)
      return count >= (options.leavesOut?.[textOf(versionKey)] ?? 0)
    })
    const nextPageToken = to < requests.length ? String(to) : ''
    requestsOf.set(nextPageToken, JSON.stringify(requests))
    return json(200, {
      // From the back, since nothing says in which order they come.
      responses: responses
        .toReversed()
        .map((request) => ({ request, ...recordOf(request.versionKey, true) })),
      nextPageToken
    })
  }

  function single(asked: Asked): Answered {
    calls.push('single')
    const match = /^\/v3\/systems\/([^/]+)\/packages\/([^/]+)\/versions\/([^/]+)$/.exec(asked.path)
    if (asked.method !== 'GET' || match === null) {
      problems.push(`${asked.method} ${asked.path}`)
      return json(404, { code: 5, message: 'not found' })
    }
    const [system = '', name = '', version = ''] = match.slice(1).map(decodeURIComponent)
    if (system !== 'npm') problems.push(`system ${system}`)
    named.push(`${name}@${version}`)
    const record = recordOf({ system: 'NPM', name, version }, false)
    return (
      fault('single') ??
      (record.version === undefined
        ? json(404, { code: 5, message: 'not found' })
        : json(200, record.version))
    )
  }

  function recordOf(versionKey: Key, isAlpha: boolean): { version?: unknown } {
    const found = known.get(textOf(versionKey))
    if (found === undefined) return {}
    const { licenses, licenseDetails } =
      typeof found === 'string'
        ? { licenses: [found], licenseDetails: [{ license: found, spdx: found }] }
        : found
    return {
      version: {
        versionKey,
        publishedAt: '2024-01-01T00:00:00Z',
        isDefault: true,
        licenses: licenses ?? licenseDetails?.map(({ spdx }) => spdx) ?? [],
        ...(isAlpha
          ? { purl: `pkg:npm/${versionKey.name}`, isDeprecated: false, licenseDetails: licenseDetails ?? [] }
          : {}),
        advisoryKeys: [],
        links: []
      }
    }
  }

  const service: Service = (asked) => {
    if (asked.path === '/v3alpha/versionbatch') return batch(asked)
    return single(asked)
  }
  return { service, problems, named, calls }
}

function textOf({ name, version }: Key): string {
  return `${name}@${version}`
}

function batchProblems(
  { method, body }: Asked,
  requests: readonly { versionKey: Key }[],
  pageToken: string,
  requestsOf: ReadonlyMap<string, string>
): string[] {
  const keys = requests.flatMap((r) => [Object.keys(r).join(), Object.keys(r.versionKey).sort().join()])
  const problems: string[] = []
  if (method !== 'POST') problems.push(`the batch was asked with ${method}`)
  if (Object.keys(JSON.parse(body) as object).join() !== 'requests,pageToken')
    problems.push('unknown keys in the batch')
  if (keys.some((k) => k !== 'versionKey' && k !== 'name,system,version'))
    problems.push('unknown keys in a request')
  if (requests.length > MOST) problems.push(`${requests.length} requests in one batch`)
  if (requests.length === 0) problems.push('an empty batch')
  if (requests.some((r) => r.versionKey.system !== 'NPM')) problems.push('a system that was not asked for')
  if (new Set(requests.map((r) => textOf(r.versionKey))).size < requests.length)
    problems.push('one version asked for twice')
  if (pageToken !== '' && requestsOf.get(pageToken) !== JSON.stringify(requests)) {
    problems.push('a page of other requests than before')
  }
  return problems
}
