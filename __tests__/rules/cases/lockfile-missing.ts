import type { ProblemCase } from '../case.ts'

const code = 'lockfile-missing'

export const problems: readonly ProblemCase[] = [
  {
    name: 'of a project that is new',
    code,
    path: 'a/package.json',
    level: 'warn',
    fresh: true,
    verdict: 'incomplete'
  },
  {
    name: 'as before',
    code,
    path: 'a/package.json',
    base: 'the same',
    level: 'warn',
    fresh: false,
    verdict: 'pass'
  },
  {
    name: 'that the base had',
    code,
    path: 'a/package.json',
    base: 'a lockfile there',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  },
  {
    name: 'that the base had, whatever the policy says of those that never were',
    code,
    path: 'a/package.json',
    base: 'a lockfile there',
    policy: 'unknown: { no-lockfile: allow }',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  },
  {
    name: 'denied by the policy',
    code,
    path: 'a/package.json',
    policy: 'unknown: { no-lockfile: deny }',
    level: 'deny',
    fresh: true,
    verdict: 'fail'
  },
  {
    name: 'a note by the policy',
    code,
    path: 'a/package.json',
    policy: 'unknown: { no-lockfile: note }',
    level: 'note',
    fresh: true,
    verdict: 'pass'
  },
  {
    name: 'allowed by the policy for a folder',
    code,
    path: 'a/package.json',
    policy: 'paths:\n  - { match: ["a/**"], unknown: { no-lockfile: allow }, reason: A library }',
    level: 'allow',
    fresh: false,
    verdict: 'pass'
  },
  { name: 'nowhere at all', code, base: 'the same', level: 'warn', fresh: true, verdict: 'incomplete' }
]
