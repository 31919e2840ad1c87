import { expect, test } from '@jest/globals'
import { published, whole } from '../../src/render/brief.ts'
import { renderers } from '../../src/render/index.ts'
import { brief, standards } from './reports/canonical.ts'
import { policyPath } from './reports/make.ts'
import { textOf } from './support.ts'

test('full details: the report as it is', () => {
  expect(published(standards)).toEqual(whole(standards))
})

test('brief: items on standards are counted and gone', () => {
  const { report, withheld } = published(brief)
  expect(withheld).toEqual({ deny: 1, warn: 1, note: 0, old: 0 })
  expect(report.findings.map((f) => f.rule)).toEqual(['license-denied'])
  expect(report.standards).toEqual([])
  expect(report.subjects.flatMap((s) => s.flags)).toEqual([])
  expect(report.rules.map((rule) => rule.code)).toEqual(['license-denied', 'lockfile-unreadable'])
})

test('brief: exceptions on standards are gone, others stay', () => {
  const exception = {
    list: 'exceptions' as const,
    package: 'pkg:npm/a',
    accept: ['MIT'],
    reason: 'r',
    owner: 'o',
    expires: '2027-01-01',
    at: { path: policyPath, line: 1 },
    state: 'used' as const,
    settles: []
  }
  const exceptions = [
    exception,
    { ...exception, accept: ['h264'] },
    { ...exception, list: 'standards.cleared' as const, accept: ['unknown-here'] },
    { ...exception, settles: [{ rule: 'standard-encumbered', package: 'x' }] }
  ]
  expect(published({ ...brief, exceptions }).report.exceptions).toEqual([exception])
})

test.each(renderers.filter((r) => r.id !== 'terminal'))(
  'brief: $id says only that there is something to review',
  async (renderer) => {
    const text = await textOf(renderer, brief)
    expect(text).not.toMatch(/H\.264|h264|Via LA|standard-encumbered|standard-unsure|licensing programme|AV1/)
    expect(await textOf(renderer, standards)).toMatch(/H\.264/)
  }
)
