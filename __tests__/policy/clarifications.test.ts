import { describe, expect, test } from '@jest/globals'
import { clarificationBlock } from '../../src/policy/block.ts'
import { claimOf, clarificationFor } from '../../src/policy/clarifications.ts'
import { errorsOf, FILE, plain, policyOf } from './support.ts'

const HASH = 'ab'.repeat(32)

function entry(more: Readonly<Record<string, string>> = {}): string {
  const fields = {
    package: 'pkg:npm/busboy',
    versions: '">=1.6.0 <2.0.0"',
    license: 'MIT',
    evidence: '[{ url: https://acme.example/license }]',
    reason: 'Old-style licenses array',
    by: '"@acme/osp"',
    ...more
  }
  const lines = Object.entries(fields).map(
    ([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${value}\n`
  )
  return lines.join('')
}

const file = (...entries: readonly string[]) => `version: 1\nclarifications:\n${entries.join('')}`

test('an entry says what the license is, on what evidence, and who answers for it', async () => {
  const policy = await policyOf(file(entry()))
  expect(clarificationFor(policy, 'pkg:npm/busboy@1.6.0', '1.6.0')).toMatchObject({
    license: 'MIT',
    at: { path: FILE, line: 3, column: 5 },
    reason: 'Old-style licenses array',
    by: '@acme/osp',
    evidence: [{ url: 'https://acme.example/license' }]
  })
})

describe('what an entry is about', () => {
  const cases: readonly [
    more: Record<string, string>,
    purl: string,
    version: string | undefined,
    yes: boolean
  ][] = [
    [{}, 'pkg:npm/busboy', '1.6.0', true],
    [{}, 'pkg:npm/busboy?vcs_url=x', '1.9.9', true],
    [{}, 'pkg:npm/busboy', '2.0.0', false],
    [{}, 'pkg:npm/busboy', undefined, false],
    [{}, 'pkg:npm/busboy2', '1.6.0', false],
    [{}, 'no purl', '1.6.0', false],
    [{ package: 'pkg:npm/%40acme/*', versions: '"*"' }, 'pkg:npm/%40acme/a', '1.0.0', true],
    [{ package: 'pkg:npm/%40acme/*', versions: '"*"' }, 'pkg:npm/a', '1.0.0', false],
    [{ package: 'pkg:pypi/x', versions: '"1.0"' }, 'pkg:pypi/x', '1.0', true],
    [{ package: 'pkg:pypi/x', versions: '"1.0"' }, 'pkg:pypi/x', '1.0.0', false]
  ]
  test.each(cases)('%j and %s %s: %s', async (more, purl, version, yes) => {
    const policy = await policyOf(file(entry(more)))
    expect(clarificationFor(policy, purl, version) !== undefined).toBe(yes)
  })

  test('of several the last one holds', async () => {
    const policy = await policyOf(file(entry(), entry({ license: 'ISC' }), entry({ versions: '^3.0.0' })))
    expect(clarificationFor(policy, 'pkg:npm/busboy', '1.6.0')?.license).toBe('ISC')
  })
})

describe('the claim of an entry', () => {
  const claims: readonly [more: Record<string, string>, claim: object][] = [
    [{}, { raw: 'MIT', source: 'policy', trust: 'base', url: 'https://acme.example/license' }],
    [
      { license: 'mit OR gpl-2.0', evidence: `[{ file: LICENSE, sha256: ${HASH} }]` },
      { raw: 'MIT OR GPL-2.0-only', source: 'policy', trust: 'base' }
    ],
    [
      {
        evidence: `[{ file: LICENSE, sha256: ${HASH} }, { url: "https://b.example" }, { url: "https://c.example" }]`
      },
      { raw: 'MIT', source: 'policy', trust: 'base', url: 'https://b.example' }
    ]
  ]
  test.each(claims)('%j', async (more, claim) => {
    const [clarification] = (await policyOf(file(entry(more)))).clarifications
    expect(clarification && claimOf(clarification)).toEqual(claim)
  })

  test('digests are kept in small letters', async () => {
    const policy = await policyOf(
      file(entry({ evidence: `[{ file: a/COPYING, sha256: ${HASH.toUpperCase()} }]` }))
    )
    expect(policy.clarifications[0]?.evidence).toEqual([{ file: 'a/COPYING', sha256: HASH }])
  })
})

describe('errors', () => {
  const wrong: readonly [name: string, more: Record<string, string>, error: string][] = [
    ['no evidence', { evidence: '[]' }, '6:15 is empty'],
    ['empty evidence', { evidence: '[{}]' }, '6:16 opinion'],
    ['a file without its digest', { evidence: '[{ file: LICENSE }]' }, '6:16 `sha256:`'],
    ['a digest without its file', { evidence: `[{ sha256: ${HASH} }]` }, '6:16 `file:`'],
    [
      'a file and an address',
      { evidence: `[{ file: L, sha256: ${HASH}, url: "https://a.example" }]` },
      '6:16 two'
    ],
    ['a short digest', { evidence: '[{ file: LICENSE, sha256: abc }]' }, '6:41 64 hexadecimal'],
    ['no address', { evidence: '[{ url: acme.example }]' }, '6:23 address'],
    ['an address that runs code', { evidence: '[{ url: "javascript:alert(1)" }]' }, '6:23 address'],
    ['an address with a space', { evidence: '[{ url: "https://a.example/a b" }]' }, '6:23 address'],
    ['a path from the root', { evidence: `[{ file: /LICENSE, sha256: ${HASH} }]` }, '6:24 path'],
    ['a license that is none', { license: 'Apache-2' }, '5:14 `Apache-2.0`'],
    ['a license that says nothing', { license: 'NOASSERTION' }, '5:14 nobody knows'],
    ['a license of which a part says nothing', { license: 'MIT AND NONE' }, '5:14 `NONE`'],
    ['a gap that was left', { license: '"FILL IN: the license"' }, '5:14 no license here'],
    ['a range that is none', { versions: 'newest' }, '4:15 `^1.2.0`'],
    ['a name for a package', { package: 'busboy' }, '3:14 `pkg:npm/busboy`']
  ]
  test.each(wrong)('%s', async (_name, more, error) => {
    const [found, ...others] = await errorsOf(file(entry(more)))
    expect(others).toEqual([])
    expect(`${found?.where.line}:${found?.where.column}`).toBe(error.split(' ', 1)[0])
    expect(plain([...(found?.what ?? []), ' ', ...(found?.fix ?? [])])).toContain(error.replace(/^\S+ /, ''))
  })

  test.each(['package', 'versions', 'license', 'evidence', 'reason', 'by'])(
    'an entry without %s',
    async (key) => {
      const text = file(entry()).replace(
        new RegExp(`^ *-? *${key}:.*\n`, 'm'),
        key === 'package' ? '  -\n' : ''
      )
      const found = await errorsOf(text.replace('  -\n    versions', '  - versions'))
      expect(found.map((e) => plain(e.what))).toEqual([`This entry has no \`${key}\`.`])
    }
  )
})

