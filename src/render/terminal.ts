import type { Remedy } from '../model.ts'
import { disarmed, logSafe } from '../text/log-safe.ts'
import type { Told } from './brief.ts'
import { published, whole } from './brief.ts'
import type { Card, Cards } from './content/cards.ts'
import { cardsOf } from './content/cards.ts'
import { closing } from './content/closing.ts'
import { headline, withheldLine } from './content/headline.ts'
import { count } from './content/numbers.ts'
import { firstPolicy, offersOf } from './content/offers.ts'
import { distinct } from './content/said.ts'
import { unjudgedOf, unjudgedTitle } from './content/unjudged.ts'
import type { RenderOptions, TextRenderer } from './render.ts'
import { cardLine, cardLines } from './terminal/cards.ts'
import type { Line } from './terminal/line.ts'
import { lineWriter } from './terminal/line.ts'
import type { Paint } from './terminal/paint.ts'
import { painter } from './terminal/paint.ts'

/** So many cards are written out, so many more are one line each; the report has all. */
const most = { cards: 10, lines: 200, unjudged: 20, offers: 3, offerLines: 20 }

interface Sheet {
  readonly told: Told
  readonly cards: Cards
  readonly options: RenderOptions
  readonly line: Line
  readonly paint: Paint
}

/** What the comment says, for a terminal: places as `path:line`, the verdict at the end, where eyes are. */
export const terminal: TextRenderer = {
  id: 'terminal',
  render(report, options) {
    const told = options.published ? published(report) : whole(report)
    const brush = painter(options.color)
    const sheet: Sheet = { told, cards: cardsOf(told.report), options, line: lineWriter(brush), paint: brush }
    const blocks = [
      ...listed(sheet, sheet.cards.resolve, brush.red('Resolve: ')),
      ...listed(sheet, sheet.cards.look, brush.yellow('Look at: ')),
      ...listed(sheet, sheet.cards.note, brush.dim('Know: ')),
      unjudged(sheet),
      offers(sheet),
      offer(sheet),
      verdict(sheet)
    ]
    const lines = blocks.filter((block) => block.length > 0).map((block) => block.map(disarmed).join('\n'))
    return `${lines.join('\n\n')}\n`
  }
}

function listed({ told, line, paint }: Sheet, cards: readonly Card[], label: string): string[][] {
  const rest = cards.slice(most.cards)
  const shown = rest.slice(0, most.lines)
  const left = rest.length - shown.length
  return [
    ...cards.slice(0, most.cards).map((card) => cardLines(card, label, told.report, line, paint)),
    shown.map((card) => label + cardLine(card, told.report, line).trimStart()),
    left > 0 ? [`${label}${count(left, 'package')} more; the report has them all`] : []
  ]
}

function unjudged({ told, line, paint }: Sheet): string[] {
  const title = unjudgedTitle(told.report)
  const items = unjudgedOf(told.report)
  if (title === undefined) return []
  const left = items.length - most.unjudged
  return [
    paint.bold(`Not judged (${title}), and why`),
    ...items.slice(0, most.unjudged).map((said) => `  ${line(said)}`),
    ...(left > 0 ? [`  ${count(left, 'item')} more`] : [])
  ]
}

/** The first block of each card: it settles the worst finding. */
function offers({ cards, line, paint }: Sheet): string[] {
  const all = offersOf(cards.resolve)
  const short = all.filter(({ remedy }) => linesOf(remedy).length <= most.offerLines)
  const shown = distinct(short, ({ finding }) => `${finding.lockfile}\0${finding.name}`).slice(0, most.offers)
  const left = all.length - shown.length
  if (shown.length === 0) return []
  return [
    paint.bold('For maintainers: blocks to paste into the policy'),
    ...shown.flatMap(({ finding, remedy }) => [
      `  For ${line([{ quote: finding.name }])}, under ${remedy.into}:`,
      ...linesOf(remedy).map((text) => `    ${logSafe(text, 2000)}`)
    ]),
    ...(left > 0 ? [`  More blocks in the report and the comment: ${left}`] : [])
  ]
}

function linesOf({ block }: Remedy): string[] {
  return block.trimEnd().split('\n')
}

function offer({ told, paint }: Sheet): string[] {
  if (!told.report.policy.offered) return []
  return [
    paint.bold(
      `No policy file was found: open@1 is used as advice and blocks nothing. A first ${firstPolicy.path}:`
    ),
    ...firstPolicy.lines.map((text) => `    ${text}`)
  ]
}

function verdict({ told, cards, options, line, paint }: Sheet): string[] {
  const { verdict: word } = told.report
  const color = { pass: paint.green, fail: paint.red, incomplete: paint.yellow }[word]
  const hidden = withheldLine(told)
  const judged = closing(told, cards, options)
    .map((part) => line(part, 600))
    .join(' · ')
  return [
    ...(hidden === undefined ? [] : [hidden]),
    paint.bold(color(`${signs[word]} ${word}: ${headline(told, cards)}`)),
    paint.dim(judged)
  ]
}

const signs = { pass: '✓', fail: '✗', incomplete: '!' }
