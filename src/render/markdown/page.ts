import { safeUrl } from '../../text/words.ts'
import type { Told } from '../brief.ts'
import type { Cards } from '../content/cards.ts'
import { cardsOf } from '../content/cards.ts'
import { count } from '../content/numbers.ts'
import type { RenderOptions } from '../render.ts'
import type { Section } from './fit.ts'
import type { Writer } from './write.ts'
import { writer } from './write.ts'

/** What every section of one Markdown text is made from. */
export interface Page {
  readonly told: Told
  readonly cards: Cards
  readonly options: RenderOptions
  readonly writer: Writer
  /** Where a reader finds what is left out here: our own Markdown, or nothing when it is nowhere. */
  readonly elsewhere: string | undefined
}

export function newPage(told: Told, options: RenderOptions, elsewhere: string | undefined): Page {
  return { told, cards: cardsOf(told.report), options, writer: writer(options.blobUrl), elsewhere }
}

/** `the [job summary](…)`, where the run has an address. */
export function jobSummary({ runUrl }: RenderOptions): string | undefined {
  const address = runUrl === undefined ? undefined : safeUrl(runUrl)
  return address === undefined ? undefined : `the [job summary](${address})`
}

/** A section of many items: the first `most` of them are written, the rest only counted. */
export interface Listing<T> {
  readonly importance: number
  readonly items: readonly T[]
  readonly most: number
  write(item: T, index: number): string
  readonly before?: string
  readonly after?: string
  /** What one item is called: `package`. */
  readonly one: string
  readonly many?: string
}

export function section<T>(page: Page, listing: Listing<T>): Section {
  const { items, most, one, many, before = '', after = '' } = listing
  const where = page.elsewhere === undefined ? '' : `; see ${page.elsewhere}`
  return {
    importance: listing.importance,
    before,
    items: items.slice(0, most).map((item, index) => listing.write(item, index)),
    after,
    beyond: Math.max(items.length - most, 0),
    left: (n) => `\nLeft out here: ${count(n, one, many)}${where}.\n\n`
  }
}

/** A section that always stays. */
export function fixed(text: string): Section {
  return { importance: 0, before: '', items: [text], after: '', beyond: 0, left: () => '' }
}
