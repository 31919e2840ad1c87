import type { Card } from '../../content/cards.ts'
import { digits } from '../../content/numbers.ts'
import { cardColumns, cardParagraph, cardRow } from '../cards.ts'
import { detailsEnd, detailsStart, listEnd, tableHead } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { section } from '../page.ts'

const paragraphs = 5
const rows = 100

/** What is to be resolved: a paragraph each for the first five, a table beyond. */
export function toResolve(page: Page): Section[] {
  const { told, cards, writer } = page
  const beyond = cards.resolve.slice(paragraphs)
  return [
    section(page, {
      importance: 1,
      items: cards.resolve.slice(0, paragraphs),
      most: paragraphs,
      write: (card, index) => cardParagraph(card, index + 1, told.report, writer),
      one: 'package to resolve',
      many: 'packages to resolve'
    }),
    section(page, {
      importance: 2,
      items: beyond,
      most: rows,
      before: `**${digits(beyond.length)} more to resolve**\n\n${tableHead(cardColumns)}`,
      write: (card) => cardRow(card, told.report, writer),
      after: '\n',
      one: 'package to resolve',
      many: 'packages to resolve'
    })
  ]
}

export function toLookAt(page: Page): Section {
  return folded(page, page.cards.look, 'To look at', 3)
}

export function noted(page: Page): Section {
  return folded(page, page.cards.note, 'To know', 8)
}

/** Cards behind a heading to open: paragraphs while they are few, else a table. */
function folded(page: Page, cards: readonly Card[], title: string, importance: number): Section {
  const { told, writer } = page
  const few = cards.length <= paragraphs
  return section(page, {
    importance,
    items: cards,
    most: rows,
    before: detailsStart(`${title} (${digits(cards.length)})`) + (few ? '' : tableHead(cardColumns)),
    write: (card) =>
      few ? cardParagraph(card, undefined, told.report, writer) : cardRow(card, told.report, writer),
    after: few ? detailsEnd : listEnd,
    one: `package ${title.toLowerCase()}`,
    many: `packages ${title.toLowerCase()}`
  })
}
