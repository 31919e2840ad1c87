import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compare, folderOf } from '../src/compare.ts'
import type { Inventory } from '../src/model.ts'
import { inventoryOf, LOCK, lockOf, type Sample } from './judge/samples.ts'

/** `name version: kind`, with what it came from, for every use of the head. */
function changes(base: Inventory | undefined, head: Inventory): readonly string[] {
  const comparison = compare(base, head)
  return head.lockfiles.flatMap((lockfile) =>
    lockfile.uses.map((use) => {
      const p = head.packages.get(use.package)
      const change = comparison.changeOf(lockfile, use)
      const from =
        'from' in change ? ` from ${change.from}` : 'fromScope' in change ? ` from ${change.fromScope}` : ''
      return `${p?.name} ${p?.version}: ${change.kind}${from}`
    })
  )
}

const removed = (base: Inventory, head: Inventory) =>
  compare(base, head).removed.map((r) => `${r.lockfile} ${r.package.id}`)

const a = (version: string, more: Partial<Sample> = {}): Sample => ({ name: 'a', version, ...more })

describe('what a change did to a package', () => {
  test.each<[string, readonly Sample[], readonly Sample[], readonly string[]]>([
    ['added', [], [a('1.0.0')], ['a 1.0.0: added']],
    ['unchanged', [a('1.0.0')], [a('1.0.0')], ['a 1.0.0: unchanged']],
    ['upgraded', [a('1.0.0')], [a('2.0.0')], ['a 2.0.0: upgraded from pkg:npm/a@1.0.0']],
    ['downgraded', [a('2.0.0')], [a('1.0.0')], ['a 1.0.0: upgraded from pkg:npm/a@2.0.0']],
    [
      'a second version beside the first is new',
      [a('1.0.0')],
      [a('1.0.0'), a('2.0.0')],
      ['a 1.0.0: unchanged', 'a 2.0.0: added']
    ],
    [
      'each major from its own',
      [a('3.0.0'), a('4.0.0')],
      [a('3.1.0'), a('4.1.0')],
      ['a 3.1.0: upgraded from pkg:npm/a@3.0.0', 'a 4.1.0: upgraded from pkg:npm/a@4.0.0']
    ],
    [
      'versions are numbers',
      [a('9.0.0'), a('10.0.0')],
      [a('10.1.0')],
      ['a 10.1.0: upgraded from pkg:npm/a@10.0.0']
    ],
    [
      'a pre-release is earlier',
      [a('2.0.0-rc.2'), a('2.0.0-rc.10'), a('2.0.0')],
      [a('2.0.1'), a('2.0.0-rc.11')],
      ['a 2.0.1: upgraded from pkg:npm/a@2.0.0', 'a 2.0.0-rc.11: upgraded from pkg:npm/a@2.0.0-rc.10']
    ],
    [
      'numbers of any length',
      [a('1.99999999999999999998.0'), a('1.99999999999999999999.0')],
      [a('1.100000000000000000000.0')],
      ['a 1.100000000000000000000.0: upgraded from pkg:npm/a@1.99999999999999999999.0']
    ],
    ['moved', [a('1.0.0', { scope: 'development' })], [a('1.0.0')], ['a 1.0.0: moved from development']],
    [
      'other bytes',
      [a('1.0.0', { hash: 'aa' })],
      [a('1.0.0', { hash: 'bb' })],
      ['a 1.0.0: replaced from pkg:npm/a@1.0.0']
    ],
    ['a digest that came', [a('1.0.0')], [a('1.0.0', { hash: 'bb' })], ['a 1.0.0: unchanged']],
    [
      'another origin',
      [a('1.0.0', { withoutPurl: true, origin: 'url' })],
      [a('1.0.0')],
      [`a 1.0.0: replaced from ${LOCK}#a@1.0.0`]
    ],
    [
      'without versions',
      [a('', { version: null, withoutPurl: true })],
      [a('', { version: null })],
      [`a undefined: replaced from ${LOCK}#a`]
    ],
    [
      'the project itself is no version of a package',
      [a('1.0.0', { origin: 'first-party' })],
      [a('2.0.0')],
      ['a 2.0.0: added']
    ],
    [
      'a name that objects have',
      [{ name: '__proto__' }],
      [{ name: '__proto__', version: '2.0.0' }],
      ['__proto__ 2.0.0: upgraded from pkg:npm/__proto__@1.0.0']
    ]
  ])('%s', (_, base, head, expected) => {
    expect(changes(lockOf(base), lockOf(head))).toEqual(expected)
  })

  test('nothing without a base', () => {
    expect(changes(undefined, lockOf([a('1.0.0')]))).toEqual(['a 1.0.0: unchanged'])
  })

  test('folder by folder', () => {
    const base = inventoryOf({ 'x/package-lock.json': [a('1.0.0')] })
    const head = inventoryOf({ 'x/package-lock.json': [a('1.0.0')], 'y/package-lock.json': [a('1.0.0')] })
    expect(changes(base, head)).toEqual(['a 1.0.0: unchanged', 'a 1.0.0: added'])
  })

  test('whatever the lockfile of a folder is called', () => {
    const base = inventoryOf({ 'x/package-lock.json': [a('1.0.0')] })
    expect(changes(base, inventoryOf({ 'x/npm-shrinkwrap.json': [a('2.0.0')] }))).toEqual([
      'a 2.0.0: upgraded from pkg:npm/a@1.0.0'
    ])
  })

  test('two lockfiles of a folder may have two scopes', () => {
    const both = inventoryOf({
      'a.lock': [a('1.0.0', { scope: 'development' })],
      'b.lock': [a('1.0.0', { scope: 'runtime' })]
    })
    expect(changes(both, both)).toEqual(['a 1.0.0: unchanged', 'a 1.0.0: unchanged'])
  })
})

