import { visible } from '../text/visible.ts'
import type { PackageName } from './manifest.ts'
import { type Holding, type Inspection, standardsOf } from './result.ts'

/** A line for src/standards/data/packages, as an inspection can write it. */
export interface PackageRecord {
  readonly purl: string
  readonly relation: 'bundles'
  readonly standards: readonly string[]
  readonly confidence: 'high'
  readonly name_verified_by: string
  readonly evidence_kind: 'inspected'
  readonly evidence: readonly string[]
}

const FILES = 5
const STRINGS = 8

/**
 * The record of a package that holds something. A person still decides: what no string gives away is not in it. `day` is that
 * of the inspection, YYYY-MM-DD. Undefined where nothing was found or the package says no name and version.
 */
export function recordOf(inspection: Inspection, day: string): PackageRecord | undefined {
  const { package: named, holdings } = inspection
  if (named === undefined || holdings.length === 0) return undefined
  return {
    purl: named.purl,
    relation: 'bundles',
    standards: standardsOf(holdings),
    confidence: 'high',
    name_verified_by: "the package's own manifest",
    evidence_kind: 'inspected',
    evidence: evidenceOf(named, holdings, day)
  }
}

/** A sentence a file, for files that hold the same things only the first: builds of one library repeat each other. */
function evidenceOf({ version }: PackageName, holdings: readonly Holding[], day: string): readonly string[] {
  const byFile = new Map<string, Holding[]>()
  for (const holding of holdings) byFile.set(holding.file, [...(byFile.get(holding.file) ?? []), holding])
  const sentences = new Map<string, string>()
  for (const [file, own] of byFile) {
    const held = [...new Set(own.map((h) => h.signature.id))].join(' ')
    if (sentences.has(held) || sentences.size === FILES) continue
    const strings = own.flatMap((h) => h.places.slice(0, 1)).map((p) => visible(printable(p.text), 60))
    const more = strings.length > STRINGS ? ` and ${strings.length - STRINGS} more` : ''
    sentences.set(
      held,
      `strings in ${visible(file)} (${visible(version)}, inspected ${day}): ${strings.slice(0, STRINGS).join('; ')}${more}`
    )
  }
  return [...sentences.values()]
}

function printable(text: string): string {
  return text.replace(/[^ -~]+/g, ' ').trim()
}
