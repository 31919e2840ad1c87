import type { RuleCase } from '../case.ts'

const claim = (raw: string) => ({ raw, source: 'lockfile', trust: 'pull-request' }) as const

export const cases: readonly RuleCase[] = [
  {
    name: 'two licenses, and nobody says how they belong together',
    of: { name: 'a', license: ['MIT', 'Apache-2.0'] },
    says: [
      {
        level: 'warn',
        what: 'The license claims disagree: several licenses are stated, and how they relate is not said.',
        accepts: ['conflict'],
        by: 'conflict: warn',
        evidence: ['stated as `["MIT","Apache-2.0"]` (package-lock.json)'],
        advice: ['read the license text in the package']
      }
    ]
  },
  {
    name: 'judged by the strictest, and an exception has to accept both',
    of: { name: 'a', license: ['MIT', 'BUSL-1.1'] },
    says: [
      {
        level: 'deny',
        what: 'The license claims disagree: several licenses are stated, and how they relate is not said. It is judged by `BUSL-1.1`, the strictest of them.',
        accepts: ['conflict', 'BUSL-1.1'],
        by: 'source-available: deny'
      }
    ]
  },
  {
    name: 'allowed, with nothing that is refused',
    of: { name: 'a', license: ['MIT', 'ISC'] },
    policy: 'unknown: { conflict: allow }',
    says: []
  },
  {
    name: 'allowed, with something that is refused',
    of: { name: 'a', license: ['MIT', 'BUSL-1.1'] },
    policy: 'unknown: { conflict: allow }',
    says: [
      {
        level: 'deny',
        what: 'The license claims disagree: several licenses are stated, and how they relate is not said. It is judged by `BUSL-1.1`, the strictest of them.',
        accepts: ['BUSL-1.1'],
        by: 'source-available: deny'
      }
    ]
  },
  { name: 'the same license twice', of: { name: 'a', license: ['MIT', 'MIT License'] }, says: [] },
  { name: 'claims that agree', of: { name: 'a', claims: [claim('MIT'), claim('MIT License')] }, says: [] }
]