describe('what went', () => {
  test('a package that no lockfile of its folder has in any version', () => {
    const base = inventoryOf({ 'x/a.lock': [a('1.0.0'), { name: 'b' }], 'y/a.lock': [a('1.0.0')] })
    const head = inventoryOf({ 'x/b.lock': [a('2.0.0')] })
    expect(removed(base, head)).toEqual(['x/a.lock pkg:npm/b@1.0.0', 'y/a.lock pkg:npm/a@1.0.0'])
  })

  test('not what cannot be read any more', () => {
    const base = inventoryOf({ 'x/a.lock': [a('1.0.0')], 'y/a.lock': [a('1.0.0')] })
    const failed = inventoryOf({ 'x/a.lock': [] }, { failed: ['x/a.lock'] })
    expect(removed(base, failed)).toEqual(['y/a.lock pkg:npm/a@1.0.0'])
    const cut = inventoryOf({}, { problems: [{ code: 'listing-truncated', what: [], fix: [] }] })
    expect(removed(base, cut)).toEqual([])
  })

  test('not a part of the project', () => {
    expect(removed(lockOf([a('1.0.0', { origin: 'first-party' })]), lockOf([]))).toEqual([])
  })
})

test('a lockfile is untouched when path and bytes are the same', () => {
  const base = inventoryOf({ 'x/a.lock': [], 'y/a.lock': [a('1.0.0')] })
  const head = inventoryOf({ 'x/a.lock': [], 'y/a.lock': [a('2.0.0')], 'z/a.lock': [] })
  const comparison = compare(base, head)
  expect(head.lockfiles.map((l) => comparison.untouched(l))).toEqual([true, false, false])
})

test.each([
  ['package-lock.json', ''],
  ['a/package-lock.json', 'a'],
  ['a/b/package-lock.json', 'a/b'],
  ['', '']
])('the folder of %j is %j', (path, folder) => {
  expect(folderOf(path)).toBe(folder)
})

const version = fc
  .tuple(fc.nat(3), fc.nat(3), fc.constantFrom('', '-rc.1', '-rc.2'))
  .map(([x, y, z]) => `${x}.${y}.0${z}`)
const sample = fc.record({
  name: fc.constantFrom('a', 'b', '__proto__'),
  version,
  scope: fc.constantFrom('runtime' as const, 'development' as const)
})
const samples = fc.uniqueArray(sample, { maxLength: 8, selector: (s) => `${s.name}@${s.version}` })
const side = fc.record({ 'x/a.lock': samples, 'x/b.lock': samples, 'y/a.lock': samples })

test('a side compared with itself has not changed', () => {
  fc.assert(
    fc.property(side, (lockfiles) => {
      const inventory = inventoryOf(lockfiles)
      expect(changes(inventory, inventory).filter((line) => !line.endsWith(': unchanged'))).toEqual([])
      expect(removed(inventory, inventory)).toEqual([])
    })
  )
})

test('the order of lockfiles and of packages in them does not matter', () => {
  fc.assert(
    fc.property(side, side, (base, head) => {
      const other = (lockfiles: typeof base) =>
        inventoryOf(
          Object.fromEntries(
            Object.entries(lockfiles)
              .map(([k, v]) => [k, v.toReversed()])
              .toReversed()
          )
        )
      const found = changes(inventoryOf(base), inventoryOf(head))
      expect(changes(other(base), other(head)).toSorted()).toEqual(found.toSorted())
      expect(removed(other(base), other(head))).toEqual(removed(inventoryOf(base), inventoryOf(head)))
    })
  )
})
