import type { Report } from '../model.ts'
import { annotationsOf } from '../render/annotations.ts'
import { published } from '../render/brief.ts'
import { comment, marker } from '../render/comment.ts'
import { cardsOf } from '../render/content/cards.ts'
import { tallyOf } from '../render/content/tally.ts'
import { isQuiet } from '../render/content/weight.ts'
import type { RenderOptions } from '../render/render.ts'
import { summary } from '../render/summary.ts'
import type { ActionPublication, Counts, OutputFile, StickyComment } from '../shell/publication.ts'
import { jsonText, sarifText, sbomText } from './texts.ts'

/** Exit code of a verdict: 0 lets the job pass. `incomplete` fails only where the policy says so. */
export function exitCodeOf({ verdict, policy }: Report): 0 | 1 {
  return verdict === 'fail' || (verdict === 'incomplete' && policy.incomplete === 'fail') ? 1 : 0
}

/** How much there is of each sort, for outputs and the last line of the log: the numbers of the comment. */
export function countsOf(report: Report): Counts {
  const told = published(report)
  return {
    ...tallyOf(told, cardsOf(told.report)),
    problems: report.problems.length,
    packages: report.coverage.packages
  }
}

export interface Wishes {
  readonly comment: 'on-findings' | 'always' | 'never'
  /** Paths; empty for no file. */
  readonly sbom: string
  readonly report: string
  readonly sarif: string
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
    summary: summary.render(report, options),
    annotations: annotationsOf(report),
    files: await files(report, options, wishes),
    ...(pull === undefined || wishes.comment === 'never'
      ? {}
      : { comment: sticky(report, options, wishes, pull) })
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
    body: comment.render(report, options),
    quiet: wishes.comment === 'on-findings' && isQuiet(report),
    head: report.project.head,
    baseBranch
  }
}

async function files(report: Report, options: RenderOptions, wishes: Wishes): Promise<readonly OutputFile[]> {
  const wanted: OutputFile[] = []
  if (wishes.sbom !== '') {
    wanted.push({ kind: 'sbom', path: wishes.sbom, text: await sbomText(report, options) })
  }
  if (wishes.report !== '') {
    wanted.push({ kind: 'report', path: wishes.report, text: jsonText(report, options) })
  }
  if (wishes.sarif !== '') {
    wanted.push({ kind: 'sarif', path: wishes.sarif, text: sarifText(report, options) })
  }
  return wanted
}

function headline({ verdict }: Report, { resolve, look, older, packages }: Counts): string {
  const said = { pass: 'Passed', fail: 'Failed', incomplete: 'Not everything could be judged' }[verdict]
  return `${said}: ${resolve} to resolve, ${look} to look at, ${older} older, ${packages} packages.`
}
