import { describe, expect, test } from '@jest/globals'
import { LOCKABLE } from '../../src/policy/lock/keys.ts'
import { pathUse, setting } from '../../src/policy/policy.ts'
import { errorsOf, extending, FILE, load, plain, policyOf } from './support.ts'

const ORG = 'acme/org:p.yml'

/** What the organisation's file says beside its version; the lock stands in line 2. */
function org(locked: string, more = ''): Readonly<Record<string, string>> {
  return { [ORG]: `version: 1\nlocked: [${locked}]\n${more}` }
}

/** A repository's file, whose own text begins in line 3. */
const repo = (text: string) => `version: 1\nextends: [${extending(ORG)}]\n${text}`

const deny = 'licenses: { kinds: { strong-copyleft: deny } }\n'
const EXCEPTION = (accept: string) =>
  `exceptions: [{ package: pkg:npm/a, accept: [${accept}], reason: r, owner: o, expires: 2027-01-01 }]\n`
const CLEARED = 'standards: { cleared: [{ standard: hevc, reason: r, owner: o, expires: 2027-01-01 }] }\n'
const CLARIFICATION =
  'clarifications: [{ package: pkg:npm/a, versions: "*", license: MIT, evidence: [{ url: "https://a.example" }], reason: r, by: b }]\n'
const CHOICE = 'choices: { packages: [{ package: pkg:npm/a, of: MIT OR GPL-3.0-only, take: MIT }] }\n'
const paths = (rule: string) => `paths: [{ match: ["a/**"], reason: r, ${rule} }]\n`

/** What is locked, what else the organisation says, what the repository says, and the error, if any: `line:column words`. */
type Case = readonly [locked: string, orgSays: string, repoSays: string, error: string | undefined]

const levels: readonly Case[] = [
  [
    'licenses.kinds.proprietary',
    '',
    'licenses: { kinds: { proprietary: warn } }\n',
    '3:35 at `deny`, and `warn` is milder'
  ],
  ['licenses.kinds.proprietary', '', 'licenses: { kinds: { proprietary: deny } }\n', undefined],
  ['licenses.kinds.proprietary', '', 'licenses: { kinds: { source-available: warn } }\n', undefined],
  ['licenses.kinds.weak-copyleft', '', 'licenses: { kinds: { weak-copyleft: deny } }\n', undefined],
  [
    'licenses.kinds',
    '',
    'licenses: { kinds: { proprietary: note } }\n',
    '3:35 `licenses.kinds.proprietary` is locked'
  ],
  [
    'licenses',
    '',
    'licenses: { kinds: { proprietary: note } }\n',
    '3:35 `licenses.kinds.proprietary` is locked'
  ],
  ['licenses', '', 'licenses: { incompatible: note }\n', '3:27 at `warn`, and `note` is milder'],
  ['unknown.missing', 'unknown: { missing: deny }\n', 'unknown: { missing: warn }\n', '3:21 at `deny`'],
  [
    'licenses.kinds.strong-copyleft',
    deny,
    paths('licenses: { kinds: { strong-copyleft: warn } }'),
    '3:77 is milder'
  ],
  [
    'licenses.kinds.strong-copyleft',
    deny,
    paths('licenses: { kinds: { strong-copyleft: deny } }'),
    undefined
  ],
  [
    'unknown.missing',
    'paths: [{ match: ["a/**"], reason: r, unknown: { missing: deny } }]\n',
    paths('unknown: { missing: warn }'),
    '3:59 at `deny`, and `warn` is milder'
  ],
  ['standards.bundles', '', 'standards: { bundles: warn }\n', '3:23 at `deny`, and `warn` is milder']
]

const others: readonly Case[] = [
  ['gate.block-on', '', 'gate: { block-on: never }\n', '3:19 would change it'],
  ['gate.block-on', '', 'gate: { block-on: warn }\n', '3:19 would change it'],
  ['gate.block-on', '', 'gate: { block-on: deny }\n', undefined],
  ['gate', '', 'gate: { longest-exception: 30d }\n', '3:28 `gate.longest-exception` is locked'],
  ['scopes', '', 'scopes: { development: enforce }\n', '3:24 would change it'],
  ['standards.definition', '', 'standards: { definition: fsfe }\n', '3:26 would change it'],
  ['standards.enforce', '', 'standards: { enforce: [patents] }\n', undefined],
  ['standards.enforce', '', 'standards: { enforce: [process] }\n', '3:23 would change it'],
  ['outbound', 'outbound: MIT\n', 'outbound: Apache-2.0\n', '3:11 would change it'],
  ['outbound', 'outbound: MIT\n', 'outbound: mit\n', undefined]
]

