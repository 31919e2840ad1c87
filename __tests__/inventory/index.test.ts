import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newParseCache, registriesOf, takeInventory } from '../../src/inventory/index.ts'
import type { Problem, Snapshot } from '../../src/model.ts'
import { type Files, options, plain, snapshotOf } from './snapshot.ts'

const sri = (letter: string) => `sha1-${letter.repeat(26)}E=`
const lock = (packages: Record<string, unknown>) => JSON.stringify({ lockfileVersion: 3, packages })
const one = (name: string, more: Record<string, unknown> = {}) =>
  lock({ '': { dependencies: { [name]: '1' } }, [`node_modules/${name}`]: { version: '1', ...more } })
const take = (files: Record<string, string>, ...more: Parameters<typeof options>) =>
  takeInventory(snapshotOf(new Map(Object.entries(files))), options(...more))
const told = (problems: readonly Problem[]) =>
  problems.map((p) => [
    p.code,
    p.where?.path,
    p.what.map((w) => (typeof w === 'string' ? w : 'quote' in w ? w.quote : w.text)).join('')
  ])

function many(letter: string): string {
  const entry = { version: '1', integrity: sri(letter) }
  return lock(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`node_modules/p${i}`, entry])))
}

describe('finds lockfiles', () => {
  test('in any folder, sorted by path, and leaves out what is not the project', async () => {
    const inventory = await take(
      {
        'z/package-lock.json': one('a'),
        'a/package-lock.json': one('a'),
        'a/npm-shrinkwrap.json': one('b'),
        'a/node_modules/x/package-lock.json': one('no'),
        'node_modules/package-lock.json': one('no'),
        'vendor/package-lock.json': one('no'),
        'test/fixtures/deep/package-lock.json': one('no'),
        'testdata/package-lock.json': one('no'),
        'my-fixtures/package-lock.json': one('c'),
        'fixtures.json/package-lock.json': one('d'),
        'examples/package-lock.json': one('no'),
        'Package-lock.json': one('no'),
        'package-lock.json.bak': one('no')
      },
      { ignored: (path) => (path.startsWith('examples/') ? ['The policy says so'] : undefined) }
    )
    expect(inventory.lockfiles.map((l) => l.path)).toEqual([
      'a/npm-shrinkwrap.json',
      'fixtures.json/package-lock.json',
      'my-fixtures/package-lock.json',
      'z/package-lock.json'
    ])
    expect(inventory.skipped).toEqual([
      { path: 'a/node_modules/x/package-lock.json', reason: ['In a folder named node_modules'] },
      { path: 'a/package-lock.json', reason: ['npm-shrinkwrap.json in the same folder counts instead'] },
      { path: 'examples/package-lock.json', reason: ['The policy says so'] },
      { path: 'node_modules/package-lock.json', reason: ['In a folder named node_modules'] },
      { path: 'test/fixtures/deep/package-lock.json', reason: ['In a folder named fixtures'] },
      { path: 'testdata/package-lock.json', reason: ['In a folder named testdata'] },
      { path: 'vendor/package-lock.json', reason: ['In a folder named vendor'] }
    ])
    expect([...inventory.packages.values()].some((p) => p.name === 'no')).toBe(false)
  })
})

