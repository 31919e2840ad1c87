// An npm registry, as https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md describes the two reads that we use.
import { type Answered, type Asked, type Fault, faultsOf, json, type Service } from './fake-service.ts'

export interface RegistryOptions {
  /** `name@version` to the fields of its manifest. */
  readonly known?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Some registries have records of packages alone, not of single versions. */
  readonly withoutVersions?: boolean
  readonly faults?: readonly Fault<'version' | 'package'>[]
}

export interface FakeRegistry {
  readonly service: Service
  /** `GET /name/version` and the like, with `as …` where something was sent as Authorization. */
  readonly calls: string[]
}

export function fakeRegistry({
  known = {},
  withoutVersions = false,
  faults = []
}: RegistryOptions): FakeRegistry {
  const fault = faultsOf(faults)
  const calls: string[] = []
  const manifests = Object.entries(known).map(([text, fields]) => {
    const at = text.lastIndexOf('@')
    return { name: text.slice(0, at), version: text.slice(at + 1), ...fields }
  })

  const service: Service = ({ method, path, headers }: Asked): Answered => {
    calls.push(
      `${method} ${path}${headers['authorization'] === undefined ? '' : ` as ${String(headers['authorization'])}`}`
    )
    const [name = '', version] = path.slice(1).split('/').map(decodeURIComponent)
    const wrong = fault(version === undefined ? 'package' : 'version')
    if (wrong !== undefined) return wrong
    const versions = manifests.filter((m) => m.name === name)
    if (version === undefined) {
      const record = { name, versions: Object.fromEntries(versions.map((m) => [m.version, m])) }
      return versions.length === 0 ? json(404, { error: 'Not found' }) : json(200, record)
    }
    const one = withoutVersions ? undefined : versions.find((m) => m.version === version)
    return one === undefined ? json(404, `version not found: ${version}`) : json(200, one)
  }
  return { service, calls }
}
