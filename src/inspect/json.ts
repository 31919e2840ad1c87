import { textPen, write } from '../text/words.ts'
import { visibleJson } from '../text/visible.ts'
import type { Inspection, NotRead } from './result.ts'
import { standardsOf } from './result.ts'

/** The result for programs. Fields are only ever added under this name; a change of meaning gets a new one. */
export interface InspectionJson {
  readonly schema: 'open-standards-gate/inspection@1'
  readonly tool: { readonly name: string; readonly version: string }
  readonly target: string
  readonly package?: { readonly purl: string; readonly name: string; readonly version: string }
  readonly standards: readonly string[]
  readonly findings: readonly {
    readonly signature: string
    readonly standards: readonly string[]
    readonly relation: string
    readonly meaning: string
    readonly file: string
    /** `inside`: where base64 begins in the file; the offset then counts from there, decoded. */
    readonly strings: readonly { readonly offset: number; readonly inside?: number; readonly text: string }[]
  }[]
  readonly files: number
  readonly binaries: number
  readonly scripts: number
  readonly problems: readonly { readonly path: string; readonly why: string }[]
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
}

/** One JSON document with a line feed at its end. */
export function inspectionJson(inspection: Inspection, tool: InspectionJson['tool']): string {
  const { target, package: named, holdings, files, binaries, scripts } = inspection
  const value: InspectionJson = {
    schema: 'open-standards-gate/inspection@1',
    tool,
    target,
    ...(named === undefined ? {} : { package: named }),
    standards: standardsOf(holdings),
    findings: holdings.map(({ signature, file, places }) => ({
      signature: signature.id,
      standards: signature.standards,
      relation: signature.relation,
      meaning: signature.meaning,
      file,
      strings: places
    })),
    files,
    binaries,
    scripts,
    problems: inspection.problems.map(notRead),
    skipped: inspection.skipped.map(notRead)
  }
  return `${visibleJson(JSON.stringify(value, null, 2))}\n`
}

function notRead({ path, why }: NotRead): { path: string; why: string } {
  return { path, why: write(why, textPen).trim() }
}
