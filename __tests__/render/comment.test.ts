import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Report } from '../../src/model.ts'
import { comment, marker } from '../../src/render/comment.ts'
import { isQuiet } from '../../src/render/content/weight.ts'
import { summary } from '../../src/render/summary.ts'
import { outsideCode } from './gfm.ts'
import {
  broken,
  canonical,
  incomplete,
  many,
  offered,
  oneDeny,
  quiet,
  relicensed,
  standards
} from './reports/canonical.ts'
import { attacks, hostile } from './reports/hostile.ts'
import { huge } from './reports/huge.ts'
import { finding, npm, report } from './reports/make.ts'
import { options, textNow } from './support.ts'

const commentOf = (r: Report) => textNow(comment.render(r, options))
const headingOf = (r: Report) => /^### (.*)$/m.exec(commentOf(r))?.[1]

test.each([
  ['fail', relicensed, '❌ Open standards gate: 1 to resolve before merging'],
  ['fail, and more', standards, '❌ Open standards gate: 2 to resolve before merging, 1 to look at'],
  ['pass', quiet, '✅ Open standards gate: nothing to resolve'],
  ['incomplete', incomplete, '⚠️ Open standards gate: not everything could be judged, nothing to resolve'],
  [
    'a lockfile that cannot be read',
    broken,
    '❌ Open standards gate: 1 to resolve before merging, 1 to look at'
  ],
  ['advice', offered, 'ℹ️ Open standards gate: advice only, 1 to look at'],
  ['without a base', { ...relicensed, compared: false }, '❌ Open standards gate: 1 to resolve'],
  [
    'a verdict without a card',
    report({ verdict: 'fail' }),
    '❌ Open standards gate: the policy does not accept this'
  ]
])('the heading says the verdict in words: %s', (_, r, heading) => {
  expect(headingOf(r)).toBe(heading)
})

test('findings of one package are one card, a sentence each, equal ones once', () => {
  const pkg = npm('a', '1.0.0')
  const other = npm('a', '2.0.0')
  const text = commentOf(
    report({
      findings: [finding(pkg), finding(other), finding(pkg, { rule: 'x', what: ['Another sentence.'] })]
    })
  )
  expect(text).toContain('1 to resolve')
  expect(text).toContain('**1. Resolve: `a` `1.0.0`, `2.0.0`**, direct ')
  expect(text.match(/which the policy denies/g)).toHaveLength(2)
  expect(text.match(/Another sentence\./g)).toHaveLength(1)
})

test('old findings are counted, not told', () => {
  const old = finding(npm('aged', '1.0.0'), { fresh: false })
  const text = commentOf(report({ findings: [old] }))
  expect(text).toContain('nothing to resolve')
  expect(text).toContain('1 older finding ')
  expect(text).not.toContain('aged')
})

test('what a policy blocks on is what is to be resolved', () => {
  const warning = report({ findings: [finding(npm('a', '1.0.0'), { level: 'warn' })] })
  const policy = (blockOn: 'deny' | 'warn' | 'never') => ({
    ...warning,
    policy: { ...warning.policy, blockOn }
  })
  expect(headingOf(policy('deny'))).toContain('nothing to resolve, 1 to look at')
  expect(headingOf(policy('warn'))).toContain('1 to resolve')
  const denial = { ...policy('never'), findings: [finding(npm('a', '1.0.0'))] }
  expect(headingOf(denial)).toContain('nothing to resolve, 1 to look at')
})

test('five are written out, more go into a table', () => {
  const text = commentOf(many)
  expect(text).toContain('**5. Resolve: ')
  expect(text).not.toContain('**6. Resolve: ')
  expect(text).toContain('**3 more to resolve**')
})

describe('isQuiet', () => {
  test.each([
    ['nothing', quiet, true],
    ['a note', report({ findings: [finding(npm('a', '1'), { level: 'note' })] }), true],
    ['an old finding', report({ findings: [finding(npm('a', '1'), { fresh: false })] }), true],
    ['an old problem', { ...quiet, problems: incomplete.problems.slice(2) }, true],
    ['a warning', report({ findings: [finding(npm('a', '1'), { level: 'warn' })] }), false],
    [
      'an old finding where everything is judged',
      {
        ...report({ findings: [finding(npm('a', '1'), { fresh: false })] }),
        policy: { ...quiet.policy, judge: 'everything' as const }
      },
      false
    ],
    ['a problem', { ...quiet, problems: incomplete.problems.slice(0, 1) }, false],
    ['an offered policy', { ...quiet, policy: offered.policy }, false],
    ['not all judged', { ...quiet, verdict: 'incomplete' as const }, false]
  ])('%s', (_, r, expected) => {
    expect(isQuiet(r)).toBe(expected)
  })
})

