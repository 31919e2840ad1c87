import { describe, expect, test } from '@jest/globals'
import { conclude } from '../../src/licenses/conclude.ts'
import type { Claim, Fact } from '../../src/model.ts'
import { factUnder } from '../../src/policy/facts.ts'
import { catalog, extending, FILE, type LoadHow, plain, policyOf } from './support.ts'

const lockfile = (raw: unknown): Claim => ({ raw, source: 'lockfile', trust: 'pull-request' })
const outside = (raw: unknown): Claim => ({ raw, source: 'deps.dev', trust: 'outside' })

const CLARIFIED = (license: string) =>
  `clarifications: [{ package: pkg:npm/a, versions: ^1.0.0, license: ${license}, evidence: [{ url: "https://a.example" }], reason: r, by: b }]\n`
const CHOICE = (of: string, take: string, pattern = 'pkg:npm/a') =>
  `choices: { packages: [{ package: "${pattern}", of: ${of}, take: ${take} }] }\n`

async function fact(text: string, claims: readonly Claim[], how: LoadHow = {}): Promise<Fact> {
  const policy = await policyOf(`version: 1\n${text}`, how)
  const about = { purl: 'pkg:npm/a@1.2.0', version: '1.2.0' }
  return factUnder(policy, about, claims, (all) => conclude(all, catalog, 'nothing'), catalog)
}

const told = ({ lapsed }: Fact) => (lapsed ?? []).map(({ by, why }) => `${by.path}:${by.line} ${plain(why)}`)

describe('a clarification', () => {
  test.each([
    ['nothing', []],
    ['what nobody can read', [outside('see the readme')]],
    ['two licenses without a relation', [lockfile(['MIT', 'GPL-3.0-only'])]],
    ['the pull request', [lockfile('GPL-3.0-only')]],
    ['everybody outside', [outside('GPL-3.0-only'), lockfile('MIT')]]
  ])('outranks %s', async (_name, claims) => {
    const found = await fact(CLARIFIED('ISC'), claims)
    expect(found).toMatchObject({ state: 'known', concluded: 'ISC', source: 'policy', declared: 'ISC' })
    expect(found.claims).toHaveLength(claims.length + 1)
    expect(found).not.toHaveProperty('unverified')
    expect(found).not.toHaveProperty('lapsed')
  })

  test('of another version says nothing', async () => {
    const text = CLARIFIED('ISC').replace('^1.0.0', '^2.0.0')
    expect((await fact(text, [outside('MIT')])).concluded).toBe('MIT')
  })

  test('is not asked about a package without a purl', async () => {
    const policy = await policyOf(`version: 1\n${CLARIFIED('ISC')}`)
    const found = factUnder(policy, { version: '1.2.0' }, [], (all) => conclude(all, catalog), catalog)
    expect(found.state).toBe('missing')
  })
})

/** A file that locks, and one that extends it and clarifies. */
const org = (locked: string, more = '') => ({
  'acme/org:p.yml': `version: 1\nlocked: [${locked}]\n${more}`
})
const above = (license: string) => `extends: [${extending('acme/org:p.yml')}]\n${CLARIFIED(license)}`

describe('a clarification that comes after a lock', () => {
  const NC = 'CC-BY-NC-4.0'

  const cases: readonly [
    name: string,
    locked: string,
    more: string,
    license: string,
    claims: readonly Claim[],
    counts: boolean
  ][] = [
    ['of another kind', 'licenses.kinds.proprietary', '', 'MIT', [outside(NC)], true],
    ['of the kind that it explains away', 'licenses.kinds.non-commercial', '', 'MIT', [outside(NC)], false],
    ['that it does not touch', 'licenses.kinds.non-commercial', '', 'MIT', [outside('GPL-3.0-only')], true],
    ['that allows', 'licenses.kinds.permissive', '', 'ISC', [outside('MIT')], true],
    ['of what is missing', 'unknown.missing', '', 'MIT', [], false],
    ['of everything unknown', 'unknown', '', 'MIT', [outside('see the readme')], false],
    ['of what only the lockfile says', 'unknown.unverified', '', 'MIT', [lockfile('ISC')], false],
    ['of a kind in a conflict', 'licenses.kinds.non-commercial', '', 'MIT', [lockfile(['MIT', NC])], false],
    [
      'of a kind that an OR leaves',
      'licenses.kinds.non-commercial',
      '',
      'MIT',
      [outside(`${NC} OR MIT`)],
      true
    ],
    [
      'of a kind that some paths refuse',
      'licenses.kinds.strong-copyleft',
      'paths: [{ match: [a], reason: r, licenses: { kinds: { strong-copyleft: deny } } }]\n',
      'MIT',
      [outside('GPL-3.0-only')],
      false
    ],
    ['with as strict a license', 'licenses.kinds.non-commercial', '', 'CC-BY-NC-3.0', [outside(NC)], true],
    ['of a license by name', 'licenses.deny', 'licenses: { deny: [JSON] }\n', 'MIT', [outside('JSON')], false]
  ]
  test.each(cases)('%s', async (_name, locked, more, license, claims, counts) => {
    const found = await fact(above(license), claims, { remote: org(locked, more) })
    expect(found.source === 'policy').toBe(counts)
    const begins = `${FILE}:3 The clarification of its license does not count: \`${locked}`
    const ends = ' is locked by `acme/org:p.yml:2`.'
    const lines = told(found).map((line) => [line.startsWith(begins), line.endsWith(ends)])
    expect(lines).toEqual(counts ? [] : [[true, true]])
  })

  test('counts in the file that locks', async () => {
    const text = `version: 1\nlocked: [licenses]\n${CLARIFIED('MIT')}`
    const found = await fact(`extends: [${extending('acme/org:p.yml')}]\n`, [outside(NC)], {
      remote: { 'acme/org:p.yml': text }
    })
    expect(found.concluded).toBe('MIT')
  })
})