describe('the block', () => {
  const about = {
    purl: 'pkg:npm/%40acme/tool@3.1.0?vcs_url=x',
    version: '3.1.0',
    license: 'MIT OR Apache-2.0',
    url: 'https://deps.example/npm/%40acme%2Ftool/3.1.0'
  }

  test('as it is pasted', async () => {
    const block = clarificationBlock(about) ?? ''
    expect(block).toBe(`  - package: pkg:npm/%40acme/tool
    versions: "3.1.0"
    license: MIT OR Apache-2.0
    evidence: [{ url: https://deps.example/npm/%40acme%2Ftool/3.1.0 }]
    reason: "FILL IN: how this was found out"
    by: "FILL IN: @who answers for it"
`)
    const policy = await policyOf(file(block))
    expect(clarificationFor(policy, 'pkg:npm/%40acme/tool', '3.1.0')?.license).toBe('MIT OR Apache-2.0')
    expect(clarificationFor(policy, 'pkg:npm/%40acme/tool', '3.1.1')).toBeUndefined()
  })

  test.each([
    ['a purl', { ...about, purl: 'tool' }],
    ['a version that can be named', { ...about, version: 'file:x' }],
    ['any version', { purl: about.purl, license: about.license, url: about.url }],
    ['an address', { ...about, url: 'the readme' }]
  ])('is not made without %s', (_name, less) => {
    expect(clarificationBlock(less)).toBeUndefined()
  })
})
