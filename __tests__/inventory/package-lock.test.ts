import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Parsed } from '../../src/inventory/format.ts'
import { packageLock } from '../../src/inventory/package-lock.ts'
import { registriesOf } from '../../src/inventory/registries.ts'
import type { Problem, Use } from '../../src/model.ts'

const registries = registriesOf([])

function parse(text: string, more: Record<string, string> = {}): Parsed {
  return packageLock.parse(
    'package-lock.json',
    new Map([['package-lock.json', text], ...Object.entries(more)]),
    registries
  )
}

function lock(packages: Record<string, unknown>): Parsed {
  return parse(JSON.stringify({ lockfileVersion: 3, packages }))
}

function use(parsed: Parsed, name: string): Use {
  const id = parsed.packages.find((p) => p.name === name)?.id
  return parsed.lockfile.uses.find((u) => u.package === id)!
}

describe('fails as a whole', () => {
  test.each([
    ['not JSON', '{', 'The file is not valid JSON'],
    ['a list', '[]', 'The file is not a JSON object'],
    ['null', 'null', 'The file is not a JSON object'],
    ['no version', '{"packages": {}}', 'The file does not say which lockfileVersion it has'],
    ['an unknown version', '{"lockfileVersion": 4, "packages": {}}', 'The lockfileVersion '],
    ['a version that is no number', '{"lockfileVersion": "3", "packages": {}}', 'The lockfileVersion '],
    ['no packages', '{"lockfileVersion": 3}', 'The file has no list of packages'],
    [
      'packages of a wrong type',
      '{"lockfileVersion": 3, "packages": []}',
      'The file has no list of packages'
    ],
    [
      'too deep',
      `{"lockfileVersion": 3, "packages": ${'['.repeat(10_000)}`,
      'The JSON is nested more than 500 levels deep'
    ]
  ])('%s', (_, text, what) => {
    const { packages, lockfile, problems } = parse(text)
    expect(packages).toEqual([])
    expect(lockfile).toMatchObject({ state: 'failed', edges: 'none', uses: [], roots: [] })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code: 'lockfile-unreadable', where: { path: 'package-lock.json' } })
    expect(problems[0]!.what[0]).toBe(what)
  })

  test('more entries than anybody has', () => {
    const entries = Object.fromEntries(Array.from({ length: 250_001 }, (_, i) => [`node_modules/p${i}`, 0]))
    expect(lock(entries).lockfile.state).toBe('failed')
  })
})

const edge = (field: string) => ({ [field]: { dep: '1.0.0' } })

