import type { RuleCase } from '../case.ts'

const before = { name: 'a', version: '1.0.0', license: 'MIT' }

export const cases: readonly RuleCase[] = [
  {
    name: 'an upgrade to a license that is refused',
    before: { ...before, license: 'GPL-3.0' },
    of: { name: 'a', version: '2.0.0', license: 'BUSL-1.1' },
    says: [
      {
        level: 'deny',
        what: 'The license changed from `GPL-3.0-only` to `BUSL-1.1` (source-available).',
        accepts: ['BUSL-1.1'],
        by: 'source-available: deny',
        evidence: ['stated as `BUSL-1.1` (package-lock.json)'],
        advice: ['stay on `1.0.0`']
      }
    ]
  },
  {
    name: 'an upgrade to a file that has to be read',
    before,
    of: { name: 'a', version: '2.0.0', license: 'SEE LICENSE IN LICENSE.txt' },
    says: [
      {
        level: 'warn',
        what: 'The license changed from `MIT` to `SEE LICENSE IN LICENSE.txt`.',
        accepts: ['unreadable'],
        by: 'unreadable: warn'
      }
    ]
  },
  {
    name: 'an upgrade that states nothing any more',
    before,
    of: { name: 'a', version: '2.0.0' },
    says: [
      {
        level: 'warn',
        what: 'The license changed from `MIT` to none that is stated.',
        accepts: ['missing'],
        by: 'missing: warn',
        evidence: ['no license is stated (package-lock.json)']
      }
    ]
  },
  {
    name: 'an upgrade to a form without a text',
    before,
    of: { name: 'a', version: '2.0.0', license: { file: 'LICENSE', type: 7 } },
    says: [
      {
        level: 'warn',
        what: 'The license changed from `MIT` to one that cannot be read.',
        accepts: ['unreadable'],
        by: 'unreadable: warn'
      }
    ]
  },
  {
    name: 'other bytes under the same version: there is none to stay on',
    before: { ...before, hash: 'aa' },
    of: { name: 'a', version: '1.0.0', license: 'SSPL-1.0', hash: 'bb' },
    says: [
      {
        level: 'deny',
        what: 'The license changed from `MIT` to `SSPL-1.0` (source-available).',
        accepts: ['SSPL-1.0'],
        by: 'source-available: deny',
        advice: []
      }
    ]
  },
  {
    name: 'a license denied by name needs no kind',
    before,
    of: { name: 'a', version: '2.0.0', license: 'ISC' },
    policy: 'licenses: { deny: [ISC] }',
    says: [
      {
        level: 'deny',
        what: 'The license changed from `MIT` to `ISC`.',
        accepts: ['ISC'],
        by: 'licenses: { deny: [ISC] }'
      }
    ]
  },
  {
    name: 'a change for the better',
    before: { ...before, license: 'BUSL-1.1' },
    of: { name: 'a', version: '2.0.0', license: 'MIT' },
    says: []
  },
  {
    name: 'a change that the policy allows',
    before,
    of: { name: 'a', version: '2.0.0', license: 'AGPL-3.0-only' },
    says: []
  },
  {
    name: 'the same license',
    before: { ...before, license: 'BUSL-1.1' },
    of: { name: 'a', version: '2.0.0', license: 'BUSL-1.1' },
    says: []
  },
  { name: 'nothing before', of: { name: 'a', license: 'BUSL-1.1' }, says: [] },
  {
    name: 'no license before',
    before: { name: 'a', version: '1.0.0' },
    of: { name: 'a', version: '2.0.0', license: 'BUSL-1.1' },
    says: []
  }
]
