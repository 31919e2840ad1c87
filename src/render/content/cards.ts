import type { Finding, Report } from '../../model.ts'
import type { Weight } from './weight.ts'
import { findingWeight, problemWeight } from './weight.ts'

/** Everything to say of one package in one lockfile, or of one problem. */
export type Card =
  | { readonly weight: Weight; readonly findings: readonly [Finding, ...Finding[]] }
  | { readonly weight: Weight; readonly problem: Report['problems'][number] }

export interface Cards {
  readonly resolve: readonly Card[]
  readonly look: readonly Card[]
  readonly note: readonly Card[]
  /** Findings, not packages: they are counted, never told one by one in a comment. */
  readonly old: number
}

/**
 * The findings of a report by package (name and lockfile), each card under its heaviest finding; within a weight in the
 * report's own order. Problems that have to be resolved come first.
 */
export function cardsOf(report: Report): Cards {
  const counting = report.findings.filter((finding) => findingWeight(finding, report) !== 'old')
  const cards = grouped(counting).map((findings): Card => ({ weight: heaviest(findings, report), findings }))
  const broken = report.problems
    .filter((problem) => problemWeight(problem, report) === 'resolve')
    .map((problem): Card => ({ weight: 'resolve', problem }))
  const of = (weight: Weight) => cards.filter((card) => card.weight === weight)
  return {
    resolve: [...broken, ...of('resolve')],
    look: of('look'),
    note: of('note'),
    old: report.findings.length - counting.length
  }
}

/** Findings together that speak of one package in one lockfile. */
function grouped(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of findings) {
    const key = `${finding.lockfile}\0${finding.name}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  return [...groups.values()]
}

function heaviest(findings: readonly Finding[], report: Report): Weight {
  const weights = new Set(findings.map((finding) => findingWeight(finding, report)))
  return weights.has('resolve') ? 'resolve' : weights.has('look') ? 'look' : 'note'
}
