import type { RuleCase } from '../case.ts'

const advice = ['use another package, or a version under a license that the policy allows']

export const cases: readonly RuleCase[] = [
  {
    name: 'a kind that open@1 denies',
    of: { name: 'a', license: 'BUSL-1.1' },
    says: [
      {
        level: 'deny',
        what: 'The policy denies `BUSL-1.1` (source-available: it limits who may compete or host).',
        accepts: ['BUSL-1.1'],
        by: 'source-available: deny',
        evidence: ['stated as `BUSL-1.1` (package-lock.json)'],
        advice
      }
    ]
  },
  { name: 'a kind that open@1 welcomes', of: { name: 'a', license: 'AGPL-3.0-only' }, says: [] },
  {
    name: 'a license denied by name',
    of: { name: 'a', license: 'MIT' },
    policy: 'licenses: { deny: [MIT] }',
    says: [
      {
        level: 'deny',
        what: 'The policy denies `MIT` (by name).',
        accepts: ['MIT'],
        by: 'licenses: { deny: [MIT] }'
      }
    ]
  },
  {
    name: 'a license allowed by name',
    of: { name: 'a', license: 'BUSL-1.1' },
    policy: 'licenses: { allow: [BUSL-1.1] }',
    says: []
  },
  {
    name: 'no license at all is granted',
    of: { name: 'a', license: 'UNLICENSED' },
    says: [
      {
        level: 'deny',
        what: 'The policy denies `UNLICENSED` (proprietary: it grants no open license).',
        accepts: ['UNLICENSED'],
        by: 'proprietary: deny'
      }
    ]
  },
  {
    name: 'every denied part of an AND',
    of: { name: 'a', license: 'MIT AND BUSL-1.1 AND CC-BY-NC-4.0' },
    says: [
      {
        level: 'deny',
        what: 'The policy denies `BUSL-1.1` (source-available: it limits who may compete or host) and `CC-BY-NC-4.0` (non-commercial: it excludes commercial use).',
        accepts: ['BUSL-1.1', 'CC-BY-NC-4.0'],
        by: 'source-available: deny'
      }
    ]
  },
  {
    name: 'the branch of an OR that is taken',
    of: { name: 'a', license: '(BUSL-1.1 AND CC-BY-NC-4.0) OR SSPL-1.0' },
    says: [
      {
        level: 'deny',
        what: 'The policy denies `SSPL-1.0` (source-available: it limits who may compete or host). `BUSL-1.1 AND CC-BY-NC-4.0 OR SSPL-1.0` is taken as `SSPL-1.0`.',
        accepts: ['SSPL-1.0'],
        by: 'source-available: deny'
      }
    ]
  },
  { name: 'an OR with a branch that is allowed', of: { name: 'a', license: 'BUSL-1.1 OR MIT' }, says: [] },
  {
    name: 'a license that is not classified has a rule of its own',
    of: { name: 'a', license: 'LicenseRef-Acme' },
    policy: 'unknown: { custom: deny }',
    says: []
  },
  {
    name: 'a level for some paths',
    of: { name: 'a', license: 'AGPL-3.0-only' },
    policy:
      'paths:\n  - match: ["*"]\n    licenses: { kinds: { network-copyleft: deny } }\n    reason: Shipped',
    says: [
      {
        level: 'deny',
        what: 'The policy denies `AGPL-3.0-only` (network copyleft: the work stays open for its users over a network too).',
        accepts: ['AGPL-3.0-only'],
        by: 'licenses: { kinds: { network-copyleft: deny } }'
      }
    ]
  }
]
