// Policies that cannot be used, as the reader of policies tells them.
import type { PolicyTrouble } from '../../../src/render/policy-errors.ts'
import { policyPath } from './make.ts'

export const troubles: readonly PolicyTrouble[] = [
  {
    what: ['There is no key ', { quote: 'exeptions' }, '.'],
    where: { path: policyPath, line: 3, column: 1 },
    source: 'exeptions: []',
    fix: ['Did you mean ', { quote: 'exceptions' }, '?']
  },
  {
    what: [{ quote: 'refuse' }, ' is no level.'],
    where: { path: policyPath, line: 6, column: 17 },
    source: '    permissive: refuse # not here',
    fix: ['Write allow, note, warn or deny.']
  },
  { what: ['The file is empty.'], where: { path: policyPath }, fix: ['Begin with version: 1.'] },
  {
    what: ['A key of this line is given twice.'],
    where: { path: policyPath, line: 9 },
    source: 'gate: {}',
    fix: ['Keep one of them.']
  },
  {
    what: ['There is no license ', { quote: '::error::EVIL ##[group]\u001b[31m' }, '.'],
    where: { path: 'EVIL\n::error::.yml', line: 2, column: 7 },
    source: '\u202e\u001b[2J: [::error::EVIL]',
    fix: ['Write an SPDX id.']
  }
]
