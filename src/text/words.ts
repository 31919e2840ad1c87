import type { Words } from '../model.ts'
import { codeCell, codeSpan } from './code-span.ts'
import { logSafe } from './log-safe.ts'
import { cut, visible } from './visible.ts'

/** How one medium writes the three kinds of piece that a sentence is made of. */
export interface Pen {
  /** Our own words. */
  readonly own: (text: string) => string
  readonly quote: (text: string) => string
  readonly link: (text: string, url: string) => string
}

/** Markdown outside tables. */
export const markdownPen: Pen = {
  own: (text) => markdownText(text, codeSpan),
  quote: (text) => codeSpan(text),
  link: (text, url) => markdownLink(text, url, codeSpan)
}

/** Markdown inside a table cell. */
export const cellPen: Pen = {
  own: (text) => markdownText(text, codeCell),
  quote: (text) => codeCell(text),
  link: (text, url) => markdownLink(text, url, codeCell)
}

/** Plain text for data: report.json. Quotes are made visible and cut, nothing marks them. */
export const textPen: Pen = {
  own: (text) => visible(text, longest),
  quote: (text) => visible(text, longest),
  link: (text, url) => `${visible(text)} (${visible(url, 500)})`
}

/** A line of a log or a terminal, without colour. */
export const logPen: Pen = {
  own: (text) => logSafe(text, longest),
  quote: (text) => logSafe(text, 160),
  link: (text, url) => (safeUrl(url) === undefined ? logSafe(text) : `${logSafe(text)} (${logSafe(url)})`)
}

const longest = 2000

/** A sentence in one medium. Of a sentence longer than about `limit` units the end is left out, and `…` says so. */
export function write(words: Words, pen: Pen, limit?: number): string {
  return joinPieces(
    words.map((piece) => writePiece(piece, pen)),
    limit
  )
}

export function writePiece(piece: Words[number], pen: Pen): string {
  if (typeof piece === 'string') return pen.own(piece)
  return 'quote' in piece ? pen.quote(piece.quote) : pen.link(piece.text, piece.url)
}

/** Written pieces in a row. They are left out whole, since half a code span is none. */
export function joinPieces(pieces: readonly string[], limit = longest): string {
  let length = 0
  const end = pieces.findIndex((piece, index) => (length += piece.length) > limit && index > 0)
  return end < 0 ? pieces.join('') : `${pieces.slice(0, end).join('')}…`
}

/** What GitHub turns into a link, a mention, a reference, an emoji or a formula after Markdown is done. */
const active = /[@$]|#\d|\bGH-\d|:\/\/|\bwww\.|:[\w+-]+:|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b/i

/**
 * Our own words as Markdown text: what Markdown would act on is written as a character reference. A text that GitHub
 * would act on as well cannot be ours alone, and becomes code.
 */
function markdownText(text: string, code: (text: string, limit?: number) => string): string {
  if (active.test(text)) return code(text, longest)
  return visible(text, longest)
    .replace(/[&<>*_~`|\\[\]]/g, reference)
    .replace(/^(\s*)([#+-])/, (_, space: string, mark: string) => space + reference(mark))
    .replace(/^(\s*\d+)([.)])/, (_, digits: string, mark: string) => digits + reference(mark))
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

function markdownLink(text: string, url: string, code: (text: string, limit?: number) => string): string {
  const address = safeUrl(url)
  const label = markdownText(cut(text, 200), code)
  if (address === undefined) return label
  return crossReference.test(address) ? `${label} (${code(url)})` : `[${label}](${address})`
}

/** A link to one of these makes GitHub write a note there, with every comment anew. */
const crossReference =
  /^https:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:(?:issues|pull|discussions)\/\d|commit\/)/i

/** The address, fit to stand in Markdown and HTML; nothing for one that is not https, names a user or is over 500 units. */
export function safeUrl(url: string): string | undefined {
  if (url.length > 500 || !/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][!-~]*)?$/i.test(url)) return undefined
  return url.replace(/["'()<>[\\\]^`{|}*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