describe('scope', () => {
  const optionalPeer = { ...edge('peerDependencies'), peerDependenciesMeta: { dep: { optional: true } } }

  test.each([
    ['dependencies', edge('dependencies'), 'runtime'],
    ['devDependencies', edge('devDependencies'), 'development'],
    ['optionalDependencies', edge('optionalDependencies'), 'optional'],
    ['peerDependencies', edge('peerDependencies'), 'runtime'],
    ['optional peers', optionalPeer, 'optional'],
    ['dependencies and devDependencies', { ...edge('dependencies'), ...edge('devDependencies') }, 'runtime'],
    [
      'dependencies and optionalDependencies',
      { ...edge('dependencies'), ...edge('optionalDependencies') },
      'optional'
    ],
    [
      'peerDependencies and devDependencies',
      { ...edge('peerDependencies'), ...edge('devDependencies') },
      'runtime'
    ],
    ['optional peers and devDependencies', { ...optionalPeer, ...edge('devDependencies') }, 'optional'],
    ['nothing', {}, 'unknown']
  ])('of a package that the project has in %s', (_, root, scope) => {
    const parsed = lock({ '': root, 'node_modules/dep': { version: '1.0.0', dev: true, optional: true } })
    expect(use(parsed, 'dep')).toMatchObject({ scope, direct: scope !== 'unknown' })
  })

  test('the best of all ways counts, through loops too', () => {
    const parsed = lock({
      '': { dependencies: { run: '1' }, devDependencies: { dev: '1' }, optionalDependencies: { opt: '1' } },
      'node_modules/run': { version: '1', dependencies: { loop: '1' } },
      'node_modules/loop': { version: '1', dependencies: { run: '1', both: '1' } },
      'node_modules/dev': { version: '1', dependencies: { both: '1', devopt: '1', only: '1' } },
      'node_modules/opt': { version: '1', dependencies: { devopt: '1' }, devDependencies: { never: '1' } },
      'node_modules/both': { version: '1' },
      'node_modules/devopt': { version: '1' },
      'node_modules/only': { version: '1', optionalDependencies: { last: '1' } },
      'node_modules/last': { version: '1' },
      'node_modules/never': { version: '1' }
    })
    const scopes = Object.fromEntries(parsed.packages.map((p) => [p.name, use(parsed, p.name).scope]))
    expect(scopes).toEqual({
      '': 'runtime',
      run: 'runtime',
      loop: 'runtime',
      both: 'runtime',
      opt: 'optional',
      devopt: 'optional',
      dev: 'development',
      only: 'development',
      last: 'development',
      never: 'unknown'
    })
  })

  test('members of a workspace are roots, even where the project only needs one for development', () => {
    const parsed = lock({
      '': { workspaces: ['packages/*'], devDependencies: { a: '1' } },
      'node_modules/a': { link: true, resolved: 'packages/a' },
      'packages/a': { dependencies: { run: '1' } },
      'node_modules/run': { version: '1' }
    })
    expect(use(parsed, 'run')).toMatchObject({ scope: 'runtime', direct: true })
    expect(use(parsed, 'a')).toMatchObject({ scope: 'runtime', direct: false })
    expect(parsed.lockfile.roots).toEqual(['package-lock.json#', 'package-lock.json#packages/a'])
  })
})

describe('edges', () => {
  test('go to the nearest folder above, as Node.js looks', () => {
    const parsed = lock({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1', dependencies: { b: '1', c: '1' } },
      'node_modules/a/node_modules/b': { version: '2', dependencies: { a: '1', b: '1', d: '1', c: '1' } },
      'node_modules/a/node_modules/c': { version: '2' },
      'node_modules/a/node_modules/b/node_modules/c': { version: '3' },
      'node_modules/b': { version: '1' },
      'node_modules/c': { version: '1' },
      'node_modules/d': { version: '1' }
    })
    const uses = new Map(parsed.lockfile.uses.map((u) => [u.package, u.dependsOn]))
    expect(uses.get('pkg:npm/a@1')).toEqual(['pkg:npm/b@2', 'pkg:npm/c@2'])
    expect(uses.get('pkg:npm/b@2')).toEqual(['pkg:npm/a@1', 'pkg:npm/c@3', 'pkg:npm/d@1'])
  })

  test('of several places of one package are united, and none leads to itself', () => {
    const parsed = lock({
      '': {},
      'node_modules/x': { version: '1', dependencies: { y: '1', x: '1' } },
      'node_modules/y': { version: '1' },
      'node_modules/z': { version: '1' },
      'node_modules/z/node_modules/x': { version: '1', dependencies: { y: '2', z: '1' } },
      'node_modules/z/node_modules/y': { version: '2' }
    })
    expect(use(parsed, 'x').dependsOn).toEqual(['pkg:npm/y@1', 'pkg:npm/y@2', 'pkg:npm/z@1'])
    expect(use(parsed, 'z').dependsOn).toEqual([])
  })

  test('a member outside of the project finds nothing inside it', () => {
    const parsed = lock({
      '': { dependencies: { out: 'file:../out' } },
      'node_modules/out': { link: true, resolved: '../out' },
      '../out': { dependencies: { in: '1', own: '1' } },
      'node_modules/in': { version: '1' },
      '../out/node_modules/own': { version: '1' }
    })
    expect(use(parsed, 'out').dependsOn).toEqual(['pkg:npm/own@1'])
    expect(parsed.lockfile.edges).toBe('some')
    expect(parsed.problems.map((p) => p.code)).toEqual(['lockfile-incomplete'])
  })

  test('absent optional dependencies and peers are no gap', () => {
    const parsed = lock({
      '': { optionalDependencies: { a: '1' }, peerDependencies: { b: '1' } },
      'node_modules/x': { version: '1', peerDependencies: { b: '1' }, devDependencies: { c: '1' } }
    })
    expect(parsed.problems).toEqual([])
    expect(parsed.lockfile.edges).toBe('all')
  })

  test('an alias is reached by its folder and known by its name', () => {
    const parsed = lock({
      '': { dependencies: { short: 'npm:long@1' } },
      'node_modules/short': { name: 'long', version: '1' }
    })
    expect(parsed.lockfile.uses[0]!.dependsOn).toEqual(['pkg:npm/long@1'])
  })
})

