import type { Location, Report } from '../model.ts'
import { published, type Told } from './brief.ts'
import { cardText } from './content/card-text.ts'
import { type Card, cardsOf } from './content/cards.ts'
import { plain } from './content/plain.ts'
import { reviewOf, standardsReview } from './content/review.ts'
import { joined, type Said } from './content/said.ts'
import { problemWeight } from './content/weight.ts'

/** One line beside the code of a pull request. Texts are plain, with foreign parts made visible. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly path?: string
  readonly line?: number
}

/**
 * One for each card of the comment that has to be resolved or looked at, worst first, on the manifest's line where there is
 * one, else the lockfile's; and one for all that is not told here.
 */
export function annotationsOf(report: Report): readonly Annotation[] {
  const told = published(report)
  const { resolve, look } = cardsOf(told.report)
  const unread = told.report.problems.filter((p) => problemWeight(p, told.report) === 'look')
  const problems = unread.map((problem): Card => ({ weight: 'look', problem }))
  const all = [
    ...review(told),
    ...resolve.map((card) => ofCard('error', card, told.report)),
    ...[...look, ...problems].map((card) => ofCard('warning', card, told.report))
  ]
  return [...all.filter(({ level }) => level === 'error'), ...all.filter(({ level }) => level !== 'error')]
}

function ofCard(level: Annotation['level'], card: Card, report: Report): Annotation {
  const { title, says, advice } = cardText(card, report, false)
  const about: Said = 'problem' in card ? [] : [...title, ': ']
  const next: Said = advice.length === 0 ? [] : ['Next: ', ...advice]
  const message = plain([...about, ...joined([...says, next], ' ')])
  return { level, title: titleOf(card, report), message, ...placed(placeOf(card)) }
}

function titleOf(card: Card, { rules }: Report): string {
  const titled = (code: string) => rules.find((rule) => rule.code === code)?.title
  if ('problem' in card) return titled(card.problem.code) ?? 'Not judged'
  const [{ rule }] = card.findings
  return titled(rule) ?? rule
}

/** The manifest line of the direct dependency that brings the package in, else the package's own place. */
function placeOf(card: Card): Location | undefined {
  if ('problem' in card) return card.problem.where
  const [first] = card.findings
  return first.via[0]?.at ?? first.at[0]
}

function placed(at: Location | undefined): Pick<Annotation, 'path' | 'line'> {
  if (at === undefined) return {}
  return at.line === undefined ? { path: at.path } : { path: at.path, line: at.line }
}

function review(told: Told): readonly Annotation[] {
  const kept = reviewOf(told)
  if (kept === undefined) return []
  const level = kept.weight === 'resolve' ? 'error' : 'warning'
  return [{ level, title: standardsReview.title, message: kept.line }]
}
