import type { RuleCase } from '../case.ts'

const [ONE, TWO] = ['a'.repeat(128), 'b'.repeat(128)]

export const cases: readonly RuleCase[] = [
  {
    name: 'other bytes under the same version',
    before: { name: 'a', license: 'MIT', hash: ONE },
    of: { name: 'a', license: 'MIT', hash: TWO },
    says: [
      {
        level: 'deny',
        what: 'The lockfile has another digest for it than before, under the same version.',
        accepts: ['identity'],
        by: 'identity: deny',
        advice: [
          'write the lockfile anew with its package manager, and look at what is left of the difference'
        ]
      }
    ]
  },
  {
    name: 'an address that names another package',
    of: { name: 'a', license: 'MIT', origin: 'url', misdirected: true },
    policy: 'unknown: { identity: warn }',
    says: [
      {
        level: 'warn',
        what: 'Its name and version are not those of the address or the folder that the lockfile takes it from.',
        accepts: ['identity'],
        by: 'unknown: { identity: warn }'
      }
    ]
  },
  { name: 'the same bytes', before: { name: 'a', hash: ONE }, of: { name: 'a', hash: ONE }, says: [] },
  {
    name: 'an upgrade',
    before: { name: 'a', hash: ONE },
    of: { name: 'a', version: '2.0.0', hash: TWO },
    says: []
  },
  { name: 'a digest where there was none', before: { name: 'a' }, of: { name: 'a', hash: ONE }, says: [] },
  {
    name: 'allowed',
    of: { name: 'a', origin: 'url', misdirected: true },
    policy: 'unknown: { identity: allow }',
    says: []
  }
]
