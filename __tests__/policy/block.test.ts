import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { blockExpires, clearedBlock, exceptionBlock } from '../../src/policy/block.ts'
import { exceptionsFor } from '../../src/policy/exceptions.ts'
import { npmPurl, purlBase } from '../../src/purl.ts'
import { policyOf, TODAY } from './support.ts'

const EXPIRES = '2027-02-21'
const pasted = (block: string) => `version: 1\nextends: [{ preset: open@1 }]\nexceptions:\n${block}`

test('an exception block, as it is pasted', () => {
  const block = exceptionBlock({
    purl: 'pkg:npm/%40acme/tool@3.1.0?vcs_url=x',
    version: '3.1.0',
    accept: ['BUSL-1.1', 'missing'],
    expires: EXPIRES
  })
  expect(block).toBe(`  - package: pkg:npm/%40acme/tool
    versions: "3.1.0"
    accept: [BUSL-1.1, missing]
    reason: "FILL IN: why this is acceptable"
    owner: "FILL IN: @who answers for it"
    expires: 2027-02-21
`)
})

test('a cleared block, as it is pasted', async () => {
  const block = clearedBlock({ standard: 'hevc', expires: EXPIRES })
  expect(block).toBe(`    - standard: hevc
      reason: "FILL IN: why this is acceptable"
      owner: "FILL IN: @who answers for it"
      expires: 2027-02-21
`)
  const policy = await policyOf(
    `version: 1\nstandards:\n  cleared:\n${block}${clearedBlock({ standard: 'mqtt', expires: EXPIRES })}`
  )
  expect(policy.cleared.map((c) => c.standard)).toEqual(['hevc', 'mqtt'])
})

test('a block goes under what is there already', async () => {
  const before = '  - { package: pkg:npm/old, accept: [missing], reason: r, owner: o, expires: 2027-01-01 }\n'
  const block = exceptionBlock({
    purl: 'pkg:npm/new',
    version: '1.0.0',
    accept: ['missing'],
    expires: EXPIRES
  })
  const policy = await policyOf(pasted(before + (block ?? '')))
  expect(policy.exceptions.map((e) => e.package)).toEqual(['pkg:npm/old', 'pkg:npm/new'])
})

describe('hostile names reach the policy as data', () => {
  const names = [
    '*',
    'a*',
    '__proto__',
    'a"b',
    "a'b",
    'a\nversion: 2',
    'a: b',
    '# a',
    '@s/*',
    '- x',
    '&a',
    '!x',
    '%41',
    'a\u202eb',
    'a\u2028b',
    '\ud800',
    '```',
    '${{ x }}',
    'a b',
    'ä',
    'null',
    '~',
    'a?b#c',
    'a@1.0.0',
    '@a/@b',
    '\\u0041',
    '<!-- -->'
  ]
  test.each(names)('%j', async (name) => {
    const purl = npmPurl(name, '1.0.0')
    const block = exceptionBlock({ purl, version: '1.0.0', accept: ['missing'], expires: EXPIRES }) ?? ''
    expect(block).toMatch(/^[ -~\n]+$/)
    const policy = await policyOf(pasted(block))
    expect(policy.exceptions).toHaveLength(1)
    expect(exceptionsFor(policy, purl, '1.0.0', 'package-lock.json', TODAY)).toHaveLength(1)
    const others = ['pkg:npm/other', 'pkg:npm/%40s/other', 'pkg:npm/ab'].filter(
      (other) => other !== purlBase(purl)
    )
    for (const other of others) {
      expect(exceptionsFor(policy, other, '1.0.0', 'package-lock.json', TODAY)).toEqual([])
    }
  })
})

describe('the range covers the version and no other', () => {
  const versions: readonly [version: string, written: string | undefined][] = [
    ['1.2.3', '"1.2.3"'],
    ['1.2.3-beta.1', '"1.2.3-beta.1"'],
    ['v1.2.3', '"1.2.3"'],
    ['0.0.0', '"0.0.0"'],
    ['1.2', undefined],
    ['>=0', undefined],
    ['1.0.0 || *', undefined],
    ['', undefined],
    ['file:x', undefined]
  ]
  test.each(versions)('%j', async (version, written) => {
    const block = exceptionBlock({ purl: 'pkg:npm/x', version, accept: ['MIT'], expires: EXPIRES }) ?? ''
    expect(/versions: (.*)/.exec(block)?.[1]).toBe(written)
    const policy = await policyOf(pasted(block))
    expect(exceptionsFor(policy, 'pkg:npm/x', version, 'a', TODAY)).toHaveLength(1)
    expect(exceptionsFor(policy, 'pkg:npm/x', '9.9.9', 'a', TODAY)).toHaveLength(
      written === undefined ? 1 : 0
    )
  })

  test('elsewhere a version is exact, whatever it looks like', () => {
    const block = exceptionBlock({ purl: 'pkg:pypi/x', version: '1.0', accept: ['MIT'], expires: EXPIRES })
    expect(block).toContain('versions: "1.0"\n')
  })
})

test('no block without a purl or without anything to accept', () => {
  expect(exceptionBlock({ purl: 'left-pad', accept: ['MIT'], expires: EXPIRES })).toBeUndefined()
  expect(exceptionBlock({ purl: 'pkg:npm/x', accept: [], expires: EXPIRES })).toBeUndefined()
})

test.each([
  ['', '2027-02-21'],
  ['gate: { longest-exception: 30d }\n', '2026-12-23'],
  ['gate: { longest-exception: 400d }\n', '2027-02-21']
])('the last day that blocks propose, with %j: %s', async (more, expires) => {
  expect(blockExpires(await policyOf(`version: 1\n${more}`), TODAY)).toBe(expires)
})

test('any name and any version make a block that covers them', async () => {
  const text = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }))
  await fc.assert(
    fc.asyncProperty(text, text, async (name, version) => {
      const purl = npmPurl(name, version)
      const block = exceptionBlock({ purl, version, accept: ['missing', 'BUSL-1.1'], expires: EXPIRES })
      fc.pre(block !== undefined)
      const policy = await policyOf(pasted(block))
      expect(exceptionsFor(policy, purl, version, 'a', TODAY)).toHaveLength(1)
    }),
    { numRuns: 150 }
  )
})
