import { describe, expect, test } from '@jest/globals'
import { actionPublication, countsOf, exitCodeOf } from '../../src/commands/publication.ts'
import type { Report } from '../../src/model.ts'
import { comment } from '../../src/render/comment.ts'
import { summary } from '../../src/render/summary.ts'
import {
  brief,
  broken,
  canonical,
  incomplete,
  many,
  relicensed,
  standards
} from '../render/reports/canonical.ts'
import { options, textNow } from '../render/support.ts'

const wishes = { comment: 'on-findings', sbom: 's.json', report: 'r.json', sarif: 'f.sarif' } as const

test.each<[string, Report, object]>([
  ['two findings of one package', relicensed, { resolve: 1, look: 0, older: 0, problems: 0, packages: 2 }],
  ['findings of several packages', standards, { resolve: 2, look: 1, older: 0, problems: 0, packages: 1214 }],
  ['what is kept back', brief, { resolve: 2, look: 1, older: 0, problems: 0, packages: 1214 }],
  ['a lockfile that cannot be read', broken, { resolve: 1, look: 1, older: 0, problems: 3, packages: 5 }],
  ['older ones', many, { resolve: 8, look: 3, older: 1, problems: 0, packages: 13 }]
])('counts: %s', (_, r, counts) => {
  expect(countsOf(r)).toEqual(counts)
})

/** The number before some words; 0 where they are not said. */
const number = (text: string, after: string) => Number(new RegExp(`(\\d+) ${after}`).exec(text)?.[1] ?? 0)

describe('the numbers are those of comment and summary', () => {
  test.each(Object.entries(canonical))('%s', (_, r) => {
    const { resolve, look, older } = countsOf(r)
    for (const renderer of [comment, summary]) {
      const text = textNow(renderer.render(r, options))
      const heading = /^### .*$/m.exec(text)?.[0] ?? ''
      expect([number(heading, 'to resolve'), number(heading, 'to look at')]).toEqual([resolve, look])
      expect(number(text.trimEnd().split('\n').at(-1) ?? '', 'older finding')).toBe(older)
    }
  })
})

test.each([
  ['pass', 'fail', 0],
  ['fail', 'warn', 1],
  ['incomplete', 'warn', 0],
  ['incomplete', 'fail', 1]
] as const)('%s under gate.incomplete: %s ends with %d', (verdict, severity, code) => {
  expect(exitCodeOf({ ...incomplete, verdict, policy: { ...incomplete.policy, incomplete: severity } })).toBe(
    code
  )
})

test('files are those that are asked for', async () => {
  const pull = { number: 2, baseBranch: 'main' }
  const all = await actionPublication(standards, options, wishes, pull)
  expect(all.files.map(({ kind, path }) => [kind, path])).toEqual([
    ['sbom', 's.json'],
    ['report', 'r.json'],
    ['sarif', 'f.sarif']
  ])
  const none = { comment: 'never', sbom: '', report: '', sarif: '' } as const
  expect(await actionPublication(standards, options, none, pull)).toMatchObject({ files: [] })
  expect((await actionPublication(standards, options, none, pull)).comment).toBeUndefined()
})

test('the last line of the log says what the comment says', async () => {
  const { headline } = await actionPublication(brief, options, wishes, undefined)
  expect(headline).toBe('Failed: 2 to resolve, 1 to look at, 0 older, 1214 packages.')
})
