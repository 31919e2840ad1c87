// deps.dev, a public service that copies what registries say and maps it to SPDX. No key is needed. What it answers is
// generated data under CC-BY-4.0 (https://docs.deps.dev/data/), so every claim carries the address of its page.
import type { Ecosystem, PackageId } from '../model.ts'
import { askBatches } from './deps-dev/batches.ts'
import { type Coordinate, keyOf } from './deps-dev/coordinate.ts'
import { askSingly } from './deps-dev/singly.ts'
import { type Answer, failed, type Source } from './source.ts'

/** https://docs.deps.dev/api/v3alpha/: System */
const SYSTEMS: ReadonlyMap<Ecosystem, string> = new Map([['npm', 'NPM']])

/**
 * Asks 5,000 packages a call through the batch of the alpha API, which may change; where it is gone, one by one through
 * the stable API, as many as is polite. `address` is another place that speaks the same protocol.
 */
export function depsDev(address = 'https://api.deps.dev'): Source {
  const service = address.replace(/\/+$/, '')
  return {
    id: 'deps.dev',
    covers: ({ ecosystem }) => SYSTEMS.has(ecosystem),
    async ask(packages, reach) {
      const wanted = new Map<string, Coordinate>()
      const keys = new Map<PackageId, string>()
      for (const { id, name, version = '', ecosystem } of packages) {
        const coordinate = { system: SYSTEMS.get(ecosystem) ?? '', name, version }
        keys.set(id, keyOf(coordinate))
        wanted.set(keyOf(coordinate), coordinate)
      }
      const { answers, rest } = await askBatches([...wanted.values()], service, reach)
      for (const [key, answer] of await askSingly(rest, service, reach)) answers.set(key, answer)
      return new Map([...keys].map(([id, key]): [PackageId, Answer] => [id, answers.get(key) ?? UNSAID]))
    }
  }
}

const UNSAID = failed('it left the package out of its answer')
