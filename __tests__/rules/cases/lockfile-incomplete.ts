import type { ProblemCase } from '../case.ts'

const code = 'lockfile-incomplete'

export const problems: readonly ProblemCase[] = [
  {
    name: 'of a lockfile that is new',
    code,
    path: 'package-lock.json',
    level: 'warn',
    fresh: true,
    verdict: 'incomplete'
  },
  {
    name: 'as before',
    code,
    path: 'package-lock.json',
    base: 'the same',
    level: 'warn',
    fresh: false,
    verdict: 'pass'
  },
  {
    name: 'of a manifest, as before',
    code,
    path: 'package.json',
    base: 'the same',
    level: 'warn',
    fresh: false,
    verdict: 'pass'
  }
]
