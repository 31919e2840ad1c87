import type { Told } from '../brief.ts'
import type { Cards } from './cards.ts'
import { withheldWeights } from './weight.ts'

/** How much there is of each sort. The one count that comment, summary, terminal and outputs all show. */
export interface Tally {
  readonly resolve: number
  readonly look: number
  readonly older: number
}

/** Cards, and what `details: brief` keeps to itself. */
export function tallyOf(told: Told, cards: Cards): Tally {
  const hidden = withheldWeights(told)
  return {
    resolve: cards.resolve.length + hidden.resolve,
    look: cards.look.length + hidden.look,
    older: cards.old + told.withheld.old
  }
}
