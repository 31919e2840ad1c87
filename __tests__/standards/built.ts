import { standardsData } from '../../scripts/build-standards.mjs'
import type { Package } from '../../src/model.ts'
import { loadStandards, type Standards } from '../../src/standards/data.ts'

/** The files of dist/data as the build makes them, through JSON and back. */
export const built: ReadonlyMap<string, unknown> = new Map(
  [...standardsData()].map(([name, value]) => [name, JSON.parse(JSON.stringify(value))])
)

/** Hands out built files, some of them replaced, and keeps the names that were asked for. */
export function reader(replaced: Readonly<Record<string, unknown>> = {}) {
  const asked: string[] = []
  const read = async (name: string): Promise<unknown> => {
    asked.push(name)
    if (name in replaced) return replaced[name]
    if (!built.has(name)) throw new Error(`no file ${name}`)
    return built.get(name)
  }
  return { read, asked }
}

export const all: Standards = await loadStandards(reader().read)

export function packageOf(purl: string | undefined, origin: Package['origin'] = 'public-registry'): Package {
  const base = { id: purl ?? 'x', name: 'x', ecosystem: 'npm' as const, origin, hashes: [], claims: [] }
  return purl === undefined ? base : { ...base, purl }
}
