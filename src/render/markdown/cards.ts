import type { Report } from '../../model.ts'
import type { Card } from '../content/cards.ts'
import { cardText } from '../content/card-text.ts'
import type { Said } from '../content/said.ts'
import { detailsStart, listEnd, row } from './details.ts'
import type { Writer } from './write.ts'

/** A card as a paragraph: title, what is the matter, on what grounds, what to do. */
export function cardParagraph(card: Card, label: string, report: Report, writer: Writer): string {
  const { title, how, says, where, evidence, advice } = cardText(card, report, card.weight !== 'note')
  const [first, ...more] = evidence
  const lines = [
    `**${label}${writer.text(title)}**${how.length > 0 ? `, ${writer.text(how)}` : ''}`,
    ...[...says, where].map((said) => writer.text(said)),
    first === undefined ? '' : `Evidence: ${writer.text(first)}`,
    advice.length > 0 ? `→ ${writer.text(advice)}` : ''
  ]
  return `${lines.filter((line) => line !== '').join('  \n')}\n\n${moreEvidence(more, writer)}`
}

function moreEvidence(more: readonly Said[], writer: Writer): string {
  if (more.length === 0) return ''
  const items = more.map((said) => `- ${writer.text(said, 600)}\n`).join('')
  return `${detailsStart(`More evidence (${more.length})`)}${items}${listEnd}`
}

export const cardColumns = ['Package', 'What', 'How it comes in', 'Where']

/** A card as a row of a table under `cardColumns`, with its heaviest sentence and the number of others. */
export function cardRow(card: Card, report: Report, writer: Writer): string {
  const { title, how, says, where } = cardText(card, report, false)
  const [first = [], ...others] = says
  const what = others.length > 0 ? [...first, ` (and ${others.length} more)`] : first
  return row([title, what, how, where].map((said) => writer.cell(said)))
}
