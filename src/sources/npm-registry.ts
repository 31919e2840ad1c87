import type { Claim, Package, PackageId, Reach, Reply } from '../model.ts'
import { cut } from '../text/visible.ts'
import { inParallel } from './crew.ts'
import { isObject, type JsonObject, objectIn, objectOf } from './json.ts'
import { patiently, UNREADABLE, whyOf } from './patience.ts'
import { type Answer, failed, NOTHING, type Source } from './source.ts'

/** Addresses of registries, as npm's own configuration has them. */
export interface NpmSettings {
  readonly registry?: string
  /** `@scope` to the registry that holds its packages. */
  readonly scopes: ReadonlyMap<string, string>
}

const MOST = 200
const AT_ONCE = 6
const PATIENT = 3
const OUTAGE = 12
const LONGEST_LICENSE = 5_000

/**
 * Asks the npm registry that the machine is configured for, version by version
 * (https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md): what the author stated when it was published. Its claims
 * carry no address, since that of a company's registry is nobody else's business.
 */
export function npmRegistry(settings: NpmSettings): Source {
  return {
    id: 'npm registry',
    covers: ({ ecosystem, name }) => ecosystem === 'npm' && registryFor(name, settings) !== undefined,
    async ask(packages, reach) {
      const answers = new Map<PackageId, Answer>(packages.map(({ id }) => [id, TOO_MANY]))
      let failures = 0
      await inParallel(packages.slice(0, MOST), AT_ONCE, async (p) => {
        const answer = failures < OUTAGE ? await askOne(p, registryFor(p.name, settings) ?? '', reach) : DOWN
        failures = answer.state === 'failed' ? failures + 1 : 0
        answers.set(p.id, answer)
      })
      return answers
    }
  }
}

function registryFor(name: string, { registry, scopes }: NpmSettings): string | undefined {
  const scope = name.startsWith('@') ? name.split('/')[0] : undefined
  const address = (scope === undefined ? undefined : scopes.get(scope)) ?? registry
  return address?.replace(/\/+$/, '')
}

/** The record of the version; from registries that have none for single versions, the record of the package. */
async function askOne({ name, version = '' }: Package, registry: string, reach: Reach): Promise<Answer> {
  const address = `${registry}/${name.split('/').map(encodeURIComponent).join('%2f').replace('%40', '@')}`
  const one = await patiently(() => reach.get(`${address}/${encodeURIComponent(version)}`), reach, PATIENT)
  if (!isMissing(one)) return read(one, objectOf(one), name, version)
  const all = await patiently(() => reach.get(address), reach, PATIENT)
  if (isMissing(all)) return objectIn(all) === undefined ? failed(...UNREADABLE) : NOTHING
  const versions = objectOf(all)?.['versions']
  if (!isObject(versions)) return read(all, undefined, name, version)
  const record = Object.hasOwn(versions, version) ? versions[version] : undefined
  return record === undefined ? NOTHING : read(all, isObject(record) ? record : undefined, name, version)
}

function isMissing(reply: Reply): boolean {
  return reply.kind === 'answer' && (reply.status === 404 || reply.status === 405)
}

function read(reply: Reply, record: JsonObject | undefined, name: string, version: string): Answer {
  if (reply.kind === 'failure' || reply.status !== 200) return { state: 'failed', why: whyOf(reply) }
  if (record?.['name'] !== name || record['version'] !== version) return failed(...UNREADABLE)
  const raw = record['license'] ?? record['licenses'] ?? ''
  if (raw === '') return NOTHING
  const claim: Claim = { raw: bounded(raw), source: 'npm registry', trust: 'outside' }
  return { state: 'answered', claims: [claim] }
}

/** What is too long to be the name of a license is cut, so that it stays unreadable. */
function bounded(raw: unknown): unknown {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw)
  return text.length > LONGEST_LICENSE ? cut(text, LONGEST_LICENSE) : raw
}

const TOO_MANY = failed(`no more than ${MOST} packages are asked about one by one`)
const DOWN = failed('too many answers before it had failed')
