import type { Finding, Remedy } from '../../model.ts'
import type { Card } from './cards.ts'
import { distinct } from './said.ts'

/** A block for the policy, and a finding that it settles. */
export interface Offer {
  readonly finding: Finding
  readonly remedy: Remedy
}

/** A block is shown whole or not at all: half a block is a wrong one. */
const longestBlock = 3000

/** The blocks of these cards, equal ones once. */
export function offersOf(cards: readonly Card[]): Offer[] {
  const findings = cards.flatMap((card) => ('findings' in card ? card.findings : []))
  const offers = findings.flatMap((finding) => finding.remedies.map((remedy) => ({ finding, remedy })))
  return distinct(offers, ({ remedy }) => `${remedy.into}\0${remedy.block}`).filter(
    ({ remedy }) => remedy.block.length <= longestBlock
  )
}

/** What a block is, for whoever decides whether to paste it. */
export const offerKinds: Readonly<Record<Remedy['kind'], string>> = {
  exception: 'a decision for this package, with an end',
  clarification: 'a fact about its license',
  choice: 'a choice between its licenses',
  cleared: 'a decision on the standard for every package, with an end'
}

/** The policy file that a repository without one could have. */
export const firstPolicy = {
  path: '.github/open-standards.yml',
  lines: ['version: 1', 'extends: [{ preset: open@1 }]', 'exceptions: []']
}
