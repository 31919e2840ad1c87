import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding, Report } from '../../src/model.ts'
import { sarif } from '../../src/render/sarif.ts'
import {
  brief,
  broken,
  canonical,
  everything,
  incomplete,
  many,
  relicensed,
  standards
} from './reports/canonical.ts'
import { hostile } from './reports/hostile.ts'
import { huge } from './reports/huge.ts'
import { finding, npm, report } from './reports/make.ts'
import { sarifFaults } from './sarif-schema.ts'
import { options, textNow } from './support.ts'

interface Place {
  physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } }
}
interface Result {
  ruleId: string
  ruleIndex: number
  level: 'error' | 'warning' | 'note'
  message: { text: string }
  locations: [Place]
  relatedLocations?: Place[]
  partialFingerprints: { primaryLocationLineHash: string }
  baselineState?: string
}
interface Run {
  tool: { driver: { rules: { id: string }[] } }
  automationDetails: { id: string }
  invocations: [{ toolExecutionNotifications?: [{ message: { text: string } }] }]
  results: Result[]
}

const textOf = (r: Report, more = {}) => textNow(sarif.render(r, { ...options, ...more }))
const runOf = (r: Report, more = {}) => (JSON.parse(textOf(r, more)) as { runs: [Run] }).runs[0]
const resultsOf = (...findings: Finding[]) => runOf(report({ findings })).results
const print = (result: Result | undefined) => result?.partialFingerprints.primaryLocationLineHash
const placeOf = ({ physicalLocation: { artifactLocation, region } }: Place) =>
  `${artifactLocation.uri}:${region.startLine}`

