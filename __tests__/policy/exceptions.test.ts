import { describe, expect, test } from '@jest/globals'
import { clearedFor } from '../../src/policy/cleared.ts'
import { exceptionsFor } from '../../src/policy/exceptions.ts'
import { inForce, termOf } from '../../src/policy/term.ts'
import { inlineText } from '../../src/policy/yaml/inline.ts'
import { errorsOf, policyOf, TODAY } from './support.ts'

const LOCK = 'package-lock.json'

function file(pattern: string, more = '', expires = '2027-01-01'): string {
  return `version: 1
exceptions:
  - package: ${inlineText(pattern)}
    accept: [MIT]
    reason: r
    owner: o
    expires: ${expires}
${more}`
}

const covers: readonly [
  pattern: string,
  more: string,
  purl: string,
  version: string | undefined,
  path: string,
  yes: boolean
][] = [
  ['pkg:npm/a', '', 'pkg:npm/a@1.0.0', '1.0.0', LOCK, true],
  ['pkg:npm/a', '', 'pkg:npm/a', undefined, LOCK, true],
  ['pkg:npm/a', '', 'pkg:npm/a@1.0.0?vcs_url=x', '1.0.0', LOCK, true],
  ['pkg:npm/a', '', 'pkg:npm/ab@1.0.0', '1.0.0', LOCK, false],
  ['pkg:npm/a', '', 'pkg:npm/%40a/a@1.0.0', '1.0.0', LOCK, false],
  ['pkg:npm/a', '', 'pkg:pypi/a@1.0.0', '1.0.0', LOCK, false],
  ['pkg:npm/A', '', 'pkg:npm/a@1.0.0', '1.0.0', LOCK, false],
  ['pkg:npm/@acme/x', '', 'pkg:npm/%40acme/x@1.0.0', '1.0.0', LOCK, true],
  ['pkg:npm/%40acme/*', '', 'pkg:npm/%40acme/x@1.0.0', '1.0.0', LOCK, true],
  ['pkg:npm/%40acme/*', '', 'pkg:npm/%40acme-evil/x@1.0.0', '1.0.0', LOCK, false],
  ['pkg:npm/sharp-*', '', 'pkg:npm/sharp-linux@1.0.0', '1.0.0', LOCK, true],
  ['pkg:npm/a%2A', '', 'pkg:npm/ab@1.0.0', '1.0.0', LOCK, false],
  ['pkg:npm/a', '    versions: ^1.2.0', 'pkg:npm/a', '1.9.9', LOCK, true],
  ['pkg:npm/a', '    versions: ^1.2.0', 'pkg:npm/a', '2.0.0', LOCK, false],
  ['pkg:npm/a', '    versions: ^1.2.0', 'pkg:npm/a', '1.3.0-beta.1', LOCK, false],
  ['pkg:npm/a', '    versions: ^1.3.0-beta', 'pkg:npm/a', '1.3.0-beta.1', LOCK, true],
  ['pkg:npm/a', '    versions: ">=1.6.0 <2.0.0 || 3.x"', 'pkg:npm/a', '3.4.5', LOCK, true],
  ['pkg:npm/a', '    versions: "1.0.0"', 'pkg:npm/a', '1.0.0', LOCK, true],
  ['pkg:npm/a', '    versions: "1.0.0"', 'pkg:npm/a', '1.0.1', LOCK, false],
  ['pkg:npm/a', '    versions: "*"', 'pkg:npm/a', undefined, LOCK, false],
  ['pkg:npm/a', '    versions: "*"', 'pkg:npm/a', 'not a version', LOCK, false],
  ['pkg:pypi/a', '    versions: "1.0"', 'pkg:pypi/a', '1.0', LOCK, true],
  ['pkg:pypi/a', '    versions: "1.0"', 'pkg:pypi/a', '1.0.0', LOCK, false],
  ['pkg:npm/a', '    paths: ["tools/**"]', 'pkg:npm/a', '1.0.0', 'tools/x/package-lock.json', true],
  ['pkg:npm/a', '    paths: ["tools/**"]', 'pkg:npm/a', '1.0.0', LOCK, false],
  ['pkg:npm/a', '    paths: ["x", "package-lock.json"]', 'pkg:npm/a', '1.0.0', LOCK, true],
  ['pkg:npm/a', '', 'no purl', '1.0.0', LOCK, false],
  ['pkg:npm/__proto__', '', 'pkg:npm/__proto__@1.0.0', '1.0.0', LOCK, true]
]

