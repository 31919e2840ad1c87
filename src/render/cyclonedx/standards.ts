import type { FlaggedStandard, Standard } from '../../model.ts'

/** An entry of `definitions.standards`: facts about a standard, none about a patent. */
export function standardDefinition(standard: Standard): object {
  return {
    'bom-ref': `standard:${standard.id}`,
    name: standard.title,
    description: `${standard.specs.join(' | ')}. Status in the data set: ${standard.status}. Reviewed ${standard.last_reviewed}.`,
    owner: standard.bodies.join('; '),
    externalReferences: standard.sources.flatMap(({ title, url }) =>
      url === null ? [] : [{ type: 'evidence', url, comment: title }]
    )
  }
}

/** The value of a component's `open-standards-gate:standard`: `h264;relation=bundles;flag=encumbered;…`. */
export function standardProperty(flag: FlaggedStandard): string {
  const { standard, relation, record, severity, confidence, evidenceKind } = flag
  return [
    standard,
    `relation=${relation}`,
    `flag=${record.flag}`,
    `severity=${severity}`,
    `confidence=${confidence}`,
    `evidence=${evidenceKind}`
  ].join(';')
}
