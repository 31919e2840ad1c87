import type { RuleCase } from '../case.ts'

export const cases: readonly RuleCase[] = [
  {
    name: 'nothing is stated',
    of: { name: 'a' },
    says: [
      {
        level: 'warn',
        what: 'The lockfile states no license.',
        accepts: ['missing'],
        by: 'missing: warn',
        evidence: ['no license is stated (package-lock.json)'],
        advice: ["look for a license in the package's own repository, and ask its author to state it"]
      }
    ]
  },
  {
    name: 'what is stated says that there is none',
    of: { name: 'a', license: 'NOASSERTION', outside: 'nothing' },
    policy: 'unknown: { missing: deny }',
    says: [
      {
        level: 'deny',
        what: 'What is stated as the license names none.',
        accepts: ['missing'],
        by: 'unknown: { missing: deny }',
        evidence: ['stated as `NOASSERTION` (package-lock.json)']
      }
    ]
  },
  {
    name: 'a part of an expression',
    of: { name: 'a', license: 'MIT AND NONE' },
    says: [
      {
        level: 'warn',
        what: 'For a part of the package no license is stated.',
        accepts: ['missing'],
        by: 'missing: warn'
      }
    ]
  },
  {
    name: 'nothing is stated, and nobody was asked',
    of: { name: 'a', outside: 'not-asked' },
    says: [
      { level: 'warn', what: 'The lockfile states no license.', accepts: ['missing'], by: 'missing: warn' }
    ]
  },
  {
    name: 'what is stated says that there is none, and nobody was asked',
    of: { name: 'a', license: 'NONE', outside: 'not-asked' },
    says: [
      {
        level: 'warn',
        what: 'What is stated as the license names none.',
        accepts: ['missing'],
        by: 'missing: warn'
      }
    ]
  },
  {
    name: 'nobody was asked, and the lockfile states no licenses at all',
    of: { name: 'a', outside: 'not-asked', silent: true },
    says: []
  },
  {
    name: 'nothing is stated, and who may know could not be asked',
    of: { name: 'a', outside: 'failed' },
    says: []
  },
  { name: 'a license', of: { name: 'a', license: 'MIT' }, says: [] },
  { name: 'allowed to be missing', of: { name: 'a' }, policy: 'unknown: { missing: allow }', says: [] }
]
