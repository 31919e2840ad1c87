import { describe, expect, test } from '@jest/globals'
import { judgeLicense } from '../../src/licenses/judge.ts'
import { choiceBlock } from '../../src/policy/block.ts'
import { choiceFor, preference } from '../../src/policy/choices.ts'
import { listed, setting, type SettingKey } from '../../src/policy/policy.ts'
import { catalog, errorsOf, extending, type LoadHow, plain, policyOf } from './support.ts'

const choice = (of: string, take: string) =>
  `version: 1\nchoices:\n  packages:\n    - { package: pkg:npm/a, of: ${of}, take: ${take} }\n`

describe('what can be taken', () => {
  test.each([
    ['BSD-3-Clause OR GPL-2.0-only', 'BSD-3-Clause'],
    ['bsd-3-clause or gpl-2.0', 'GPL-2.0-only'],
    ['MIT AND (ISC OR Zlib)', 'ISC AND MIT'],
    ['MIT OR LicenseRef-A', 'LicenseRef-a']
  ])('of %s: %s', async (of, take) => {
    expect((await policyOf(choice(of, take))).choices).toHaveLength(1)
  })

  test.each([
    ['BSD-3-Clause OR GPL-2.0-only', 'MIT', 'is no way through `BSD-3-Clause OR GPL-2.0-only`'],
    ['MIT OR ISC OR Zlib', 'MIT OR ISC', 'is no way through'],
    ['MIT AND (ISC OR Zlib)', 'ISC', 'is no way through'],
    ['MIT AND ISC', 'ISC AND MIT', 'nothing is chosen'],
    ['MIT', 'MIT', 'nothing is chosen'],
    ['MIT OR ISC', 'MITT', '`MITT` is no license here'],
    ['MIT OR NONE', 'MIT', 'nobody knows one'],
    ['MIT/ISC', 'MIT', '`MIT/ISC` is no license here']
  ])('not of %s: %s', async (of, take, words) => {
    const found = await errorsOf(choice(of, take))
    expect(found).toHaveLength(1)
    expect(plain(found[0]?.what ?? [])).toContain(words)
  })
})

test('the last choice for a license holds, and each license has its own', async () => {
  const policy = await policyOf(
    `version: 1\nchoices:\n  packages:\n${['MIT OR ISC|MIT', 'MIT OR Zlib|Zlib', 'ISC OR MIT|ISC']
      .map((c) => c.split('|'))
      .map(([of, take]) => `    - { package: "pkg:npm/*", of: ${of}, take: ${take} }\n`)
      .join('')}`
  )
  const taken = (key: string) => {
    const found = choiceFor(policy, 'pkg:npm/a@1.0.0', key)
    return found !== undefined && 'chosen' in found ? found.chosen.take : found
  }
  expect(taken('(ISC | MIT)')).toBe('ISC')
  expect(taken('(MIT | Zlib)')).toBe('Zlib')
  expect(taken('MIT')).toBeUndefined()
})

describe('what is preferred', () => {
  const own = 'version: 1\nchoices: { prefer: [Apache-2.0, ISC] }\n'
  const cases: readonly [text: string, license: string, taken: string][] = [
    ['version: 1\n', 'MIT OR Apache-2.0', 'MIT'],
    [own, 'MIT OR Apache-2.0', 'Apache-2.0'],
    [own, 'MIT OR ISC OR Apache-2.0', 'Apache-2.0'],
    [own, 'ISC OR MIT', 'ISC'],
    [own, 'MIT OR Zlib', 'MIT'],
    [own, 'MIT OR (Apache-2.0 AND ISC)', 'Apache-2.0 AND ISC'],
    [own, 'MIT OR (Apache-2.0 AND Zlib)', 'MIT'],
    // A milder way always comes first.
    [`${own}licenses: { deny: [Apache-2.0] }\n`, 'MIT OR Apache-2.0', 'MIT'],
    [
      'version: 1\nchoices: { prefer: [LicenseRef-B] }\nlicenses: { allow: [LicenseRef-b] }\n',
      'MIT OR LicenseRef-b',
      'LicenseRef-b'
    ]
  ]
  test.each(cases)('%j: of %s is taken %s', async (text, concluded, taken) => {
    expect(await takenOf(text, concluded)).toBe(taken)
  })

  test('a later file is asked first', async () => {
    const how = { remote: { 'acme/org:p.yml': 'version: 1\nchoices: { prefer: [Zlib, ISC, MIT] }\n' } }
    const text = `version: 1\nextends: [${extending('acme/org:p.yml')}]\nchoices: { prefer: [ISC] }\n`
    expect(await takenOf(text, 'MIT OR Zlib OR ISC', how)).toBe('ISC')
    expect(await takenOf(text, 'MIT OR Zlib', how)).toBe('Zlib')
  })

  test('an entry names one license', async () => {
    const found = await errorsOf('version: 1\nchoices: { prefer: [MIT OR ISC, Nope] }\n')
    expect(found.map((e) => e.where.column)).toEqual([21, 33])
  })
})

/** What a policy takes of a license, beside the exceptions. */
async function takenOf(text: string, concluded: string, how: LoadHow = {}): Promise<string> {
  const policy = await policyOf(text, how)
  const verdict = judgeLicense(
    { claims: [], state: 'known', concluded },
    {
      catalog,
      accepted: () => false,
      at: (key) => setting(policy, key as SettingKey, ''),
      listed: (license) => listed(policy, license),
      prefer: preference(policy)
    }
  )
  return verdict.leaves.map(({ leaf }) => leaf.text).join(' AND ')
}

test('the block is what is pasted', async () => {
  const block = choiceBlock({ purl: 'pkg:npm/%40acme/a@1.0.0', of: 'MIT OR GPL-2.0-only', take: 'MIT' })
  expect(block).toBe(`    - package: pkg:npm/%40acme/a
      of: MIT OR GPL-2.0-only
      take: MIT
`)
  const policy = await policyOf(`version: 1\nchoices:\n  packages:\n${block}`)
  expect(choiceFor(policy, 'pkg:npm/%40acme/a@2.0.0', '(GPL-2.0-only | MIT)')).toMatchObject({
    chosen: { take: 'MIT' }
  })
  expect(choiceBlock({ purl: 'a', of: 'MIT OR ISC', take: 'MIT' })).toBeUndefined()
})