describe('a choice', () => {
  test.each([
    ['BSD-3-Clause OR GPL-2.0-only', 'BSD-3-Clause', 'BSD-3-Clause OR GPL-2.0-only'],
    ['GPL-2.0 OR bsd-3-clause', 'gpl-2.0', 'BSD-3-Clause OR GPL-2.0-only'],
    ['(MIT OR ISC) AND Zlib', 'Zlib AND ISC', 'Zlib AND (ISC OR MIT)'],
    ['LicenseRef-A OR MIT', 'LicenseRef-a', 'MIT OR LicenseRef-a']
  ])('of %s takes %s of %s', async (of, take, stated) => {
    const found = await fact(CHOICE(of, take), [outside(stated)])
    expect(found.taken?.by).toEqual({ path: FILE, line: 2, column: 23 })
    expect(found.concluded).toContain(' OR ')
    expect(told(found)).toEqual([])
  })

  test.each([
    ['another license', [outside('MIT OR GPL-3.0-only')], 'its license is `MIT OR GPL-3.0-only`.'],
    ['one license', [outside('MIT')], 'its license is `MIT`.'],
    ['no license', [], 'no license is known.']
  ])('lapses under %s', async (_name, claims, now) => {
    const found = await fact(CHOICE('MIT OR GPL-2.0-only', 'MIT'), claims)
    expect(found).not.toHaveProperty('taken')
    expect(told(found)).toEqual([
      `${FILE}:2 The choice that the policy makes for this package has lapsed: it was made for \`MIT OR GPL-2.0-only\`, and now ${now}`
    ])
  })

  test('for many packages does not lapse where it is not meant', async () => {
    const found = await fact(CHOICE('MIT OR GPL-2.0-only', 'MIT', 'pkg:npm/*'), [outside('ISC')])
    expect(found).toEqual(await fact('', [outside('ISC')]))
  })

  test('of another repository is followed, and its lapse is not told here', async () => {
    const remote = { 'acme/org:p.yml': `version: 1\n${CHOICE('MIT OR GPL-2.0-only', 'MIT')}` }
    const text = `extends: [${extending('acme/org:p.yml')}]\n`
    const held = await fact(text, [outside('GPL-2.0-only OR MIT')], { remote })
    expect(held.taken?.expression).toBe('MIT')
    expect(told(await fact(text, [outside('ISC')], { remote }))).toEqual([])
  })

  test('for an older license beside one for the new license is no trouble', async () => {
    const text = `choices:\n  packages:\n${['MIT OR GPL-2.0-only', 'MIT OR GPL-3.0-only']
      .map((of) => `    - { package: pkg:npm/a, of: ${of}, take: MIT }\n`)
      .join('')}`
    const found = await fact(text, [outside('MIT OR GPL-2.0-only')])
    expect(found.taken).toEqual({ expression: 'MIT', by: { path: FILE, line: 4, column: 7 } })
    expect(told(found)).toEqual([])
  })

  test('is made of what a clarification says', async () => {
    const text = CLARIFIED('MIT OR GPL-2.0-only') + CHOICE('GPL-2.0-only OR MIT', 'MIT')
    expect((await fact(text, [])).taken?.expression).toBe('MIT')
  })
})
