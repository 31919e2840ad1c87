import type { RuleCase } from '../case.ts'

const long = Array.from({ length: 1500 }, () => 'GPL-2.0').join(' AND ')

export const cases: readonly RuleCase[] = [
  {
    name: 'a file of the package',
    of: { name: 'a', license: 'SEE LICENSE IN LICENSE.txt' },
    says: [
      {
        level: 'warn',
        what: 'The license is stated as `SEE LICENSE IN LICENSE.txt`: the license is in a file of the package.',
        accepts: ['unreadable'],
        by: 'unreadable: warn',
        evidence: ['stated as `SEE LICENSE IN LICENSE.txt` (package-lock.json)'],
        advice: ['read the license text in the package']
      }
    ]
  },
  {
    name: 'a name without a version',
    of: { name: 'a', license: 'Apache' },
    says: [
      {
        level: 'warn',
        what: 'The license is stated as `Apache`: it does not say which license or version. Probably `Apache-2.0` is meant; that is a guess.',
        accepts: ['unreadable'],
        by: 'unreadable: warn'
      }
    ]
  },
  {
    name: 'a form that has no text',
    of: { name: 'a', license: { file: 'LICENSE', url: 7 } },
    says: [
      {
        level: 'warn',
        what: 'What is stated as the license cannot be read: it is no text.',
        accepts: ['unreadable'],
        by: 'unreadable: warn',
        evidence: ['stated as `{"file":"LICENSE","url":7}` (package-lock.json)']
      }
    ]
  },
  {
    name: 'a part of an expression: its text is on no list, so an exception cannot name it',
    of: { name: 'a', license: 'MIT AND Artistic' },
    says: [
      {
        level: 'warn',
        what: 'A part of the license is not readable: `Artistic`.',
        accepts: ['unreadable'],
        by: 'unreadable: warn'
      }
    ]
  },
  {
    name: 'a license that grows too long to be judged when it is read',
    of: { name: 'a', license: long },
    policy: 'unknown: { unreadable: deny }',
    says: [
      {
        level: 'deny',
        what: `The license is stated as \`${long.slice(0, 1000)}…\`: it is too long to be judged.`,
        accepts: ['unreadable'],
        by: 'unknown: { unreadable: deny }'
      }
    ]
  },
  { name: 'an SPDX id in other letters', of: { name: 'a', license: 'apache-2.0' }, says: [] },
  { name: 'nothing', of: { name: 'a' }, says: [] },
  {
    name: 'allowed',
    of: { name: 'a', license: 'Apache' },
    policy: 'unknown: { unreadable: allow }',
    says: []
  }
]
