import type { Report } from '../../model.ts'
import type { ComponentWriter } from './component.ts'
import type { Graph } from './graph.ts'

/** About the BOM: who made it, when in the life of the software, of what. Without its timestamp. */
export function metadata(report: Report, graph: Graph, component: ComponentWriter): Record<string, unknown> {
  const { tool, head } = report.project
  return {
    lifecycles: [{ phase: 'pre-build' }],
    tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
    component: mainComponent(report, graph, component),
    properties: [
      { name: 'open-standards-gate:data', value: report.data.standards },
      { name: 'open-standards-gate:head', value: head }
    ]
  }
}

function mainComponent(
  { project }: Report,
  { main }: Graph,
  component: ComponentWriter
): Record<string, unknown> {
  const listed = main.node === undefined ? {} : component(main.node)
  const version = project.version === undefined ? {} : { version: project.version.slice(0, 1024) }
  return {
    ...listed,
    type: 'application',
    name: project.name,
    ...version,
    'bom-ref': main.ref,
    scope: undefined
  }
}
