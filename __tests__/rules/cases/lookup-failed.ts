import type { ProblemCase } from '../case.ts'

export const problems: readonly ProblemCase[] = [
  {
    name: 'whatever the base had',
    code: 'lookup-failed',
    base: 'the same',
    level: 'warn',
    fresh: true,
    verdict: 'incomplete'
  }
]
