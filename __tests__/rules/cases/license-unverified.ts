import type { RuleCase } from '../case.ts'

const outside = (raw: string) => ({ raw, source: 'deps.dev', trust: 'outside' }) as const
const inLockfile = (raw: string) => ({ raw, source: 'lockfile', trust: 'pull-request' }) as const

export const cases: readonly RuleCase[] = [
  {
    name: 'outside nobody knows the version',
    of: { name: 'a', license: 'MIT', outside: 'nothing' },
    says: [
      {
        level: 'warn',
        what: 'Only the lockfile states the license `MIT`: the sources that were asked know none.',
        accepts: ['unverified'],
        by: 'unverified: warn',
        evidence: ['stated as `MIT` (package-lock.json)'],
        advice: [
          'read the license in the published package and record it in the policy',
          'for a version that is new, run the check again in a day'
        ]
      }
    ]
  },
  {
    name: 'several licenses, and outside nobody knows the version',
    of: { name: 'a', license: ['MIT', 'ISC'], outside: 'nothing' },
    policy: 'unknown: { unverified: deny }',
    says: [
      {
        level: 'deny',
        what: 'Only the lockfile states the license `MIT, ISC`: the sources that were asked know none.',
        accepts: ['unverified'],
        by: 'unknown: { unverified: deny }'
      }
    ]
  },
  {
    name: 'nobody was asked, and the policy minds',
    of: { name: 'a', license: 'MIT', outside: 'not-asked' },
    policy: 'unknown: { not-asked: warn }',
    says: [
      {
        level: 'warn',
        what: 'Only the lockfile states the license `MIT`, and nobody outside was asked.',
        accepts: ['not-asked'],
        by: 'unknown: { not-asked: warn }'
      }
    ]
  },
  {
    name: 'nobody says anything, nobody was asked, and the policy minds',
    of: { name: 'a', outside: 'not-asked', silent: true },
    policy: 'unknown: { not-asked: deny }',
    says: [
      {
        level: 'deny',
        what: 'No license is stated, and nobody outside was asked.',
        accepts: ['not-asked'],
        by: 'unknown: { not-asked: deny }'
      }
    ]
  },
  { name: 'nobody was asked', of: { name: 'a', license: 'MIT', outside: 'not-asked' }, says: [] },
  {
    name: 'nobody says anything, and nobody was asked',
    of: { name: 'a', outside: 'not-asked', silent: true },
    says: []
  },
  { name: 'a source could not be asked', of: { name: 'a', license: 'MIT', outside: 'failed' }, says: [] },
  { name: 'nobody states a license', of: { name: 'a', outside: 'nothing' }, says: [] },
  { name: 'it cannot be read', of: { name: 'a', license: 'mine', outside: 'nothing' }, says: [] },
  {
    name: 'allowed',
    of: { name: 'a', license: 'MIT', outside: 'nothing' },
    policy: 'unknown: { unverified: allow }',
    says: []
  },
  {
    name: 'a source says so too',
    of: { name: 'a', claims: [inLockfile('MIT'), outside('MIT')], outside: 'answered' },
    says: []
  },
  {
    name: 'a source says something else',
    of: { name: 'a', claims: [inLockfile('MIT'), outside('GPL-3.0')], outside: 'answered' },
    says: []
  }
]
