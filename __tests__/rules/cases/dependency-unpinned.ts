import type { ProblemCase } from '../case.ts'

const code = 'dependency-unpinned'

export const problems: readonly ProblemCase[] = [
  { name: 'that is new', code, path: 'package.json', level: 'warn', fresh: true, verdict: 'incomplete' },
  {
    name: 'as before',
    code,
    path: 'package.json',
    base: 'the same',
    level: 'warn',
    fresh: false,
    verdict: 'pass'
  }
]