describe('what is shipped in an archive', () => {
  const shipped = { version: '1', inBundle: true }

  test('comes from where the archive comes from, however deep', () => {
    const parsed = lock({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1', resolved: 'https://registry.example/a/-/a-1.tgz' },
      'node_modules/a/node_modules/b': shipped,
      'node_modules/a/node_modules/b/node_modules/c': shipped
    })
    const c = parsed.packages.find((p) => p.name === 'c')
    expect(c).toMatchObject({ origin: 'other-registry', registry: 'registry.example' })
    expect(use(parsed, 'c').bundled).toBe(true)
  })

  test('is downloaded where the project bundles it itself', () => {
    const parsed = lock({ '': { dependencies: { a: '1' } }, 'node_modules/a': shipped })
    expect(parsed.packages.find((p) => p.name === 'a')).toMatchObject({
      origin: 'public-registry',
      id: 'pkg:npm/a@1'
    })
    expect(use(parsed, 'a').bundled).toBe(false)
  })

  test('is not bundled as long as one place of it is downloaded', () => {
    const parsed = lock({
      '': {},
      'node_modules/a': { version: '1' },
      'node_modules/a/node_modules/b': shipped,
      'node_modules/b': { version: '1' }
    })
    expect(use(parsed, 'b').bundled).toBe(false)
  })

  test('a folder inside a package has no name that a registry could be asked for', () => {
    const parsed = lock({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { version: '1', dependencies: { inner: 'file:packages/inner' } },
      'node_modules/a/node_modules/inner': { link: true, resolved: 'node_modules/a/packages/inner' },
      'node_modules/a/packages/inner': { version: '1' }
    })
    const inner = parsed.packages.find((p) => p.name === 'inner')!
    expect(inner).toMatchObject({ id: 'package-lock.json#node_modules/a/packages/inner', origin: 'url' })
    expect(inner).not.toHaveProperty('purl')
    expect(use(parsed, 'a').dependsOn).toEqual([inner.id])
  })
})

describe('names', () => {
  test.each([
    ['of the entry', { name: 'entry' }, 'entry'],
    ['of the link', {}, '@s/link']
  ])('%s', (_, entry, name) => {
    const parsed = lock({
      '': { name: 'project' },
      'packages/folder': entry,
      'node_modules/@s/link': { link: true, resolved: 'packages/folder' }
    })
    expect(parsed.packages.map((p) => p.name)).toEqual(['project', name])
  })

  test('else of the folder', () => {
    const texts = new Map([
      ['deep/down/package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'x/y': {} } })]
    ])
    const { packages } = packageLock.parse('deep/down/package-lock.json', texts, registries)
    expect(packages.map((p) => [p.id, p.name])).toEqual([
      ['deep/down/package-lock.json#', 'down'],
      ['deep/down/package-lock.json#x/y', 'y']
    ])
  })

  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a\nb',
    '👾',
    ' ',
    '%',
    'a@b',
    '"quoted"',
    '`'.repeat(500)
  ])('keeps %j', (name) => {
    const text = `{"lockfileVersion": 3, "packages": {"": {"dependencies": {${JSON.stringify(name)}: "1"}},
        ${JSON.stringify(`node_modules/${name}`)}: {"version": "1"}}}`
    const parsed = parse(text)
    expect(parsed.problems).toEqual([])
    expect(use(parsed, name)).toMatchObject({
      scope: 'runtime',
      direct: true,
      at: [{ path: 'package-lock.json', line: 2 }]
    })
  })
})

