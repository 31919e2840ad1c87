import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { registriesOf } from '../../src/inventory/registries.ts'
import { yarnLock } from '../../src/inventory/yarn-lock.ts'
import type { Use } from '../../src/model.ts'

const registries = registriesOf([])
const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const names = readdirSync(join(fixtures, 'yarn-lock'))
const textOf = (name: string) => readFileSync(join(fixtures, 'yarn-lock', name, 'yarn.lock'), 'utf8')
const parse = (text: string, manifest = '{}') =>
  yarnLock.parse(
    'yarn.lock',
    new Map(Object.entries({ 'yarn.lock': text, 'package.json': manifest })),
    registries
  )

test.each(['basic', 'alias', 'optional'])('says the same of a project as npm: %s', (name) => {
  const uses = (format: string, id: string) => {
    const golden = readFileSync(join(fixtures, format, name, 'expected.json'), 'utf8')
    const { lockfiles } = JSON.parse(golden) as { lockfiles: { uses: Use[] }[] }
    const all = lockfiles[0]!.uses.map(({ package: p, scope, direct, dependsOn, manifest }) => [
      p.replace(id, 'project'),
      { scope, direct, dependsOn, manifest }
    ])
    return Object.fromEntries(all) as unknown
  }
  expect(uses('yarn-lock', 'yarn.lock#')).toEqual(uses('package-lock', 'package-lock.json#'))
})

test.each(names.filter((name) => !/by-hand|damaged|berry/.test(name)))(
  'holds what an independent count finds: %s',
  (name) => {
    const counted = [
      ...textOf(name).matchAll(/^"?(@?[^@\n]+)@(?:npm:(@?[^@\n]+)@)?[^\n]*:\n {2}version "([^"]+)"/gm)
    ].map(([, key, alias, version]) => `${alias ?? key!}@${version!}`)
    const packages = parse(textOf(name)).packages.filter((p) => p.id !== 'yarn.lock#')
    expect(new Set(packages.map((p) => `${p.name}@${p.version!}`))).toEqual(new Set(counted))
  }
)

describe('asks for manifests', () => {
  const tree = new Set([
    'app/package.json',
    'app/packages/a/package.json',
    'app/packages/a/node_modules/b/package.json',
    'app/other/package.json',
    'packages/c/package.json'
  ])
  const needs = (texts: Record<string, string>) =>
    yarnLock.needs!('app/yarn.lock', new Map(Object.entries(texts)), tree)

  test('of the project first, and then of the members that it names', () => {
    expect(needs({ 'app/yarn.lock': '' })).toEqual(['app/package.json'])
    expect(needs({ 'app/package.json': '{"workspaces": {"packages": ["**"], "nohoist": []}}' })).toEqual([
      'app/package.json',
      'app/other/package.json',
      'app/packages/a/package.json'
    ])
  })

  test('but not when the project has none', () => {
    expect(yarnLock.needs!('yarn.lock', new Map([['yarn.lock', '']]), new Set(['a/package.json']))).toEqual(
      []
    )
  })
})

const block = (key: string, version: string) => `${key}:\n  version "${version}"\n`

test('a range is answered by its key, a member, a resolution, or the only entry of its name', () => {
  const manifest = JSON.stringify({
    dependencies: { key: '^1', forced: '^1', only: '^1', none: '^1', linked: 'link:../linked' },
    optionalDependencies: { absent: '^1' },
    resolutions: { '**/forced': '3', 'x/@s/none': '9', broken: 5 }
  })
  const text = [
    block('key@^1', '1.0.0'),
    block('key@^2', '2.0.0'),
    block('forced@2', '2.0.0'),
    block('forced@3', '3.0.0'),
    block('only@^7', '7.0.0'),
    block('none@^8', '8.0.0'),
    block('none@^9', '9.0.0')
  ].join('\n')
  const { lockfile, problems } = parse(text, manifest)
  expect(lockfile.uses.find((u) => u.package === 'yarn.lock#')!.dependsOn).toEqual([
    'pkg:npm/forced@3.0.0',
    'pkg:npm/key@1.0.0',
    'pkg:npm/only@7.0.0'
  ])
  expect(problems.map((p) => p.what)).toEqual([['A dependency is named but not locked: ', { quote: 'none' }]])
})

test('takes any text and any manifest', () => {
  const text = fc.constantFrom(...names.map(textOf))
  const patch = fc.oneof(fc.string(), fc.constantFrom('"', ':', ',', '\n', '  ', '@', '#', ''))
  const mutated = fc.tuple(text, fc.nat(), fc.nat(40), patch).map(([whole, at, length, put]) => {
    const start = at % whole.length
    return whole.slice(0, start) + put + whole.slice(start + length)
  })
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), mutated),
      fc.oneof(fc.json(), fc.string(), fc.constant('{"dependencies":{"debug":"4.3.4"}}')),
      (lock, manifest) => {
        const { lockfile, packages } = parse(lock, manifest)
        const ids = new Set(packages.map((p) => p.id))
        const bad = lockfile.uses.filter((u) => !ids.has(u.package) || u.dependsOn.some((id) => !ids.has(id)))
        expect([bad, lockfile.uses.length]).toEqual([[], packages.length])
      }
    )
  )
})