describe('is valid', () => {
  test.each(Object.entries(canonical))('%s', (_, r) => {
    expect(sarifFaults(JSON.parse(textOf(r)))).toEqual([])
  })

  test('whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('..', '.', '/', '//', '\ud800', '%2e', ':', '\\', '日', 'a'), { maxLength: 8 })
        .map((p) => p.join(''))
    )
    fc.assert(
      fc.property(text, fc.nat(3), (foreign, n) => {
        const faults = sarifFaults(
          JSON.parse(textOf(huge({ packages: n, findings: n, problems: n, text: foreign })))
        )
        expect(faults).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  test('the schema finds what is wrong', () => {
    const document = JSON.parse(textOf(standards)) as { runs: [Run] }
    for (const spoil of [
      (r: Result) => Object.assign(r, { level: 'deny' }),
      (r: Result) => Object.assign(r, { locations: [] }),
      (r: Result) => (r.locations[0].physicalLocation.artifactLocation.uri = '../x'),
      (r: Result) => (r.locations[0].physicalLocation.region.startLine = 0),
      (r: Result) => Object.assign(r, { message: {} })
    ]) {
      const copy = structuredClone(document)
      spoil(copy.runs[0].results[0]!)
      expect(sarifFaults(copy)).not.toEqual([])
    }
  })
})

test('every finding and every problem is a result of a rule that is listed', () => {
  for (const r of [standards, brief, incomplete, broken]) {
    const { results, tool } = runOf(r)
    expect(results).toHaveLength(r === brief ? 2 : r.findings.length + r.problems.length)
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  }
  // Problems without a rule of their own go with what is not readable.
  expect(new Set(runOf(incomplete).results.map((result) => result.ruleId))).toEqual(
    new Set(['lockfile-unreadable'])
  )
})

test('worst first, and what is new before what is not', () => {
  const order = runOf(many).results.map(({ level, baselineState }) => `${level} ${baselineState}`)
  const rank = [
    'error new',
    'error unchanged',
    'warning new',
    'warning unchanged',
    'note new',
    'note unchanged'
  ]
  expect(order).toEqual([...order].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)))
  expect(new Set(order)).toEqual(new Set(['error new', 'warning new', 'warning unchanged', 'note new']))
})

test('without a base nothing is said of one', () => {
  for (const r of [everything, { ...standards, compared: false }]) {
    expect(runOf(r).results.some((result) => result.baselineState !== undefined)).toBe(false)
  }
})

test('stands on the manifest line of the direct dependency, else on the line of the lockfile; the others are related', () => {
  const places = runOf(standards).results.map(({ locations: [first], relatedLocations }) =>
    [first, ...(relatedLocations ?? [])].map(placeOf)
  )
  expect(places).toEqual([
    ['package.json:14', 'package-lock.json:344'],
    ['package.json:14', 'package-lock.json:812'],
    ['package.json:14', 'package-lock.json:812']
  ])
  const [unplaced] = resultsOf(finding(npm('a', '1'), { at: [], direct: false }))
  expect(unplaced && placeOf(unplaced.locations[0])).toBe('package-lock.json:1')
})

test('a problem of no file points at a lockfile, for a result without a place spoils the upload', () => {
  const lookup = runOf(incomplete).results.find(({ message }) =>
    message.text.startsWith('The license source')
  )
  expect(lookup && placeOf(lookup.locations[0])).toBe('package-lock.json:1')
  const nowhere = runOf(report({ problems: incomplete.problems.slice(1, 2) })).results[0]
  expect(nowhere && placeOf(nowhere.locations[0])).toBe('.github/open-standards.yml:1')
})

test('says what, and what next, in plain text', () => {
  expect(runOf(relicensed).results[0]?.message.text).toBe(
    "'some-lib' '2.0.0': License changed from 'MIT' to 'BUSL-1.1'. Next: stay on '1.9.0'."
  )
})

describe('fingerprints', () => {
  const one = finding(npm('a', '1.0.0'))

  test('stay when lines and versions move', () => {
    const moved = finding(npm('a', '2.0.0'), { at: [{ path: 'package.json', line: 99 }] })
    expect(print(resultsOf(moved)[0])).toBe(print(resultsOf(one)[0]))
  })

  test.each<[string, Partial<Finding>]>([
    ['another rule', { rule: 'license-changed' }],
    ['another level', { level: 'warn' }],
    ['another lockfile', { lockfile: 'web/package-lock.json' }],
    ['another license', { accepts: ['SSPL-1.0'] }],
    ['another package', { name: 'b' }]
  ])('%s is another result', (_, more) => {
    expect(print(resultsOf({ ...one, ...more })[0])).not.toBe(print(resultsOf(one)[0]))
  })

  test('are numbered where they would be equal', () => {
    const [first, second] = resultsOf(one, finding(npm('a', '2.0.0')))
    expect(print(second)).toBe(print(first)?.replace(/:1$/, ':2'))
  })

  test('are left out where there is no digest', () => {
    const { hash: _, ...without } = options
    expect(textNow(sarif.render(standards, without))).not.toContain('partialFingerprints')
  })
})

test('details: brief says that there is something to review, and where to look', () => {
  const { results, tool } = runOf(brief)
  const review = results.filter((result) => result.ruleId === 'standards-review')
  expect(review.map(({ level, message }) => [level, message.text])).toEqual([
    ['error', '1 standards item to resolve, 1 standards item to review. Run the check locally for details.']
  ])
  expect(tool.driver.rules.map((rule) => rule.id)).toEqual([
    'license-denied',
    'lockfile-unreadable',
    'standards-review'
  ])
  expect(runOf(standards).tool.driver.rules.map((rule) => rule.id)).not.toContain('standards-review')
})

test('the key tells several gates of one repository apart', () => {
  expect(runOf(standards, { key: 'web' }).automationDetails.id).toBe('open-standards-gate/web/')
})

/** No two texts alike, and nothing in them for gzip to find. */
const noise = (seed: number) =>
  Array.from({ length: 150 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((seed * 7919 + i * i * 104_729) % 20_000))
  ).join('')

describe('limits', () => {
  test('5,000 results, from the worst on, and how many there were more', () => {
    const { results, invocations } = runOf(huge({ packages: 10, findings: 6000, problems: 10, text: 'x' }))
    expect(results).toHaveLength(5000)
    expect(results.filter((result) => result.level === 'error')).toHaveLength(2005)
    expect(invocations[0].toolExecutionNotifications?.[0].message.text).toBe(
      'Left out here, from the mildest on: 1010 results. The report has them all.'
    )
  })

  test('10 MB after gzip, whatever the texts', () => {
    const findings = Array.from({ length: 1000 }, (_, i) =>
      finding(npm(`p${i}`, '1'), {
        what: [{ quote: noise(i) }, { quote: noise(i + 5000) }, { quote: noise(i + 10_000) }],
        at: Array.from({ length: 9 }, (_unused, n) => ({ path: noise(i * 9 + n), line: 1 }))
      })
    )
    const text = textOf(report({ findings }))
    expect(gzipSync(text).length).toBeLessThan(10_000_000)
    expect(text).toContain('Left out here')
    expect(sarifFaults(JSON.parse(text))).toEqual([])
  })
})

test('hostile texts make no link, no placeholder, no workflow command, and nothing is hidden', () => {
  const text = textOf(hostile)
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Bidi_Control}\u200b\ufeff]|##\[/u)
  for (const { message } of runOf(hostile).results) expect(message.text).not.toMatch(/\]\(/)
  const [braced] = resultsOf(finding(npm('a{0}', '1')))
  expect(braced?.message.text).toMatch(/^'a\{\{0\}\}' '1': /)
})
