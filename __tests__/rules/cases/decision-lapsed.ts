import type { RuleCase } from '../case.ts'

const chosen = (of: string, take: string, pattern = 'pkg:npm/a') =>
  `choices: { packages: [{ package: "${pattern}", of: ${of}, take: ${take} }] }\n`

export const cases: readonly RuleCase[] = [
  {
    name: 'a choice made for another license',
    of: { name: 'a', license: 'MIT OR GPL-3.0-only' },
    policy: chosen('MIT OR GPL-2.0-only', 'MIT'),
    says: [
      {
        level: 'note',
        what: 'The choice that the policy makes for this package has lapsed: it was made for `MIT OR GPL-2.0-only`, and now its license is `MIT OR GPL-3.0-only`.',
        accepts: [],
        by: 'choices: { packages:',
        evidence: ['stated as `MIT OR GPL-3.0-only` (package-lock.json)'],
        advice: ['write the entry of the policy anew, or take it out']
      }
    ]
  },
  {
    name: 'a choice made for a license that nobody states any more',
    of: { name: 'a' },
    policy: chosen('MIT OR GPL-2.0-only', 'MIT'),
    says: [
      {
        level: 'note',
        what: 'The choice that the policy makes for this package has lapsed: it was made for `MIT OR GPL-2.0-only`, and now no license is known.',
        accepts: [],
        by: 'choices: { packages:'
      }
    ]
  },
  {
    name: 'a choice that holds, in another order',
    of: { name: 'a', license: 'GPL-2.0-only OR MIT' },
    policy: chosen('MIT OR GPL-2.0-only', 'MIT'),
    says: []
  },
  {
    name: 'a choice for many packages',
    of: { name: 'a', license: 'ISC' },
    policy: chosen('MIT OR GPL-2.0-only', 'MIT', 'pkg:npm/*'),
    says: []
  },
  { name: 'no choice at all', of: { name: 'a', license: 'MIT' }, says: [] }
]
