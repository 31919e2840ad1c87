import type { RuleCase } from '../case.ts'

export const cases: readonly RuleCase[] = [
  {
    name: 'a kind to look at',
    of: { name: 'a', license: 'GPL-3.0-or-later' },
    policy: 'licenses: { kinds: { strong-copyleft: warn } }',
    says: [
      {
        level: 'warn',
        what: 'The policy asks somebody to look at `GPL-3.0-or-later` (strong copyleft: the whole work stays open).',
        accepts: ['GPL-3.0-or-later'],
        by: 'licenses: { kinds: { strong-copyleft: warn } }',
        evidence: ['stated as `GPL-3.0-or-later` (package-lock.json)'],
        advice: ['check that what the license asks for is met']
      }
    ]
  },
  {
    name: 'a note',
    of: { name: 'a', license: 'MPL-2.0' },
    policy: 'licenses: { kinds: { weak-copyleft: note } }',
    says: [
      {
        level: 'note',
        what: 'The policy asks somebody to look at `MPL-2.0` (weak copyleft: its own files stay open).',
        accepts: ['MPL-2.0'],
        by: 'licenses: { kinds: { weak-copyleft: note } }'
      }
    ]
  },
  { name: 'nothing to look at', of: { name: 'a', license: 'MIT' }, says: [] },
  { name: 'what is denied is not looked at', of: { name: 'a', license: 'BUSL-1.1' }, says: [] },
  {
    name: 'beside a license that is denied',
    of: { name: 'a', license: 'BUSL-1.1 AND GPL-3.0-only' },
    policy: 'licenses: { kinds: { strong-copyleft: warn } }',
    says: [
      {
        level: 'warn',
        what: 'The policy asks somebody to look at `GPL-3.0-only` (strong copyleft: the whole work stays open).',
        accepts: ['GPL-3.0-only'],
        by: 'licenses: { kinds: { strong-copyleft: warn } }'
      }
    ]
  }
]