const lists: readonly Case[] = [
  ['licenses.allow', '', 'licenses: { allow: [JSON] }\n', '3:21 nothing can be added'],
  ['licenses.allow', 'licenses: { allow: [JSON] }\n', 'licenses: { allow: [json] }\n', undefined],
  ['licenses.allow', '', 'licenses: { deny: [JSON] }\n', undefined],
  [
    'licenses.deny',
    'licenses: { deny: [JSON] }\n',
    'licenses: { allow: [JSON] }\n',
    '3:21 `JSON` falls under `licenses.deny`'
  ],
  ['licenses.deny', 'licenses: { deny: [JSON] }\n', 'licenses: { deny: [MIT] }\n', undefined],
  ['licenses.deny', '', 'licenses: { allow: [JSON] }\n', undefined],
  ['paths', '', paths('use: enforce'), '3:9 nothing can be added'],
  ['choices', '', CHOICE, '3:23 nothing can be added'],
  ['choices', '', 'choices: { prefer: [MIT] }\n', '3:21 nothing can be added'],
  ['clarifications', '', CLARIFICATION, '3:18 nothing can be added'],
  ['standards.cleared', '', CLEARED, '3:24 nothing can be added'],
  ['private', '', 'private: ["pkg:npm/a"]\n', '3:11 nothing can be added'],
  ['registries', '', 'registries: { public: [a.example] }\n', '3:24 nothing can be added'],
  ['paths, choices, private', '', 'paths: []\nchoices: { prefer: [] }\nprivate: []\n', undefined]
]

const round: readonly Case[] = [
  [
    'licenses.kinds.proprietary',
    '',
    'gate: { block-on: never }\n',
    '3:19 `gate.block-on: never` would take the force of `licenses.kinds.proprietary`'
  ],
  [
    'licenses.kinds.proprietary',
    '',
    'gate: { block-on: warn, judge: everything, incomplete: fail }\n',
    undefined
  ],
  [
    'licenses.kinds.proprietary',
    'gate: { judge: everything }\n',
    'gate: { judge: fresh }\n',
    '3:16 `gate.judge: fresh`'
  ],
  ['licenses.kinds.proprietary', '', 'scopes: { runtime: advise }\n', '3:20 `scopes.runtime: advise`'],
  [
    'licenses.kinds.proprietary',
    '',
    'scopes: { development: ignore }\n',
    '3:24 `scopes.development: ignore`'
  ],
  ['licenses.kinds.proprietary', '', 'scopes: { development: enforce }\n', undefined],
  ['licenses.kinds.proprietary', '', paths('use: ignore'), '3:44 `use: ignore`'],
  ['licenses.kinds.proprietary', '', paths('use: enforce'), undefined],
  [
    'licenses.kinds.proprietary',
    '',
    'licenses: { allow: [UNLICENSED] }\n',
    '3:21 `UNLICENSED` falls under `licenses.kinds.proprietary`'
  ],
  [
    'licenses.kinds.proprietary',
    'licenses: { allow: [UNLICENSED] }\n',
    'licenses: { allow: [UNLICENSED] }\n',
    undefined
  ],
  ['licenses.kinds.proprietary', '', 'licenses: { allow: [BUSL-1.1] }\n', undefined],
  [
    'licenses.kinds.non-commercial',
    'licenses: { deny: [CC-BY-NC-4.0] }\n',
    'licenses: { allow: [CC-BY-NC-4.0] }\n',
    '3:21 non-commercial'
  ],
  ['licenses.kinds.strong-copyleft', '', 'licenses: { allow: [GPL-3.0-only] }\n', undefined],
  [
    'licenses.kinds.strong-copyleft',
    paths('licenses: { kinds: { strong-copyleft: deny } }'),
    'licenses: { allow: [GPL-3.0-only] }\n',
    '3:21 strong-copyleft'
  ],
  [
    'licenses.kinds.strong-copyleft',
    deny,
    'licenses: { allow: ["GPL-2.0-only WITH Classpath-exception-2.0"] }\n',
    '3:21 strong-copyleft'
  ],
  ['unknown.custom', '', 'licenses: { allow: [LicenseRef-Acme] }\n', '3:21 `unknown.custom`'],
  ['standards.bundles', '', CLEARED, '3:24 `standards.cleared`'],
  ['standards.bundles', '', 'standards: { definition: fsfe }\n', '3:26 `standards.definition`'],
  ['standards.bundles', '', 'standards: { unsure: note }\n', '3:22 `standards.unsure: note`'],
  ['standards.bundles', '', 'standards: { enforce: [process] }\n', undefined],
  ['standards.parses-container', '', CLEARED, undefined],
  ['licenses.kinds.permissive', '', 'gate: { block-on: never }\nscopes: { runtime: ignore }\n', undefined]
]

