import { describe, expect, test } from '@jest/globals'
import { pnpmLock } from '../../../src/inventory/pnpm-lock.ts'
import { registriesOf } from '../../../src/inventory/registries.ts'

// No host of a registry is written out.
const publicHost = ['registry', 'npmjs', 'org'].join('.')
const registries = registriesOf([])
const parse = (text: string, manifest?: string) =>
  pnpmLock.parse(
    'app/pnpm-lock.yaml',
    new Map([
      ['app/pnpm-lock.yaml', text],
      ...(manifest === undefined ? [] : [['app/package.json', manifest] as const])
    ]),
    registries
  )
const v9 = (key: string, info: string) =>
  `lockfileVersion: '9.0'\npackages:\n  ${key}: {${info}}\nsnapshots:\n  ${key}: {}\n`
const v6 = (key: string, info: string) => `lockfileVersion: '6.0'\npackages:\n  ${key}: {${info}}\n`
const v5 = (key: string, info: string) => `lockfileVersion: 5.4\npackages:\n  ${key}: {${info}}\n`
const tarball = (path: string) => `resolution: {tarball: https://${publicHost}/${path}}`

describe('what pnpm installs is what the key names', () => {
  test.each<[string, string, string, boolean]>([
    ['alone', v9('a@1.0.0', ''), 'a@1.0.0', false],
    ['that the entry repeats', v9('a@1.0.0', 'name: a, version: 1.0.0'), 'a@1.0.0', false],
    ['whatever other name the entry has', v9('evil@1.0.0', 'name: a'), 'evil@1.0.0', true],
    ['whatever other version the entry has', v9('a@1.0.0', 'version: 2.0.0'), 'a@1.0.0', true],
    ['in version 6', v6('/evil@1.0.0(b@2.0.0)', 'name: a'), 'evil@1.0.0', true],
    ['in version 5', v5('/evil/1.0.0_b@2.0.0', 'name: a, version: 1.0.0'), 'evil@1.0.0', true],
    ['at its own address', v9('a@1.0.0', tarball('a/-/a-1.0.0.tgz')), 'a@1.0.0', false],
    [
      'but not from the address of another package',
      v9('a@1.0.0', tarball('evil/-/evil-1.0.0.tgz')),
      'a@1.0.0',
      true
    ],
    ['but not from that of another version', v9('a@1.0.0', tarball('a/-/a-2.0.0.tgz')), 'a@1.0.0', true],
    ['where it has no version, by the entry', v6('file:x.tgz', 'name: a, version: 1.0.0'), 'a@1.0.0', false]
  ])('%s', (_, text, is, misdirected) => {
    const found = parse(text).packages.find((p) => p.origin !== 'first-party')!
    expect([`${found.name}@${found.version!}`, found.misdirected === true]).toEqual([is, misdirected])
  })
})

const importer = (fields: string) => `lockfileVersion: '9.0'\nimporters:\n  .: {${fields}}\n`
const has = (names: string) =>
  `dependencies: {${names
    .split(' ')
    .map((n) => `${n}: {specifier: '1', version: 'link:../x'}`)
    .join(', ')}}`

describe('a manifest that asks for more than its importer has', () => {
  const manifest = JSON.stringify(
    {
      dependencies: { a: '^1.0.0', b: '^1.0.0', here: 'link:../here' },
      devDependencies: { c: '1' },
      optionalDependencies: { d: '1' },
      peerDependencies: { e: '1' }
    },
    null,
    1
  )
  test.each<[string, string, readonly unknown[]]>([
    ['all', importer(has('a b c')), []],
    ['in two documents', `${importer(has('a b'))}---\n${importer(has('c'))}`, []],
    ['one less', importer(has('a c')), ['b', 4, '']],
    ['nothing', importer(''), ['a', 3, '; 2 more of this manifest']],
    ['no importer', "lockfileVersion: '9.0'\nimporters: {}\n", ['a', 3, '; 2 more of this manifest']]
  ])('%s', (_, text, expected) => {
    const problems = parse(text, manifest).problems.filter((p) => p.code === 'lockfile-incomplete')
    expect(
      problems.flatMap(({ where, what }) => [
        (what[2] as { quote: string }).quote,
        where?.line,
        what[4] ?? ''
      ])
    ).toEqual(expected)
    expect(problems.every(({ where }) => where?.path === 'app/package.json')).toBe(true)
  })
})

test('the lines of a list are looked for once, however many of its entries are damaged', () => {
  const entries = Array.from({ length: 20_000 }, (_, i) => `  a${i}@1.0.0: []\n`).join('')
  const { problems } = parse(`lockfileVersion: '9.0'\npackages:\n${entries}`)
  expect(problems).toHaveLength(51)
  expect(problems[49]!.where).toEqual({ path: 'app/pnpm-lock.yaml', line: 52 })
})
