import type { RuleWords } from '../../model.ts'
import type { Told } from '../brief.ts'
import { withheldLine } from './headline.ts'
import { withheldWeights } from './weight.ts'

/** Stands for everything on standards that `details: brief` keeps to itself. */
export const standardsReview: RuleWords = {
  code: 'standards-review',
  title: 'Standards to review',
  why: 'The policy keeps what is said of standards out of everything that is published.',
  fix: 'Run the check locally for details.'
}

/** That there is something on standards, how heavy the heaviest of it is, and no more; nothing when all is told. */
export function reviewOf(
  told: Told
): { readonly line: string; readonly weight: 'resolve' | 'look' } | undefined {
  const line = withheldLine(told)
  if (line === undefined) return undefined
  return { line, weight: withheldWeights(told).resolve > 0 ? 'resolve' : 'look' }
}