test('a manifest that is missing or broken costs nothing but its lines', () => {
  const text = JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { dependencies: { a: '1' } }, 'node_modules/a': { version: '1' } }
  })
  for (const manifest of ['', '{', '[]', '{"dependencies": []}']) {
    const parsed = parse(text, { 'package.json': manifest })
    expect(parsed.problems).toEqual([])
    expect(use(parsed, 'a')).not.toHaveProperty('manifest')
  }
  const parsed = parse(text, { 'package.json': '{\n"dependencies": {\n"a": "1"}}' })
  expect(use(parsed, 'a').manifest).toEqual({ path: 'package.json', line: 3 })
})

test('asks for the manifests of the project and its folders, as far as they are there', () => {
  const text = JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/a': { link: true, resolved: 'packages/a' },
      'packages/a': {},
      'packages/b': {},
      '../../out': {}
    }
  })
  const tree = new Set(['app/package.json', 'app/packages/a/package.json', 'package.json'])
  expect(
    packageLock.needs!('app/package-lock.json', new Map([['app/package-lock.json', text]]), tree)
  ).toEqual(['app/package.json', 'app/packages/a/package.json'])
})

test('tells of many bad entries once', () => {
  const entries = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`node_modules/p${i}`, 0]))
  const { problems } = lock({ '': {}, ...entries })
  expect(problems).toHaveLength(51)
  expect(problems.at(-1)!.what).toEqual(['450 more problems in this lockfile'])
})

function words({ what }: Problem): string {
  return what.map((w) => (typeof w === 'string' ? w : 'quote' in w ? w.quote : w.text)).join('')
}

describe('what the manifest says and the lockfile does not', () => {
  const dep = { version: '1.0.0' }
  const withManifest = (
    root: object,
    manifest: object,
    more: Record<string, unknown> = { 'node_modules/dep': dep }
  ) =>
    parse(JSON.stringify({ lockfileVersion: 3, packages: { '': root, ...more } }), {
      'package.json': JSON.stringify(manifest, null, 1)
    })
  const named = 'package.json names dep, which the lockfile '

  test.each([
    [
      'dependencies',
      {},
      edge('dependencies'),
      'runtime',
      'does not name there: it is judged as a dependency'
    ],
    [
      'devDependencies',
      {},
      edge('devDependencies'),
      'development',
      'does not name there: it is judged as a development'
    ],
    [
      'dependencies, by the lockfile devDependencies',
      edge('devDependencies'),
      edge('dependencies'),
      'runtime',
      'holds as a development dependency only: it is judged as a dependency'
    ],
    [
      'optionalDependencies, by the lockfile devDependencies',
      edge('devDependencies'),
      edge('optionalDependencies'),
      'optional',
      'holds as a development dependency only: it is judged as an optional'
    ]
  ])('counts and is told: %s', (_, root, manifest, scope, lack) => {
    const parsed = withManifest(root, manifest)
    expect(use(parsed, 'dep')).toMatchObject({
      scope,
      direct: true,
      manifest: { path: 'package.json', line: 3 }
    })
    expect(parsed.problems).toMatchObject([
      { code: 'lockfile-incomplete', where: { path: 'package.json', line: 3 } }
    ])
    expect(words(parsed.problems[0]!)).toContain(named + lack)
    expect(parsed.lockfile.edges).toBe('some')
  })

  test.each([
    ['the same', edge('dependencies'), edge('dependencies'), 'runtime'],
    ['less', edge('dependencies'), {}, 'runtime'],
    ['something weaker', edge('dependencies'), edge('devDependencies'), 'runtime']
  ])('nothing is told of %s', (_, root, manifest, scope) => {
    const parsed = withManifest(root, manifest)
    expect(use(parsed, 'dep')).toMatchObject({ scope, direct: true })
    expect(parsed.problems).toEqual([])
  })

  test('a dependency that is in no list at all is told once', () => {
    const parsed = withManifest({}, edge('dependencies'), {})
    expect(parsed.problems.map(words)).toEqual([
      `${named}does not hold: an install would add it, and it is not judged`
    ])
  })

  test('members count as the manifest of the project has them, with what their own manifests name', () => {
    const text = JSON.stringify({
      lockfileVersion: 3,
      packages: { '': {}, 'packages/a': {}, 'node_modules/dep': dep }
    })
    const parsed = parse(text, {
      'package.json': '{"workspaces": ["packages/*"]}',
      'packages/a/package.json': JSON.stringify(edge('dependencies'))
    })
    expect(use(parsed, 'dep')).toMatchObject({ scope: 'runtime', direct: true })
    expect(parsed.lockfile.roots).toEqual(['package-lock.json#', 'package-lock.json#packages/a'])
  })
})

