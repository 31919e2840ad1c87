import type { Report } from '../model.ts'
import { annotationsOf } from '../render/annotations.ts'
import { comment, marker } from '../render/comment.ts'
import { findingWeight, isQuiet, problemWeight } from '../render/content/weight.ts'
import type { RenderOptions } from '../render/render.ts'
import { summary } from '../render/summary.ts'
import type { ActionPublication, Counts, OutputFile, StickyComment } from '../shell/publication.ts'
import { jsonText, sbomText } from './texts.ts'

/** Exit code of a verdict: 0 lets the job pass. `incomplete` fails only where the policy says so. */
export function exitCodeOf({ verdict, policy }: Report): 0 | 1 {
  return verdict === 'fail' || (verdict === 'incomplete' && policy.incomplete === 'fail') ? 1 : 0
}

/** How much there is of each sort, for outputs and the last line of the log. */
export function countsOf(report: Report): Counts {
  const weights = report.findings.map((f) => findingWeight(f, report))
  const problems = report.problems.map((p) => problemWeight(p, report))
  const of = (weight: string) => weights.filter((w) => w === weight).length
  return {
    resolve: of('resolve') + problems.filter((w) => w === 'resolve').length,
    look: of('look'),
    older: of('old'),
    problems: problems.length,
    packages: report.coverage.packages
  }
}

export interface Wishes {
  readonly comment: 'on-findings' | 'always' | 'never'
  readonly sbom: string
  readonly report: string
}

/** All that the action shows of a report. */
export async function actionPublication(
  report: Report,
  options: RenderOptions,
  wishes: Wishes,
  pull: { readonly number: number; readonly baseBranch: string } | undefined
): Promise<ActionPublication> {
  const counts = countsOf(report)
  return {
    verdict: report.verdict,
    exitCode: exitCodeOf(report),
    headline: headline(report, counts),
    counts,
    summary: String(summary.render(report, options)),
    annotations: annotationsOf(report),
    files: await files(report, options, wishes),
    ...(pull === undefined || wishes.comment === 'never' ? {} : { comment: sticky(report, options, wishes, pull) })
  }
}

function sticky(
  report: Report,
  options: RenderOptions,
  wishes: Wishes,
  { number, baseBranch }: { readonly number: number; readonly baseBranch: string }
): StickyComment {
  return {
    number,
    marker: marker(options.key),
    body: String(comment.render(report, options)),
    quiet: wishes.comment === 'on-findings' && isQuiet(report),
    head: report.project.head,
    baseBranch
  }
}

async function files(report: Report, options: RenderOptions, wishes: Wishes): Promise<readonly OutputFile[]> {
  return [
    ...(wishes.sbom === ''
      ? []
      : [{ kind: 'sbom', path: wishes.sbom, text: await sbomText(report, options) } as const]),
    ...(wishes.report === ''
      ? []
      : [{ kind: 'report', path: wishes.report, text: jsonText(report, options) } as const])
  ]
}

function headline({ verdict }: Report, { resolve, look, older, packages }: Counts): string {
  const said = { pass: 'Passed', fail: 'Failed', incomplete: 'Not everything could be judged' }[verdict]
  return `${said}: ${resolve} to resolve, ${look} to look at, ${older} older, ${packages} packages.`
}