describe('tells what it cannot read', () => {
  test.each([
    ['a symbolic link', { mode: '120000' }, 'It is a symbolic link, and links are not followed'],
    ['a submodule', { mode: '160000' }, 'It is a submodule, not a file'],
    ['something else', { mode: '40000' }, 'It is no file: its mode is 40000'],
    ['a file that is too large', { size: 50 * 1024 * 1024 + 1 }, 'The file is larger than 50 MiB']
  ])('%s, without reading it', async (_, entry, what) => {
    const snapshot = snapshotOf(new Map([['package-lock.json', one('a')]]), [
      { path: 'package-lock.json', ...entry }
    ])
    const inventory = await takeInventory(snapshot, options())
    expect(told(inventory.problems)).toEqual([['lockfile-unreadable', 'package-lock.json', what]])
    expect(inventory.lockfiles).toMatchObject([{ path: 'package-lock.json', state: 'failed', edges: 'none' }])
    expect(snapshot.reads).toEqual([])
  })

  test.each([
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\n',
      'The file is a Git LFS pointer: its content is stored elsewhere'
    ],
    ['a conflict', '{\n<<<<<<< HEAD\n', 'The file holds merge conflict markers'],
    ['no JSON', '{', 'The file is not valid JSON']
  ])('%s', async (_, text, what) => {
    const inventory = await take({ 'package-lock.json': text, 'b/package-lock.json': one('b') })
    expect(told(inventory.problems)).toEqual([['lockfile-unreadable', 'package-lock.json', what]])
    expect(inventory.lockfiles.map((l) => [l.path, l.state])).toEqual([
      ['b/package-lock.json', 'locked'],
      ['package-lock.json', 'failed']
    ])
  })

  test('a read that fails, of a lockfile or of what it needs', async () => {
    const files: Files = new Map([['a/package-lock.json', one('a')]])
    const missing = ['a/package.json', 'b/package-lock.json'].map((path) => ({ path, blob: path }))
    const inventory = await takeInventory(snapshotOf(files, missing), options())
    expect(told(inventory.problems)).toEqual([
      ['lockfile-incomplete', 'a/package.json', 'The file could not be read: 503 from the server'],
      ['lockfile-unreadable', 'b/package-lock.json', 'The file could not be read: 503 from the server']
    ])
    expect(inventory.packages.has('pkg:npm/a@1')).toBe(true)
  })

  test('a listing that fails, and one that was cut short', async () => {
    const failing: Snapshot = {
      ...snapshotOf(new Map()),
      list: () => Promise.reject(new Error('no network'))
    }
    const inventory = await takeInventory(failing, options())
    expect(told(inventory.problems)).toEqual([
      ['listing-truncated', undefined, 'The files of this commit could not be listed: no network']
    ])
    const cut: Problem = { code: 'listing-truncated', what: ['cut'], fix: ['again'] }
    const short: Snapshot = { ...failing, list: () => Promise.resolve({ files: [], problems: [cut] }) }
    expect((await takeInventory(short, options())).problems).toEqual([cut])
  })

  test('a link as manifest is not followed', async () => {
    const files = new Map([
      ['package-lock.json', one('a')],
      ['package.json', '../../secret']
    ])
    const snapshot = snapshotOf(files, [{ path: 'package.json', mode: '120000' }])
    expect((await takeInventory(snapshot, options())).problems).toEqual([])
    expect(snapshot.reads).toEqual(['package-lock.json'])
  })
})

const wants = (...fields: string[]) =>
  JSON.stringify(Object.fromEntries(fields.map((field) => [field, { a: '^1.0.0' }])))
const members = (folder: string) =>
  lock({
    '': { workspaces: ['*'] },
    'node_modules/m': { link: true, resolved: folder },
    [folder]: { version: '1' }
  })