const from = (range: unknown, entry: object, others: Record<string, unknown> = {}) => {
  const parsed = lock({
    '': { dependencies: { a: range } },
    'node_modules/a': { version: '1.0.0', ...entry },
    ...others
  })
  return { ...parsed, a: parsed.packages.find((p) => p.id !== 'package-lock.json#')! }
}

describe('where a package comes from', () => {
  test('one address among version ranges makes no package private or ours', () => {
    const local = { 'node_modules/b': { version: '1.0.0', dependencies: { a: 'file:../x' } } }
    expect(from('1.0.0', {}, local).packages.map((p) => [p.name, p.origin])).toContainEqual([
      'a',
      'public-registry'
    ])
    expect(from('', {}, local).packages.map((p) => [p.name, p.origin])).toContainEqual([
      'a',
      'public-registry'
    ])
    expect(from('github:acme/a', {}).a.origin).toBe('git')
  })

  test.each(['file:a', 'file:node_modules/a', './a', '/srv/a', 'link:a'])(
    'what is installed is never ours: %s',
    (resolved) => {
      const { a } = from('1.0.0', { resolved })
      expect(a).toMatchObject({ name: 'a', origin: 'url', source: resolved })
      expect(a).not.toHaveProperty('purl')
      expect(from('file:a', {}).a).toMatchObject({ name: 'a', origin: 'url' })
    }
  )

  test.each([
    ['too long', `https://registry.example/${'a'.repeat(40_000)}`, 'too long'],
    ['a number', 1, 'not text'],
    ['empty', '', 'empty'],
    ['an object', {}, 'not text'],
    ['true', true, 'not text']
  ])('an address that is damaged is not the same as none: %s', (_, resolved, why) => {
    const { a, problems } = from('1.0.0', { resolved })
    expect(a.origin).toBe('url')
    expect(a).not.toHaveProperty('purl')
    expect(a).not.toHaveProperty('source')
    expect(problems.map(words)[0]).toBe(`The entry node_modules/a is damaged: its field resolved is ${why}`)
  })

  test.each([false, null])('none is %s', (resolved) => {
    expect(from('1.0.0', { resolved }).a.purl).toBe('pkg:npm/a@1.0.0')
  })

  test.each([
    ['a version range', '1.0.0', true],
    ['another alias', 'npm:better@1', true],
    ['a longer alias', 'npm:goods@1', true],
    ['its alias', 'npm:good@1', undefined],
    ['its alias without a range', 'npm:good', undefined]
  ])(
    'a name that is not that of the folder is believed if somebody asks for it: %s',
    (_, range, misdirected) => {
      expect(from(range, { name: 'good' }).a.misdirected).toBe(misdirected)
      expect(from(range, { name: 'good', inBundle: true }).a.misdirected).toBe(misdirected)
      expect(from(range, { name: 'a' }).a.misdirected).toBeUndefined()
    }
  )

  test.each([
    [{ a: 'npm:good@1' }, undefined],
    [{ b: { '.': '1', a: { c: 'npm:good@1' } } }, undefined],
    [{ a: 'npm:better@1', b: 'good' }, true],
    ['npm:good', undefined],
    [null, true]
  ])('so does an override of the project: %j', (overrides, misdirected) => {
    const text = JSON.stringify({
      lockfileVersion: 3,
      packages: { '': edge('dependencies'), 'node_modules/dep': { name: 'good', version: '1.0.0' } }
    })
    const { packages } = parse(text, { 'package.json': JSON.stringify({ overrides }) })
    expect(packages.find((p) => p.name === 'good')!.misdirected).toBe(misdirected)
  })

  test('one place that is not believed is enough for a package', () => {
    const { packages } = from('1.0.0', { name: 'good' }, { 'node_modules/good': { version: '1.0.0' } })
    expect(packages.find((p) => p.name === 'good')).toMatchObject({
      id: 'pkg:npm/good@1.0.0',
      misdirected: true
    })
  })

  test('a range that is longer than any is told, and means any version', () => {
    const { a, problems } = from(`github:acme/${'a'.repeat(40_000)}`, {})
    expect(a.purl).toBe('pkg:npm/a@1.0.0')
    expect(problems.map(words)).toEqual([
      'The entry  is damaged: a range in its field dependencies is too long'
    ])
  })
})

