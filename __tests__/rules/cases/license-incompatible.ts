import type { RuleCase } from '../case.ts'

const own = (license: string, more = '') => `outbound: ${license}\n${more}`
const chosen = (of: string, take: string) =>
  `choices: { packages: [{ package: pkg:npm/a, of: ${of}, take: ${take} }] }\n`

const COPYLEFT =
  'Copyleft reaches the whole work: whoever passes both on together has to put the whole under the copyleft license, and a permissive license on its own cannot promise that.'

export const cases: readonly RuleCase[] = [
  {
    name: 'copyleft in a permissive product: what, why and who says so',
    of: { name: 'a', license: 'GPL-3.0-only' },
    policy: own('MIT'),
    says: [
      {
        level: 'warn',
        what: `The package is under \`GPL-3.0-only\`, and this repository is passed on under \`MIT\`. ${COPYLEFT}`,
        accepts: ['incompatible'],
        by: 'incompatible: warn',
        evidence: [
          '`GPL-3.0-only` and `MIT` do not go together (GNU license FAQ: a library under the GPL)',
          'this repository is under `MIT` (.github/open-standards.yml)',
          'stated as `GPL-3.0-only` (package-lock.json)'
        ],
        advice: ['use another package, or keep it apart from what is passed on']
      }
    ]
  },
  {
    name: 'the level is the one of the policy',
    of: { name: 'a', license: 'Apache-2.0' },
    policy: own('GPL-2.0-only', 'licenses: { incompatible: deny }\n'),
    says: [
      {
        level: 'deny',
        what: 'The package is under `Apache-2.0`, and this repository is passed on under `GPL-2.0-only`. Apache-2.0 ends patent rights and asks for indemnity in ways that GPL-2.0 has no room for, so the Free Software Foundation holds that the two cannot be combined.',
        accepts: ['incompatible'],
        by: 'licenses: { incompatible: deny }'
      }
    ]
  },
  {
    name: 'a way that was chosen, where another one would fit',
    of: { name: 'a', license: 'MIT OR GPL-3.0-only' },
    policy: own('MIT', chosen('MIT OR GPL-3.0-only', 'GPL-3.0-only')),
    says: [
      {
        level: 'warn',
        what: `The package is under \`GPL-3.0-only\`, and this repository is passed on under \`MIT\`. ${COPYLEFT}`,
        accepts: ['incompatible'],
        by: 'incompatible: warn',
        advice: [
          'take it under `MIT` by a choice in the policy',
          'use another package, or keep it apart from what is passed on'
        ]
      }
    ]
  },
  {
    name: 'a scope that nobody knows counts as shipped',
    of: { name: 'a', license: 'GPL-3.0-or-later', scope: 'unknown' },
    policy: own('ISC'),
    says: [
      {
        level: 'warn',
        what: `The package is under \`GPL-3.0-or-later\`, and this repository is passed on under \`ISC\`. ${COPYLEFT}`,
        accepts: ['incompatible'],
        by: 'incompatible: warn'
      }
    ]
  },
  {
    name: 'a license that goes with it',
    of: { name: 'a', license: 'MIT' },
    policy: own('GPL-2.0-only'),
    says: []
  },
  {
    name: 'nobody says under which license the work is passed on',
    of: { name: 'a', license: 'GPL-3.0-only' },
    says: []
  },
  {
    name: 'a tool is not passed on',
    of: { name: 'a', license: 'GPL-3.0-only', scope: 'development' },
    policy: own('MIT'),
    says: []
  },
  {
    name: 'a side of an OR that goes with it is taken gladly, whichever stands first',
    of: { name: 'a', license: 'GPL-3.0-only OR MIT' },
    policy: own('MIT'),
    says: []
  },
  {
    name: 'the work is passed on under either of two licenses, and one goes with it',
    of: { name: 'a', license: 'GPL-3.0-only' },
    policy: own('MIT OR GPL-3.0-only'),
    says: []
  },
  {
    name: 'allowed',
    of: { name: 'a', license: 'GPL-3.0-only' },
    policy: own('MIT', 'licenses: { incompatible: allow }\n'),
    says: []
  },
  { name: 'no license is known', of: { name: 'a' }, policy: own('MIT'), says: [] }
]
