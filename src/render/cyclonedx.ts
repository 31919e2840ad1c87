import type { Report } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import { published } from './brief.ts'
import { componentWriter } from './cyclonedx/component.ts'
import { compositions } from './cyclonedx/compositions.ts'
import type { Edges } from './cyclonedx/graph.ts'
import { graphOf } from './cyclonedx/graph.ts'
import { metadata } from './cyclonedx/metadata.ts'
import type { Digest } from './cyclonedx/serial.ts'
import { digestOf, seen } from './cyclonedx/serial.ts'
import { standardDefinition } from './cyclonedx/standards.ts'
import type { Renderer, RenderOptions } from './render.ts'
import type { Field } from './stream.ts'
import { chunked, jsonObject, jsonText, jsonTexts } from './stream.ts'

/**
 * The SBOM of the head as CycloneDX 1.7 JSON (https://cyclonedx.org/docs/1.7/json/), one component at a time. Everything
 * is in it, third and first party. The serial number stands last: it is made from all that comes before, without the
 * timestamp.
 */
export const cyclonedx: Renderer = {
  id: 'cyclonedx',
  render: (report, options) => chunked(jsonObject(fields(published(report).report, options)))
}

function* fields(report: Report, options: RenderOptions): Iterable<Field> {
  const graph = graphOf(report)
  const digest = digestOf(options.hash)
  const component = componentWriter(report)
  const about = metadata(report, graph, component)
  digest?.add(jsonText(about))
  yield ['$schema', 'http://cyclonedx.org/schema/bom-1.7.schema.json']
  yield ['bomFormat', 'CycloneDX']
  yield ['specVersion', '1.7']
  yield ['version', 1]
  yield ['metadata', { timestamp: options.timestamp, ...about }]
  yield ['components', { each: seen(jsonTexts(graph.components, component), digest) }]
  yield ['dependencies', { each: seen(jsonTexts(graph.edges, dependency), digest) }]
  yield [
    'compositions',
    {
      each: seen(
        jsonTexts(compositions(report, graph), (c) => c),
        digest
      )
    }
  ]
  if (report.standards.length > 0) yield ['definitions', definitions(report, digest)]
  yield ['serialNumber', digest?.serialNumber()]
}

function dependency([ref, { dependsOn }]: readonly [string, Edges]): object {
  return dependsOn.length === 0 ? { ref } : { ref, dependsOn }
}

function definitions(report: Report, digest: Digest | undefined): object {
  const standards = sortedBy(report.standards, (standard) => standard.id).map(standardDefinition)
  digest?.add(jsonText(standards))
  return { standards }
}