test('a link whose address is too long leads nowhere', () => {
  const { problems } = lock({ '': {}, 'node_modules/a': { link: true, resolved: 'a/'.repeat(20_000) } })
  expect(problems.map(words)).toEqual([
    'The entry node_modules/a is damaged: its field resolved is too long',
    'The entry node_modules/a is damaged: it is a link that leads nowhere'
  ])
})

test('of one package with thousands of licenses, a hundred are kept and the rest is told', () => {
  const entries = Array.from({ length: 3000 }, (_, i) => [
    `node_modules/x${i}/node_modules/a`,
    { version: '1.0.0', license: `LicenseRef-${i % 1500}` }
  ])
  const { packages, problems } = lock({ '': {}, ...Object.fromEntries(entries) })
  const a = packages.find((p) => p.name === 'a')!
  expect(a.claims).toHaveLength(100)
  expect(words(problems[0]!)).toBe('More than 100 different licenses are stated for a; the rest is left out')
  expect(problems).toHaveLength(51)
})

describe('the older list of a file of version 2', () => {
  const packages = {
    '': { dependencies: { a: '1', short: 'npm:long@1', tool: 'github:acme/tool', own: 'file:own' } },
    'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a/-/a-1.0.0.tgz' },
    'node_modules/short': { name: 'long', version: '1.0.0' },
    'node_modules/tool': {
      version: '1.0.0',
      resolved: `git+ssh://git@github.com/acme/tool.git#${'0'.repeat(40)}`
    },
    'node_modules/own': { link: true, resolved: 'own' },
    own: { version: '1.0.0' },
    'own/node_modules/a': { version: '2.0.0' }
  }
  const older = {
    a: { version: '1.0.0', resolved: 'https://registry.example/a/-/a-1.0.0.tgz' },
    short: { version: 'npm:long@1.0.0' },
    tool: { version: `git+ssh://git@github.com/acme/tool.git#${'0'.repeat(40)}` },
    own: { version: 'file:own', dependencies: { a: { version: '2.0.0' } } }
  }
  const both = (dependencies: unknown) =>
    parse(JSON.stringify({ lockfileVersion: 2, packages, dependencies }))

  test('may say the same, or nothing', () => {
    expect(both(older).problems).toEqual([])
    expect(both(undefined).problems).toEqual([])
  })

  test.each([
    ['name', 'evil', { version: '1.0.0' }],
    ['version', 'a', { version: '6.6.6' }],
    ['address', 'a', { version: '1.0.0', resolved: 'https://evil.example/a-1.0.0.tgz' }],
    ['digest', 'a', { version: '1.0.0', integrity: `sha1-${'A'.repeat(26)}E=` }],
    ['alias', 'short', { version: 'npm:evil@1.0.0' }],
    ['repository', 'tool', { version: `github:evil/tool#${'0'.repeat(40)}` }],
    ['folder', 'own', { version: 'file:evil' }],
    ['nested name', 'evil', undefined]
  ])('is told where it has another %s', (_, name, entry) => {
    const changed =
      entry === undefined
        ? { ...older, a: { ...older.a, dependencies: { evil: {} } } }
        : { ...older, [name]: entry }
    const { problems } = both(changed)
    expect(problems.map((p) => p.code)).toEqual(['lockfile-incomplete'])
    expect(words(problems[0]!)).toContain(`has another ${name} than its list packages`)
  })

  test('is told once', () => {
    expect(words(both({ x: 1, y: null, a: { version: '2' } }).problems[0]!)).toContain(
      '; 2 more in this lockfile'
    )
  })
})

