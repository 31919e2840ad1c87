import type { Report } from '../../model.ts'
import type { Edges, Graph } from './graph.ts'

interface Composition {
  readonly aggregate: Edges['known']
  readonly dependencies?: readonly string[]
}

const LEVELS = ['complete', 'incomplete', 'unknown'] as const

/**
 * How far the BOM may be trusted to be all: once for the whole of it, then for the edges of each component. `complete`
 * only where every lockfile names all edges and nothing that should be in it could not be read.
 */
export function compositions(report: Report, graph: Graph): readonly Composition[] {
  const refs = { complete: [] as string[], incomplete: [] as string[], unknown: [] as string[] }
  for (const [ref, { known }] of graph.edges) refs[known].push(ref)
  const levels = LEVELS.map((aggregate) => ({ aggregate, dependencies: refs[aggregate] }))
  return [{ aggregate: whole(report, graph) }, ...levels.filter((level) => level.dependencies.length > 0)]
}

function whole(report: Report, graph: Graph): Edges['known'] {
  const { lockfiles } = report.inventory // none at all is unknown too
  if (lockfiles.every((lockfile) => lockfile.state === 'failed')) return 'unknown'
  const gaps = report.problems.some((problem) => problem.code !== 'lookup-failed')
  const exact = [...graph.edges.values()].every((edges) => edges.known === 'complete')
  return exact && !gaps ? 'complete' : 'incomplete'
}