test('begins with the marker, which no key can end', () => {
  expect(commentOf(oneDeny).startsWith('<!-- open-standards-gate:default -->\n')).toBe(true)
  expect(marker('a --> b\n<script>')).toBe('<!-- open-standards-gate:a_--__b__script_ -->')
})

describe('limits', () => {
  const sizes = fc.record({
    packages: fc.constantFrom(0, 1, 5, 300),
    findings: fc.constantFrom(0, 1, 6, 400),
    problems: fc.constantFrom(0, 1, 60),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '`'.repeat(200),
        '|'.repeat(200),
        '\u202e'.repeat(200),
        '日'.repeat(200),
        '<&>'.repeat(99),
        ''
      )
    )
  })

  test('the comment stays under 65,536 UTF-16 units, whatever the report', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        expect(commentOf(huge(size)).length).toBeLessThanOrEqual(65_536)
      }),
      { numRuns: 30 }
    )
  })

  test('the summary stays under 1 MiB of bytes, whatever the report', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const text = textNow(summary.render(huge({ ...size, packages: size.packages * 10 }), options))
        expect(Buffer.byteLength(text)).toBeLessThan(1_048_576)
      }),
      { numRuns: 12 }
    )
  })

  test('what gives way is counted, and the most important stays', () => {
    const text = commentOf(huge({ packages: 900, findings: 900, problems: 0, text: 'x'.repeat(150) }))
    expect(text).toContain('**1. Resolve: ')
    expect(text).toMatch(/Left out here: \d+ packages to resolve; see the \[job summary\]/)
    expect(text).toMatch(/Left out here: 450 changes; see the \[job summary\]/)
    expect(text).toContain('not legal advice')
    expect(text.match(/<details/g) ?? []).toHaveLength((text.match(/<\/details>/g) ?? []).length)
  })

  test('without a run there is nowhere to send the reader', () => {
    const { runUrl: _, ...offline } = options
    const text = textNow(comment.render(huge({ packages: 900, findings: 9, problems: 0, text: '' }), offline))
    expect(text).toContain('Left out here: 300 changes.\n')
    expect(text).not.toContain('artifact')
  })
})

describe('hostile texts', () => {
  const documents = [comment, summary].map((r) => [r.id, textNow(r.render(hostile, options))] as const)

  test.each(documents)('%s: nothing foreign stands outside of code', (_, text) => {
    const outside = outsideCode(text)
    for (const trace of [
      'EVIL',
      '@octocat',
      '@acme',
      'evil.example',
      '__proto__',
      'constructor',
      '#1',
      '::',
      '##['
    ]) {
      expect(outside.replace(/\]\(https:\/\/github\.com\/acme\/[^)\s]*\)/g, ']()')).not.toContain(trace)
    }
    expect(outside).not.toMatch(/[\u0002-\u0008\u000b-\u001f\u007f-\u009f\p{Bidi_Control}\u200b\ufeff]/u)
  })

  test.each(documents)('%s: no table row is broken', (_, text) => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '))
    const tables = rows.map((row) => row.split(/(?<!\\)\|/).length)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.every((row) => row.endsWith(' |'))).toBe(true)
    expect(tables.filter((n) => n < 6 || n > 10)).toEqual([])
  })

  test.each(documents)('%s: no link leads anywhere but to our own places', (_, text) => {
    const links = [...outsideCode(text).matchAll(/\]\(([^)]*)\)/g)].map((m) => m[1] ?? '')
    const strange = links.filter(
      (link) => !/^https:\/\/github\.com\/acme\/(demo-app|open-standards-gate)\//.test(link)
    )
    expect(links.length).toBeGreaterThan(3)
    expect(strange).toEqual([])
  })

  test('each attack is shown, so that nothing is hidden from the reader either', () => {
    const text = textNow(summary.render(hostile, options))
    for (const attack of attacks.filter((a) => /^EVIL [!-~]+$/.test(a))) expect(text).toContain(attack)
  })
})

test('no rendering of a canonical report names a mention, a reference or an address outside of code and links', () => {
  for (const r of Object.values(canonical)) {
    const outside = outsideCode(commentOf(r)).replace(/\]\(https:\/\/[^)\s]*\)/g, ']()')
    expect(outside).not.toMatch(/@\w|#\d|https?:\/\//)
  }
})