// ---- laws ------------------------------------------------------------------------------------------------------------

const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const locks = ['package-lock', 'package-lock-v1'].flatMap((format) =>
  readdirSync(join(fixtures, format)).flatMap((name) =>
    readdirSync(join(fixtures, format, name))
      .filter((file) => packageLock.files.includes(file))
      .map((file) => ({
        name: `${format}/${name}`,
        text: readFileSync(join(fixtures, format, name, file), 'utf8')
      }))
  )
)

interface Counted {
  packages?: Record<string, Record<string, string>>
  dependencies?: Record<string, Counted & { version?: string }>
}

/** `name@version` of all that is installed, and the paths of all folders of the project that are named. */
function countOf(text: string): { installed: Set<string>; folders: Set<string> } {
  const installed = new Set<string>()
  const folders = new Set<string>()
  const file = JSON.parse(text) as Counted
  for (const [path, entry] of Object.entries(file.packages ?? {})) {
    if ('link' in entry) continue
    const folder = path.split('node_modules/').at(-1)!
    if (path.includes('node_modules/')) installed.add(`${entry['name'] ?? folder}@${entry['version']!}`)
    else folders.add(path)
  }
  const walk = (list: Counted['dependencies']) => {
    for (const [name, entry] of Object.entries(list ?? {})) {
      const version = entry.version!
      if (/^file:.*[^z]$/.test(version)) folders.add(version.slice(5))
      else installed.add(version.startsWith('npm:') ? version.slice(4) : `${name}@${version}`)
      walk(entry.dependencies)
    }
  }
  if (file.packages === undefined) walk(file.dependencies)
  return { installed, folders: folders.add('') }
}

test.each(locks.filter(({ name }) => !/damaged|by-hand|git/.test(name)))(
  'holds what an independent count finds: $name',
  ({ text }) => {
    const { packages } = parse(text)
    const installed = packages
      .filter((p) => p.origin !== 'first-party')
      .map((p) => `${p.name}@${p.version ?? p.source!}`)
    const folders = packages.filter((p) => p.origin === 'first-party').map((p) => p.id.split('#')[1])
    expect({ installed: new Set(installed), folders: new Set(folders) }).toEqual(countOf(text))
  }
)

