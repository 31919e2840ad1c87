import { expect, test } from '@jest/globals'
import { cardText } from '../../src/render/content/card-text.ts'
import type { Evidence } from '../../src/model.ts'
import { finding, npm, report } from './reports/make.ts'

test.each<[string, Evidence, object]>([
  [
    'a name of ours stands as it is',
    { what: ['it says so'], source: 'deps.dev' },
    ['it says so', ' (', 'deps.dev', ')']
  ],
  [
    'with an address it is a link',
    { what: ['it says so'], source: 'deps.dev', url: 'https://deps.dev/x', date: '2026-11-22' },
    ['it says so', ' (', { text: 'deps.dev', url: 'https://deps.dev/x' }, ', ', '2026-11-22', ')']
  ],
  [
    'the path of the lockfile is quoted',
    { what: ['x'], source: 'a/package-lock.json' },
    ['x', ' (', { quote: 'a/package-lock.json' }, ')']
  ],
  [
    'so is what is no name',
    { what: ['x'], source: 'see @octocat' },
    ['x', ' (', { quote: 'see @octocat' }, ')']
  ]
])('evidence: %s', (_, evidence, said) => {
  const card = {
    weight: 'resolve',
    findings: [finding(npm('a', '1'), { lockfile: 'a/package-lock.json', evidence: [evidence] })]
  } as const
  expect(cardText(card, report(), false).evidence).toEqual([said])
})
