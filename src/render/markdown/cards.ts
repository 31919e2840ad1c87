import type { Report } from '../../model.ts'
import type { Card } from '../content/cards.ts'
import { cardText } from '../content/card-text.ts'
import { joined, type Said } from '../content/said.ts'
import { detailsStart, listEnd, row, small } from './details.ts'
import type { Writer } from './write.ts'

/**
 * A card as a paragraph: title, what is the matter, what to do, and in small print on what grounds. What has to be resolved
 * has a number.
 */
export function cardParagraph(
  card: Card,
  number: number | undefined,
  report: Report,
  writer: Writer
): string {
  const { title, how, says, where, evidence, advice } = cardText(card, report, card.weight !== 'note')
  const [first = [], ...more] = evidence
  const grounds = joined([where, first.length > 0 ? ['Evidence: ', ...first] : []], ' · ')
  const label = number === undefined ? '' : `${number}. Resolve: `
  const lines = [
    `**${label}${writer.text(title)}**${how.length > 0 ? `, ${writer.text(how)}` : ''}`,
    ...says.map((said) => writer.text(said)),
    advice.length > 0 ? `→ ${writer.text(advice)}` : '',
    grounds.length > 0 ? small(writer.text(grounds)) : ''
  ]
  const rest = number === undefined ? 'More evidence' : `More evidence on number ${number}`
  return `${lines.filter((line) => line !== '').join('  \n')}\n\n${folded(rest, more, writer)}`
}

function folded(title: string, items: readonly Said[], writer: Writer): string {
  if (items.length === 0) return ''
  const list = items.map((said) => `- ${writer.text(said, 600)}\n`).join('')
  return `${detailsStart(`${title} (${items.length})`)}${list}${listEnd}`
}

export const cardColumns = ['Package', 'What', 'How it comes in', 'Where']

/** A card as a row of a table under `cardColumns`, with its heaviest sentence and the number of others. */
export function cardRow(card: Card, report: Report, writer: Writer): string {
  const { title, how, says, where } = cardText(card, report, false)
  const [first = [], ...others] = says
  const what = others.length > 0 ? [...first, ` (and ${others.length} more)`] : first
  return row([title, what, how, where].map((said) => writer.cell(said)))
}
