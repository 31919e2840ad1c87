import type { ProblemCase } from '../case.ts'

export const problems: readonly ProblemCase[] = [
  {
    name: 'on both sides: what was not listed was not judged',
    code: 'listing-truncated',
    base: 'the same',
    level: 'warn',
    fresh: true,
    verdict: 'incomplete'
  }
]