const exceptions: readonly Case[] = [
  ['licenses.kinds.proprietary', '', EXCEPTION('proprietary, UNLICENSED'), undefined],
  [
    'licenses.kinds.proprietary, exceptions',
    '',
    EXCEPTION('proprietary'),
    '3:45 `proprietary` falls under `licenses.kinds.proprietary`'
  ],
  [
    'licenses.kinds.proprietary, exceptions',
    '',
    EXCEPTION('UNLICENSED'),
    '3:45 are locked by `acme/org:p.yml:2` too'
  ],
  ['licenses.kinds.proprietary, exceptions', '', EXCEPTION('BUSL-1.1, missing'), undefined],
  ['licenses.kinds.permissive, exceptions', '', EXCEPTION('MIT'), undefined],
  ['unknown.missing, exceptions', '', EXCEPTION('missing'), '3:45 `missing`'],
  ['standards.bundles, exceptions', '', EXCEPTION('hevc'), '3:45 `hevc` falls under `standards.bundles`'],
  ['standards.bundles, exceptions', '', EXCEPTION('JSON'), undefined],
  ['licenses, exceptions', '', EXCEPTION('incompatible'), '3:45 `licenses.incompatible`'],
  ['licenses.deny, exceptions', 'licenses: { deny: [JSON] }\n', EXCEPTION('JSON'), '3:45 `licenses.deny`']
]

describe.each([
  ['a locked level', levels],
  ['what is no level', others],
  ['a list', lists],
  ['what would take its force away', round],
  ['exceptions', exceptions]
])('%s', (_, cases) => {
  test.each(cases)('%s; %j; %j', async (locked, orgSays, repoSays, error) => {
    const found = await errorsOf(repo(repoSays), { remote: org(locked, orgSays) })
    const told = found.map(({ where, what }) => `${where.line}:${where.column} ${plain(what)}`)
    const [place = '', ...words] = (error ?? '').split(' ')
    const isRight = (line: string) =>
      line.startsWith(`${place} `) && line.includes(words.join(' ')) && line.includes('`acme/org:p.yml:2`')
    expect(told.map((line) => [isRight(line), line])).toEqual(error === undefined ? [] : [[true, told[0]]])
    expect(found.filter(({ where }) => where.path !== FILE)).toEqual([])
  })
})

describe('a floor', () => {
  test('holds on each path as it was there', async () => {
    const remote = org(
      'unknown.missing',
      'unknown: { missing: warn }\npaths: [{ match: ["src/**"], reason: r, unknown: { missing: deny } }]\n'
    )
    const policy = await policyOf(
      repo('paths: [{ match: ["**/a/**"], reason: r, unknown: { missing: warn } }]\n'),
      { remote }
    )
    const at = (path: string) => setting(policy, 'unknown.missing', path)
    expect(at('src/a/package-lock.json')).toEqual({ value: 'deny', by: { path: ORG, line: 4, column: 52 } })
    expect(at('lib/a/package-lock.json')).toEqual({ value: 'warn', by: { path: FILE, line: 3, column: 53 } })
    expect(at('lib/package-lock.json').by.path).toBe(ORG)
  })

  test('is what the file that locks says, its own paths and scopes included', async () => {
    const remote = org(
      'licenses.kinds.proprietary',
      'paths: [{ match: ["**/fixtures/**"], use: ignore, reason: r }]\n'
    )
    const policy = await policyOf(repo(''), { remote })
    expect(pathUse(policy, 'a/fixtures/package-lock.json').use).toBe('ignore')
  })

  test('of a file in the middle holds what the last one says, and not what the first one said', async () => {
    const remote = {
      'acme/low:p.yml': 'version: 1\nlicenses: { kinds: { weak-copyleft: deny } }\n',
      ...org(
        'licenses.kinds.weak-copyleft',
        `extends: [${extending('acme/low:p.yml')}]\nlicenses: { kinds: { weak-copyleft: note } }\n`
      )
    }
    const found = await errorsOf(repo('licenses: { kinds: { weak-copyleft: allow } }\n'), { remote })
    expect(found.map((e) => plain(e.what))).toEqual([
      '`licenses.kinds.weak-copyleft` is locked by `acme/org:p.yml:2` at `note`, and `allow` is milder.'
    ])
    const tighter = repo('licenses: { kinds: { weak-copyleft: warn } }\n')
    expect(setting(await policyOf(tighter, { remote }), 'licenses.kinds.weak-copyleft', '').value).toBe(
      'warn'
    )
  })

  test('of two files is that of the stricter one', async () => {
    const remote = {
      'acme/low:p.yml': 'version: 1\nlocked: [unknown.missing]\n',
      ...org('unknown.missing', `extends: [${extending('acme/low:p.yml')}]\nunknown: { missing: deny }\n`)
    }
    const found = await errorsOf(repo('unknown: { missing: warn }\n'), { remote })
    expect(found.map((e) => plain(e.what))).toEqual([
      '`unknown.missing` is locked by `acme/org:p.yml:2` at `deny`, and `warn` is milder.'
    ])
  })

  test('does not bind the file that locks', async () => {
    const text =
      'version: 1\nlocked: [licenses]\nlicenses: { kinds: { proprietary: allow }, allow: [JSON] }\npaths: [{ match: [a], use: ignore, reason: r }]\n'
    expect('policy' in (await load(text))).toBe(true)
  })
})

