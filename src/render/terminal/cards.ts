import type { Report } from '../../model.ts'
import type { Card } from '../content/cards.ts'
import { cardText } from '../content/card-text.ts'
import type { Said } from '../content/said.ts'
import { joined } from '../content/said.ts'
import type { Paint } from './paint.ts'
import type { Line } from './line.ts'

/** A card as lines: title, then everything else indented under it. */
export function cardLines(card: Card, label: string, report: Report, line: Line, paint: Paint): string[] {
  const { title, how, says, where, evidence, advice } = cardText(card, report, card.weight === 'resolve')
  const head = how.length > 0 ? `, ${line(how)}` : ''
  return [
    `${label}${paint.bold(line(title))}${head}`,
    ...says.map((said) => `  ${line(said)}`),
    ...[where, evidenceSaid(evidence)]
      .filter((said) => said.length > 0)
      .map((said) => `  ${paint.dim(line(said))}`),
    ...(advice.length > 0 ? [`  → ${line(advice)}`] : [])
  ]
}

function evidenceSaid([first, ...more]: readonly Said[]): Said {
  if (first === undefined) return []
  return ['Evidence: ', ...first, ...(more.length > 0 ? [`; ${more.length} more in the report`] : [])]
}

/** A card in one line, for long lists: title and heaviest sentence. */
export function cardLine(card: Card, report: Report, line: Line): string {
  const { title, how, says } = cardText(card, report, false)
  return `  ${line(joined([[...title, ...(how.length > 0 ? [', ', ...how] : [])], says[0] ?? []], ': '), 600)}`
}
