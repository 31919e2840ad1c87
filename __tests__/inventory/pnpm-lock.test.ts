import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pnpmLock } from '../../src/inventory/pnpm-lock.ts'
import { registriesOf } from '../../src/inventory/registries.ts'
import type { Use } from '../../src/model.ts'

const registries = registriesOf([])
const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const versions = ['pnpm-lock-v5', 'pnpm-lock-v6', 'pnpm-lock-v9']
const locks = versions.flatMap((version) =>
  readdirSync(join(fixtures, version)).map((name) => ({
    name: `${version}/${name}`,
    text: readFileSync(join(fixtures, version, name, 'pnpm-lock.yaml'), 'utf8')
  }))
)
const parse = (text: string) =>
  pnpmLock.parse('pnpm-lock.yaml', new Map([['pnpm-lock.yaml', text]]), registries)

function usesIn(format: string, name: string, id: string): unknown {
  const golden = readFileSync(join(fixtures, format, name, 'expected.json'), 'utf8')
  const { lockfiles } = JSON.parse(golden) as { lockfiles: { uses: Use[] }[] }
  const all = lockfiles[0]!.uses.map(({ package: p, scope, direct, dependsOn, manifest }) => [
    p.replace(id, 'project'),
    { scope, direct, dependsOn, manifest }
  ])
  return Object.fromEntries(all)
}

describe.each(versions)('%s', (version) => {
  test.each(['basic', 'alias', 'optional'])('says the same of a project as npm: %s', (name) => {
    expect(usesIn(version, name, 'pnpm-lock.yaml#')).toEqual(
      usesIn('package-lock', name, 'package-lock.json#')
    )
  })
})

test('peers make variants of a package in version 6 as in version 9', () => {
  expect(usesIn('pnpm-lock-v6', 'peers', '')).toEqual(usesIn('pnpm-lock-v9', 'peers', ''))
})

test.each(locks.filter(({ name }) => !/by-hand|damaged|local-sources|workspaces/.test(name)))(
  'holds what an independent count finds: $name',
  ({ text }) => {
    const keys = [
      ...text.matchAll(/^ {2}'?\/?((?:@[^/\n]+\/)?[^@/\s'][^@/\n]*)[@/](\d[^(_:'\n]*)[^\n]*:(?: \{\})?$/gm)
    ]
    const packages = parse(text).packages.filter((p) => p.id !== 'pnpm-lock.yaml#')
    expect(new Set(packages.map((p) => `${p.name}@${p.version!}`))).toEqual(
      new Set(keys.map(([, name, version]) => `${name!}@${version!}`))
    )
  }
)

describe('fails as a whole', () => {
  test.each([
    ['empty', '', 'The file is empty'],
    ['not YAML', 'a: [', 'The file is not valid YAML'],
    ['with an alias', 'a: &a 1\nb: *a', 'YAML anchors and aliases are not read'],
    ['a list', '- 1', 'The file is not a YAML mapping'],
    ['without a version', 'importers: {}', 'The file does not say which lockfileVersion it has'],
    ['of an unknown version', "lockfileVersion: '10.0'", 'The lockfileVersion '],
    ['of which one document is', "lockfileVersion: '9.0'\n---\n- 1", 'The file is not a YAML mapping']
  ])('a file that is %s', (_, text, what) => {
    const { packages, lockfile, problems } = parse(text)
    expect([packages, lockfile.state, problems.length, problems[0]!.what[0]]).toEqual([[], 'failed', 1, what])
  })
})

test('asks for the manifests of the project and of the importers that are named', () => {
  const text =
    'importers:\n\n  .:\n    a: 1\n  packages/a:\n    b: 1\n  \'packages/@b\': {}\n  "c d":\n    x: 1\n\npackages:\n\n  d@1.0.0:\n'
  const all = ['', 'packages/a/', 'packages/@b/', 'c d/', 'd@1.0.0/', 'b/'].map(
    (folder) => `app/${folder}package.json`
  )
  expect(
    pnpmLock.needs!('app/pnpm-lock.yaml', new Map([['app/pnpm-lock.yaml', text]]), new Set(all))
  ).toEqual(all.slice(0, 4))
})

test('takes any text', () => {
  const patch = fc.oneof(
    fc.string(),
    fc.constantFrom('"', ':', '\n', '  ', '- ', '{', '}', '[', '#', '@', '(', '')
  )
  const mutated = fc
    .tuple(fc.constantFrom(...locks.map((l) => l.text)), fc.nat(), fc.nat(40), patch)
    .map(([whole, at, length, put]) => {
      const start = at % whole.length
      return whole.slice(0, start) + put + whole.slice(start + length)
    })
  fc.assert(
    fc.property(fc.oneof(fc.string(), mutated), (text) => {
      const { lockfile, packages } = parse(text)
      const ids = new Set(packages.map((p) => p.id))
      const bad = lockfile.uses.filter((u) => !ids.has(u.package) || u.dependsOn.some((id) => !ids.has(id)))
      expect([bad, lockfile.uses.length]).toEqual([[], packages.length])
    })
  )
})