describe('presets and files of other repositories after a lock', () => {
  test('a preset that is named after the file is told once, by its place', async () => {
    const remote = { [ORG]: 'version: 1\nextends: [{ preset: library@1 }]\nlocked: [licenses.kinds]\n' }
    const found = await errorsOf(`version: 1\nextends:\n  - ${extending(ORG)}\n  - preset: open@1\n`, {
      remote
    })
    expect(found).toHaveLength(1)
    expect(found[0]?.where.path).toBe('open@1')
    expect(plain(found[0]?.fix ?? [])).toBe('Put the preset before the file that locks, under `extends`.')
  })

  test('a file of another repository is told by its line alone', async () => {
    const remote = {
      ...org('licenses.kinds.proprietary'),
      'acme/team:p.yml': 'version: 1\nlicenses: { allow: [UNLICENSED] }\n'
    }
    const text = `version: 1\nextends:\n  - ${extending(ORG)}\n  - ${extending('acme/team:p.yml')}\n`
    const found = await errorsOf(text, { remote })
    expect(found).toEqual([
      {
        where: { path: 'acme/team:p.yml', line: 2 },
        what: [
          'This line would loosen what a file that it comes after locks. ',
          'Its text is not shown, because it is of another repository.'
        ],
        fix: expect.any(Array)
      }
    ])
  })
})

describe('what is locked', () => {
  test.each(LOCKABLE.map((key) => [key]))('%s can be', async (key) => {
    const { locks } = await policyOf(
      `version: 1\nlocked: [${key}${key === 'exceptions' ? ', licenses' : ''}]\n`
    )
    expect(locks.map((lock) => lock.key)).toContain(key)
  })

  test('the keys are those of the documentation', () => {
    expect(LOCKABLE).toHaveLength(45)
    for (const key of [
      'version',
      'extends',
      'locked',
      'gate.proposed',
      'patents',
      'licenses',
      'licenses.kinds'
    ]) {
      expect(LOCKABLE).not.toContain(key)
    }
  })

  test.each([
    ['license', '2:10 `licenses`'],
    ['kinds', '2:10 `licenses.kinds`'],
    ['missing', '2:10 `unknown.missing`'],
    ['licenses.kinds.propietary', '2:10 `licenses.kinds.proprietary`'],
    ['extends', '2:10 no key that can be locked'],
    ['__proto__', '2:10 no key that can be locked'],
    ['gate.proposed', '2:10 not supported yet'],
    ['patents', '2:10 not supported yet'],
    ['" "', '2:10 empty'],
    ['exceptions', '2:9 no key is']
  ])('%s: %s', async (key, error) => {
    const [found, ...more] = await errorsOf(`version: 1\nlocked: [${key}]\n`)
    expect(more).toEqual([])
    expect(`${found?.where.line}:${found?.where.column}`).toBe(error.split(' ', 1)[0])
    expect(plain([...(found?.what ?? []), ...(found?.fix ?? [])])).toContain(error.replace(/^\S+ /, ''))
  })

  test('exceptions alone can be locked where a key is already', async () => {
    const remote = {
      'acme/low:p.yml': 'version: 1\nlocked: [unknown.missing]\n',
      ...org('exceptions', `extends: [${extending('acme/low:p.yml')}]\n`)
    }
    const found = await errorsOf(repo(EXCEPTION('missing')), { remote })
    expect(found.map((e) => plain(e.what))).toEqual([
      '`missing` falls under `unknown.missing`, which `acme/low:p.yml:2` locks, and exceptions to that are locked by `acme/org:p.yml:2` too.'
    ])
  })
})
