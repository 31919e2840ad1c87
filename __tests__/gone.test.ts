import { describe, expect, test } from '@jest/globals'
import { compare } from '../src/compare.ts'
import { countProblems } from '../src/fresh.ts'
import { takeInventory } from '../src/inventory/index.ts'
import type { FileEntry, Problem, Snapshot, Words } from '../src/model.ts'
import { options, snapshotOf } from './inventory/snapshot.ts'

type Files = Readonly<Record<string, string>>
interface Side {
  readonly files: Files
  readonly entries?: readonly Partial<FileEntry>[]
  readonly cut?: readonly Problem[]
}

const ignored = (path: string): Words | undefined => (path.startsWith('demo/') ? ['The policy'] : undefined)

/** `code path`, with `!` before what is refused. Only what is fresh. */
async function told(base: Side, head: Side): Promise<readonly string[]> {
  const [before, after] = await Promise.all([base, head].map(take))
  const counted = countProblems(after!, before, compare(before, after!), false)
  return counted
    .filter(({ fresh, refused }) => fresh || refused)
    .map(({ problem, refused }) => `${refused ? '!' : ''}${problem.code} ${problem.where?.path ?? ''}`)
    .sort()
}

function take({ files, entries = [], cut = [] }: Side) {
  const snapshot = snapshotOf(new Map(Object.entries(files)), entries)
  const list: Snapshot['list'] = async () => ({ ...(await snapshot.list()), problems: cut })
  return takeInventory({ ...snapshot, list }, options({ ignored }))
}

const wants = '{"dependencies": {"a": "^1.0.0"}}'
const npm = (packages: object, root: object = { dependencies: { a: '^1.0.0' } }) =>
  JSON.stringify({ lockfileVersion: 3, packages: { '': root, ...packages } })
const a = { 'node_modules/a': { version: '1.0.0' } }
const LOCK = 'app/package-lock.json'
const base: Files = { 'app/package.json': wants, [LOCK]: npm(a) }
const gone = `!lockfile-missing ${LOCK}`
const yarn = 'a@^1.0.0:\n  version "1.0.0"\n'
const pnpm = (
  dependencies: string,
  folder = '.',
  packages = 'packages: {a@1.0.0: {}}\nsnapshots: {a@1.0.0: {}}'
) => `lockfileVersion: '9.0'\nimporters:\n  ${folder}: {${dependencies}}\n${packages}\n`
const hasA = 'dependencies: {a: {specifier: ^1.0.0, version: 1.0.0}}'

