import type { RuleCase } from '../case.ts'

export const cases: readonly RuleCase[] = [
  {
    name: 'a license of its own',
    of: { name: 'a', license: 'LicenseRef-Acme' },
    says: [
      {
        level: 'warn',
        what: 'No kind is known for the license `LicenseRef-Acme`.',
        accepts: ['LicenseRef-Acme'],
        by: 'custom: warn',
        advice: ['read the license text, then name the license in the policy']
      }
    ]
  },
  {
    name: 'two of them',
    of: { name: 'a', license: 'LicenseRef-A AND LicenseRef-B' },
    policy: 'unknown: { custom: deny }',
    says: [
      {
        level: 'deny',
        what: 'No kind is known for the licenses `LicenseRef-A` and `LicenseRef-B`.',
        accepts: ['LicenseRef-A', 'LicenseRef-B'],
        by: 'unknown: { custom: deny }'
      }
    ]
  },
  {
    name: 'a license whose terms an addition may change',
    of: { name: 'a', license: 'Apache-2.0 WITH SHL-2.1' },
    says: [
      {
        level: 'warn',
        what: 'No kind is known for the license `Apache-2.0 WITH SHL-2.1`.',
        accepts: ['Apache-2.0 WITH SHL-2.1'],
        by: 'custom: warn'
      }
    ]
  },
  { name: 'an OR with a license that is known', of: { name: 'a', license: 'LicenseRef-A OR MIT' }, says: [] },
  {
    name: 'named in the policy, in any case',
    of: { name: 'a', license: 'LicenseRef-ACME' },
    policy: 'licenses: { allow: [LicenseRef-Acme] }',
    says: []
  },
  {
    name: 'allowed as they come',
    of: { name: 'a', license: 'LicenseRef-A' },
    policy: 'unknown: { custom: allow }',
    says: []
  }
]
