import type { ProblemCase } from '../case.ts'

const code = 'lockfile-unreadable'

export const problems: readonly ProblemCase[] = [
  {
    name: 'of a lockfile that is new',
    code,
    path: 'package-lock.json',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  },
  {
    name: 'of a lockfile that the change touches',
    code,
    path: 'package-lock.json',
    base: 'a lockfile there',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  },
  {
    name: 'broken before',
    code,
    path: 'package-lock.json',
    base: 'the same',
    level: 'warn',
    fresh: false,
    verdict: 'pass'
  },
  {
    name: 'broken before, where everything is judged',
    code,
    path: 'package-lock.json',
    base: 'the same',
    policy: 'gate: { judge: everything }',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  },
  {
    name: 'whatever the policy blocks on',
    code,
    path: 'package-lock.json',
    policy: 'gate: { block-on: never }',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  }
]