test.each(covers)('%s %s covers %s %s in %s: %s', async (pattern, more, purl, version, path, yes) => {
  const policy = await policyOf(file(pattern, more))
  expect(policy.exceptions).toHaveLength(1)
  expect(exceptionsFor(policy, purl, version, path, TODAY)).toEqual(yes ? policy.exceptions : [])
})

describe('the end of a decision', () => {
  const terms: readonly [today: string, expires: string, term: string][] = [
    ['2026-11-23', '2027-03-31', 'in-force'],
    ['2026-11-23', '2026-12-24', 'in-force'],
    ['2026-11-23', '2026-12-23', 'expiring'],
    ['2026-11-23', '2026-11-24', 'expiring'],
    ['2026-11-23', '2026-11-23', 'expiring'],
    ['2026-11-23', '2026-11-22', 'expired'],
    ['2027-01-01', '2026-12-31', 'expired'],
    ['2028-02-29', '2028-03-30', 'expiring'],
    ['2028-02-28', '2028-03-30', 'in-force'],
    ['not a day', '2028-03-30', 'expired']
  ]
  test.each(terms)('on %s, one that ends on %s is %s', (today, expires, term) => {
    expect(termOf({ expires }, today)).toBe(term)
    expect(inForce({ expires }, today)).toBe(term !== 'expired')
  })

  test('an expired entry is no fault: it stays, and covers nothing', async () => {
    const policy = await policyOf(file('pkg:npm/a', '', '2020-01-01'))
    expect(policy.exceptions).toHaveLength(1)
    expect(exceptionsFor(policy, 'pkg:npm/a', '1.0.0', LOCK, TODAY)).toEqual([])
    expect(exceptionsFor(policy, 'pkg:npm/a', '1.0.0', LOCK, '2020-01-01')).toHaveLength(1)
  })

  test.each([
    ['2027-11-23', 0],
    ['2027-11-24', 1]
  ])('the longest exception lets %s through with %s errors', async (expires, errors) => {
    expect(await errorsOf(file('pkg:npm/a', '', expires))).toHaveLength(errors)
  })

  test('a longer limit of the file itself counts', async () => {
    const policy = await policyOf(`${file('pkg:npm/a', '', '2029-01-01')}gate: { longest-exception: 900d }\n`)
    expect(policy.exceptions[0]?.expires).toBe('2029-01-01')
  })
})

test('what is accepted is kept in canonical form', async () => {
  const text = file('pkg:npm/a').replace(
    '[MIT]',
    '[mit, GPL-2.0, gpl-2.0-only WITH classpath-exception-2.0, LicenseRef-X, missing, proprietary, hevc, UNLICENSED]'
  )
  expect((await policyOf(text)).exceptions[0]?.accept).toEqual([
    'MIT',
    'GPL-2.0-only',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'LicenseRef-X',
    'missing',
    'proprietary',
    'hevc',
    'UNLICENSED'
  ])
})

const clearedEntry = (standard: string, expires: string) =>
  `{ standard: ${standard}, reason: r, ref: IP-1, owner: o, expires: ${expires} }`

test('cleared standards hold until their last day', async () => {
  const policy = await policyOf(
    `version: 1\nstandards:\n  cleared:\n    - ${clearedEntry('hevc', '2026-11-23')}\n    - ${clearedEntry('hevc', '2026-12-31')}\n    - ${clearedEntry('h264', '2026-12-31')}\n`
  )
  expect(clearedFor(policy, 'hevc', '2026-11-23')).toHaveLength(2)
  expect(clearedFor(policy, 'hevc', '2026-11-24').map((c) => c.expires)).toEqual(['2026-12-31'])
  expect(clearedFor(policy, 'hevc', '2027-01-01')).toEqual([])
  expect(clearedFor(policy, 'mqtt', '2026-11-23')).toEqual([])
  expect(policy.cleared[0]).toMatchObject({ ref: 'IP-1', at: { line: 4, column: 7 } })
})