test.each(['alias', 'basic', 'bundled', 'local-sources', 'optional', 'workspaces'])(
  'version 1 says the same of a project as version 3: %s',
  (name) => {
    const uses = (format: string) => {
      const golden = readFileSync(join(fixtures, format, name, 'expected.json'), 'utf8')
      const { lockfiles } = JSON.parse(golden) as { lockfiles: { uses: Use[] }[] }
      return lockfiles[0]!.uses.map(({ package: id, scope, direct, dependsOn, manifest, bundled }) => ({
        id,
        scope,
        direct,
        dependsOn,
        manifest,
        bundled
      }))
    }
    expect(uses('package-lock-v1')).toEqual(uses('package-lock'))
  }
)

const anyEntry = fc.record(
  {
    name: fc.anything(),
    version: fc.oneof(fc.constant('1.0.0'), fc.anything()),
    resolved: fc.oneof(fc.string(), fc.webUrl(), fc.anything()),
    integrity: fc.anything(),
    link: fc.anything(),
    inBundle: fc.anything(),
    license: fc.anything(),
    dependencies: fc.oneof(fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.string()), fc.anything()),
    peerDependenciesMeta: fc.anything()
  },
  { requiredKeys: [] }
)
const path = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('node_modules', 'a', 'b', '@s', '..', '', '__proto__'), { maxLength: 5 })
    .map((s) => s.join('/'))
)

/** What is wrong with a result, whatever the text. */
function faults(text: string): unknown[] {
  const { lockfile, packages } = parse(text)
  const ids = new Set(packages.map((p) => p.id))
  const bad = lockfile.uses.filter(
    (u) =>
      !ids.has(u.package) || u.at.length === 0 || u.dependsOn.some((id) => !ids.has(id) || id === u.package)
  )
  const counted = ids.size === packages.length && lockfile.uses.length === packages.length
  return counted ? bad : [...bad, 'packages and uses differ in number']
}

describe('total', () => {
  test('any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => expect(faults(text)).toEqual([])))
  })

  test('any values where a lockfile has its own', () => {
    fc.assert(
      fc.property(fc.dictionary(path, fc.oneof(anyEntry, fc.anything())), (packages) => {
        const text = JSON.stringify({ lockfileVersion: 3, packages }, (_, v: unknown) =>
          typeof v === 'bigint' ? 0 : v
        )
        expect(faults(text)).toEqual([])
      })
    )
  })

  test('fixtures with something replaced', () => {
    const text = fc.constantFrom(...locks.map((l) => l.text))
    const patch = fc.oneof(
      fc.string(),
      fc.constantFrom('"', '{', '}', '[', ']', ',', ':', 'null', '1', '""', '\\', '\n')
    )
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(40), patch, (whole, at, length, put) => {
        const start = at % whole.length
        expect(faults(whole.slice(0, start) + put + whole.slice(start + length))).toEqual([])
      })
    )
  })
})

const withPlaces = locks.map((l) => l.text).filter((text) => text.includes('"packages"'))

test('the order of entries changes nothing but lines', () => {
  fc.assert(
    fc.property(fc.constantFrom(...withPlaces), fc.infiniteStream(fc.nat()), (text, numbers) => {
      const file = JSON.parse(text) as { packages: Record<string, unknown> }
      const shuffled = Object.entries(file.packages)
        .map((entry) => ({ entry, key: numbers.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry)
      // One line, so that all lines are equal.
      const before = parse(JSON.stringify(file))
      expect(parse(JSON.stringify({ ...file, packages: Object.fromEntries(shuffled) }))).toEqual(before)
      expect(parse(JSON.stringify(file))).toEqual(before)
    })
  )
})

test('a long chain and a wide fan take no stack', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, i) => [
      `node_modules/p${i}`,
      { version: '1', dependencies: { [`p${i + 1}`]: '1' } }
    ])
  )
  const parsed = lock({
    '': { dependencies: { p0: '1' } },
    ...chain,
    'node_modules/p20000': { version: '1' }
  })
  expect(use(parsed, 'p20000').scope).toBe('runtime')
  expect(parsed.problems).toEqual([])
})