describe('tells of a manifest that no lockfile holds', () => {
  test.each([
    ['dependencies', wants('dependencies'), true],
    ['devDependencies', wants('devDependencies'), true],
    ['optionalDependencies', wants('optionalDependencies'), true],
    ['peers alone', wants('peerDependencies'), false],
    ['nothing', '{}', false],
    ['folders alone', '{"dependencies": {"a": "file:../a", "b": "workspace:*", "c": "link:c"}}', false],
    ['no JSON', '{{name}}', false]
  ])('with %s', async (_, manifest, isTold) => {
    const { problems } = await take({ 'app/package.json': manifest })
    const what = ['lockfile-missing', 'app/package.json', 'It asks for packages, and no lockfile says which']
    expect(told(problems)).toEqual(isTold ? [what] : [])
  })

  test.each([
    ['in its own folder', 'package-lock.json', one('a'), 'package.json'],
    ['of the project that it is a member of', 'package-lock.json', members('deep/m'), 'deep/m/package.json'],
    ['above, of which nothing could be read', 'package-lock.json', '{', 'deep/m/package.json'],
    [
      'that Yarn writes, with a folder behind a range',
      'yarn.lock',
      '"m@file:deep/m":\n  version "1.0.0"\n',
      'deep/m/package.json'
    ],
    [
      'that pnpm writes',
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n  deep/m: {}",
      'deep/m/package.json'
    ]
  ])('but not when there is one %s', async (_, path, text, manifest) => {
    const { problems } = await take({ [path]: text, [manifest]: wants('dependencies') })
    expect(problems.filter((p) => p.code === 'lockfile-missing')).toEqual([])
  })

  test('and not where lockfiles are left alone', async () => {
    const manifest = wants('dependencies')
    const files = {
      'node_modules/x/package.json': manifest,
      'fixtures/package.json': manifest,
      'examples/package.json': manifest
    }
    expect(
      (await take(files, { ignored: (path) => (path.startsWith('examples/') ? ['policy'] : undefined) }))
        .problems
    ).toEqual([])
  })

  test('beside a member that is none, with a lockfile that is not read, and where it could not be fetched', async () => {
    const files = new Map([
      ['package-lock.json', members('deep/m')],
      ['deep/n/package.json', wants('dependencies')],
      ['bun/package.json', wants('dependencies')],
      ['bun/bun.lock', '']
    ])
    const { problems } = await takeInventory(snapshotOf(files, [{ path: 'lost/package.json' }]), options())
    expect(told(problems)).toEqual([
      ['lockfile-missing', 'bun/package.json', 'Its lockfile, bun.lock, is not one that is read'],
      ['lockfile-missing', 'deep/n/package.json', 'It asks for packages, and no lockfile says which'],
      ['lockfile-incomplete', 'lost/package.json', 'The file could not be read: 503 from the server']
    ])
  })

  test('fifty at most, and how many more there are', async () => {
    const files = Array.from({ length: 60 }, (_, i) => [`p${i}/package.json`, wants('dependencies')])
    const { problems } = await take(Object.fromEntries(files) as Record<string, string>)
    expect(problems).toHaveLength(51)
    expect(told(problems)[0]).toEqual([
      'lockfile-missing',
      undefined,
      '10 more manifests without a lockfile were not looked at'
    ])
  })
})

describe('merges', () => {
  test('packages of several lockfiles by id: claims and hashes united', async () => {
    const inventory = await take({
      'a/package-lock.json': one('p', { license: 'MIT', integrity: sri('A') }),
      'b/package-lock.json': one('p', { license: { type: 'ISC' }, integrity: `sha512-${'A'.repeat(85)}Q==` }),
      'c/package-lock.json': one('p', { license: 'MIT' })
    })
    const p = inventory.packages.get('pkg:npm/p@1')!
    expect(p.claims.map((c) => c.raw)).toEqual(['MIT', { type: 'ISC' }])
    expect(p.hashes.map((h) => h.alg)).toEqual(['SHA-1', 'SHA-512'])
    expect(inventory.problems).toEqual([])
    expect([...inventory.packages.keys()]).toEqual([...inventory.packages.keys()].sort())
  })

  test('but tells when two lockfiles give one version two digests', async () => {
    const inventory = await take({
      'a/package-lock.json': one('p', { integrity: sri('B') }),
      'b/package-lock.json': one('p', { integrity: sri('A') })
    })
    expect(inventory.packages.get('pkg:npm/p@1')!.hashes).toHaveLength(1)
    expect(told(inventory.problems)).toEqual([
      [
        'lockfile-unreadable',
        'b/package-lock.json',
        'The digest of p contradicts that of another lockfile: one of them is another package'
      ]
    ])
  })

  test('fifty times for one lockfile, and the others as a number', async () => {
    const { problems } = await take({ 'a/package-lock.json': many('A'), 'b/package-lock.json': many('B') })
    const inB = told(problems).filter(([, path]) => path === 'b/package-lock.json')
    expect(inB.filter(([, , what]) => what!.startsWith('The digest of '))).toHaveLength(50)
    expect(inB.map(([, , what]) => what)).toContain('10 more problems in this lockfile')
  })

  test('and when more licenses are stated than are kept', async () => {
    const files = Array.from({ length: 102 }, (_, i) => [
      `f${i}/package-lock.json`,
      one('p', { license: `L-${i}` })
    ])
    const inventory = await take(Object.fromEntries(files) as Record<string, string>)
    expect(inventory.packages.get('pkg:npm/p@1')!.claims).toHaveLength(100)
    expect(told(inventory.problems).map(([, , what]) => what)).toEqual([
      'More than 100 different licenses are stated for p; the rest is left out',
      'More than 100 different licenses are stated for p; the rest is left out'
    ])
  })

  test('and keeps apart what only shares a name', async () => {
    const inventory = await take({
      'a/package-lock.json': one('p'),
      'b/package-lock.json': one('p', { resolved: 'https://registry.example/p/-/p-1.tgz' }),
      'c/package-lock.json': one('p', { resolved: 'github:acme/p#0123456789' })
    })
    expect(
      [...inventory.packages.values()]
        .filter((p) => p.name === 'p')
        .map((p) => p.origin)
        .sort()
    ).toEqual(['git', 'other-registry', 'public-registry'])
  })
})

