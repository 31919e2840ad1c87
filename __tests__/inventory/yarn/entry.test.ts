import { describe, expect, test } from '@jest/globals'
import { registriesOf } from '../../../src/inventory/registries.ts'
import { yarnLock } from '../../../src/inventory/yarn-lock.ts'

// No host of a registry is written out.
const publicHost = ['registry', 'npmjs', 'org'].join('.')
const registries = registriesOf([])
const parse = (text: string, manifest = '{}') =>
  yarnLock.parse(
    'yarn.lock',
    new Map([
      ['yarn.lock', text],
      ['package.json', manifest]
    ]),
    registries
  )
const block = (keys: string, path?: string) =>
  `${keys}:\n  version "1.0.0"\n${path === undefined ? '' : `  resolved "https://${publicHost}/${path}"\n`}`

describe('an entry is one package', () => {
  test.each<[string, string, string, number]>([
    ['by ranges of one name', 'a@^1, a@1', 'a', 0],
    ['by aliases of one name', '"x@npm:a@1", "y@npm:a@^1"', 'a', 0],
    ['by an alias, and by its own name', '"x@npm:a@1", a@^1', 'a', 0],
    ['and not of two names', 'b@1, a@1', 'b', 1],
    ['and not an alias of one and the name of another', 'evil@^1, "evil@npm:a@1"', 'evil', 1],
    ['and not aliases of two', '"x@npm:a@1", "x@npm:@s/b@1"', 'a', 1]
  ])('%s', (_, keys, name, told) => {
    const { packages, problems } = parse(block(keys))
    expect(packages.filter((p) => p.origin !== 'first-party').map((p) => p.name)).toEqual([name])
    expect(problems.map((p) => p.code)).toEqual(Array.from({ length: told }, () => 'lockfile-unreadable'))
  })
})

test.each<[string, string | undefined, string, boolean]>([
  ['a@1', 'a/-/a-1.0.0.tgz', 'public-registry', false],
  ['a@1', 'evil/-/evil-1.0.0.tgz', 'url', true],
  ['"a@file:./x"', undefined, 'first-party', false],
  ['a@1, "a@file:./x"', undefined, 'public-registry', false],
  ['"a@file:./x", a@latest', undefined, 'public-registry', false],
  ['"a@git+https://git.example/a.git#0123456"', undefined, 'git', false],
  ['"a@git+https://git.example/a.git#0123456", a@1', undefined, 'public-registry', false]
])('the origin of %s from %s is %s', (keys, path, origin, misdirected) => {
  const found = parse(block(keys, path)).packages.find((p) => p.name === 'a')!
  expect([found.origin, found.misdirected === true]).toEqual([origin, misdirected])
})

test('of many resolutions of one name, the first that is locked counts for every range without a key', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => i)
  const resolutions = Object.fromEntries(many.map((i) => [`p${i}/a`, `9.9.${i}`]))
  const calls = many.map((i) => `b${i}@1:\n  version "1.0.0"\n  dependencies:\n    a "^${i}"\n`).join('')
  const forced = 'a@9.9.8:\n  version "9.9.8"\na@9.9.7:\n  version "9.9.7"\n'
  const { lockfile } = parse(forced + calls, JSON.stringify({ resolutions }))
  const to = new Set(
    lockfile.uses.flatMap((use) => use.dependsOn).filter((id) => id.startsWith('pkg:npm/a@'))
  )
  expect([...to]).toEqual(['pkg:npm/a@9.9.7'])
})