describe('a lockfile that the head lacks is refused', () => {
  const others = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}/package.json`, wants]))
  test.each<[string, Side, readonly string[]]>([
    ['beside its manifest', { files: { 'app/package.json': wants } }, [gone]],
    [
      'with an empty lockfile of pnpm',
      { files: { 'app/package.json': '{}', 'app/pnpm-lock.yaml': pnpm('', '.', '') } },
      [gone]
    ],
    [
      'with an empty one of Yarn',
      { files: { 'app/package.json': '{}', 'app/yarn.lock': '# yarn lockfile v1\n' } },
      [gone]
    ],
    ['with a manifest that is broken', { files: { 'app/package.json': '{' } }, [gone]],
    ['with a manifest that asks for nothing', { files: { 'app/package.json': '{}' } }, [gone]],
    [
      'with a manifest that is a link',
      { files: { 'app/package.json': '../x' }, entries: [{ path: 'app/package.json', mode: '120000' }] },
      [gone]
    ],
    ['with a folder that is a submodule', { files: {}, entries: [{ path: 'app', mode: '160000' }] }, [gone]],
    ['with a manifest for pnpm only', { files: { 'app/package.yaml': 'dependencies: {a: ^1.0.0}' } }, [gone]],
    ['with a lockfile that is not read', { files: { 'app/bun.lock': '' } }, [gone]],
    [
      'with an entry of its name in a lockfile above that is no member',
      { files: { 'app/package.json': wants, 'package-lock.json': npm({ ...a, app: { version: '1.0.0' } }) } },
      [gone]
    ],
    [
      'with a member above for which nothing is locked',
      { files: { 'app/package.json': '{', 'pnpm-lock.yaml': pnpm('', 'app') } },
      [gone]
    ],
    [
      'below a lockfile that is not read',
      { files: { 'app/package.json': wants, 'yarn.lock': '__metadata:\n  version: 8\n' } },
      [gone, '!lockfile-unreadable yarn.lock']
    ],
    ['among many that never had one', { files: { 'app/package.json': wants, ...others } }, [gone]],
    [
      'and that goes where lockfiles are left alone',
      { files: { 'vendor/app/package.json': wants, 'vendor/app/package-lock.json': npm(a) } },
      [gone, 'lockfile-incomplete vendor/app/package-lock.json']
    ]
  ])('%s', async (_, head, expected) => {
    const found = await told({ files: base }, head)
    expect(found.filter((line) => line !== 'lockfile-missing ' && !/ a\d+\//.test(line))).toEqual(
      [...expected].sort()
    )
  })
})

describe('a lockfile may go', () => {
  test.each<[string, Side, Files?]>([
    ['with its project', { files: { 'app/index.js': '' } }],
    ['for another one that is read', { files: { 'app/package.json': wants, 'app/yarn.lock': yarn } }],
    [
      'for another one, when it was empty',
      { files: { 'app/yarn.lock': '', 'app/package.json': '{}' } },
      { [LOCK]: npm({}, {}) }
    ],
    [
      'for one above with its folder as a member',
      { files: { 'app/package.json': wants, 'pnpm-lock.yaml': pnpm(hasA, 'app') } }
    ],
    [
      'for one of npm above',
      {
        files: {
          'app/package.json': wants,
          'package.json': '{"workspaces": ["app"]}',
          'package-lock.json': npm(
            {
              ...a,
              app: { dependencies: { a: '^1.0.0' } },
              'node_modules/app': { link: true, resolved: 'app' }
            },
            { workspaces: ['app'] }
          )
        }
      }
    ],
    [
      'to where the policy leaves it out',
      { files: { 'demo/vendor/package.json': wants, 'demo/vendor/package-lock.json': npm(a) } }
    ]
  ])('%s', async (_, head, before = base) => {
    expect(await told({ files: before }, head)).toEqual([])
  })
})

test('a new lockfile that is left out for the name of its folder is told once', async () => {
  const lock = npm(a)
  const old = { 'vendor/a/package-lock.json': lock }
  const more = { 'fixtures/b/yarn.lock': yarn, 'fixtures/c/yarn.lock': yarn, 'demo/fixtures/yarn.lock': yarn }
  expect(await told({ files: old }, { files: { ...old, ...more } })).toEqual([
    'lockfile-incomplete fixtures/b/yarn.lock'
  ])
})

const cut = (path?: string): Problem => ({
  code: 'listing-truncated',
  what: ['cut'],
  fix: [],
  ...(path === undefined ? {} : { where: { path } })
})

describe('a listing that is cut short', () => {
  test.each<[string, readonly Problem[], readonly Problem[], Files, readonly string[]]>([
    ['in the head only', [], [cut()], {}, ['!listing-truncated ']],
    ['of another folder', [cut('x/')], [cut('x/'), cut('y/')], base, ['!listing-truncated y/']],
    ['as before', [cut('x/')], [cut('x/')], base, []],
    ['as before, without a place', [cut()], [cut('x/')], base, ['listing-truncated x/']],
    ['as before, without a lockfile that was listed', [cut('x/')], [cut('x/')], {}, [gone]]
  ])('%s', async (_, before, after, files, expected) => {
    expect(await told({ files: base, cut: before }, { files, cut: after })).toEqual(expected)
  })
})