test('a project without a name has the name that it was given', async () => {
  const inventory = await take({ 'package-lock.json': one('a') }, { project: 'acme/tool' })
  expect(inventory.packages.get('package-lock.json#')!.name).toBe('acme/tool')
})

async function content(manifest: string): Promise<string> {
  const { lockfiles } = await take({ 'package-lock.json': one('a'), 'package.json': manifest })
  return lockfiles[0]!.content
}

describe('what is equal in base and head', () => {
  test('is read once', async () => {
    const files = new Map([
      ['package-lock.json', one('a')],
      ['package.json', '{}']
    ])
    const [base, head] = [snapshotOf(files), snapshotOf(files)]
    const cache = newParseCache()
    const shared = options({ cache })
    const before = await takeInventory(base, shared)
    const after = await takeInventory(head, shared)
    expect(after).toEqual(before)
    expect(after.lockfiles[0]!.uses).toBe(before.lockfiles[0]!.uses)
    expect([base.reads.length, head.reads.length]).toEqual([2, 0])
  })

  test('is parsed again for other registries', async () => {
    const files = new Map([
      ['package-lock.json', one('a', { resolved: 'https://registry.example/a/-/a-1.tgz' })]
    ])
    const cache = newParseCache()
    const first = await takeInventory(snapshotOf(files), options({ cache }))
    const second = await takeInventory(
      snapshotOf(files),
      options({ cache, registries: registriesOf(['registry.example']) })
    )
    expect([first.packages.has('pkg:npm/a@1'), second.packages.has('pkg:npm/a@1')]).toEqual([false, true])
  })

  test('has the same content, and another when a manifest changed', async () => {
    expect(await content('{}')).toBe(await content('{}'))
    expect(await content('{}')).not.toBe(await content('{ }'))
  })

  test('is tried again on the side that can read it', async () => {
    const cache = newParseCache()
    const unread = snapshotOf(new Map(), [{ path: 'package-lock.json', blob: 'x' }])
    const read = snapshotOf(new Map([['package-lock.json', one('a')]]), [
      { path: 'package-lock.json', blob: 'x' }
    ])
    expect((await takeInventory(unread, options({ cache }))).lockfiles[0]!.state).toBe('failed')
    expect((await takeInventory(read, options({ cache }))).lockfiles[0]!.state).toBe('locked')
  })
})

test('reads a few files at a time', async () => {
  const files = new Map(Array.from({ length: 40 }, (_, i) => [`f${i}/package-lock.json`, one(`p${i}`)]))
  const snapshot = snapshotOf(files)
  let now = 0
  let most = 0
  const slow: Snapshot = {
    ...snapshot,
    read: async (entry) => {
      most = Math.max(most, ++now)
      await Promise.resolve()
      const bytes = await snapshot.read(entry)
      now--
      return bytes
    }
  }
  expect((await takeInventory(slow, options())).lockfiles).toHaveLength(40)
  expect(most).toBeLessThanOrEqual(8)
})

test('the order of the listing changes nothing', async () => {
  const files = [
    ['package-lock.json', one('a')],
    ['package.json', '{}'],
    ['b/package-lock.json', one('b')],
    ['b/npm-shrinkwrap.json', '{'],
    ['vendor/package-lock.json', one('c')],
    ['d/package-lock.json', one('a', { integrity: sri('A') })],
    ['e/package-lock.json', one('a', { integrity: sri('B') })]
  ] as const
  const expected = plain(await takeInventory(snapshotOf(new Map(files)), options()))
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...files], { minLength: files.length }), async (shuffled) => {
      expect(plain(await takeInventory(snapshotOf(new Map(shuffled)), options()))).toEqual(expected)
    })
  )
})
