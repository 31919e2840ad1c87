import { describe, expect, test } from '@jest/globals'
import { compare } from '../src/compare.ts'
import { countProblems, markFresh } from '../src/fresh.ts'
import type { Judgement } from '../src/judge/index.ts'
import type { Inventory, Location, Problem, Words } from '../src/model.ts'
import { inventoryOf, LOCK } from './judge/samples.ts'

function finding(more: Partial<Judgement> = {}): Judgement {
  return {
    rule: 'license-denied',
    level: 'deny',
    package: 'pkg:npm/a@1.0.0',
    name: 'a',
    lockfile: 'x/package-lock.json',
    change: { kind: 'unchanged' },
    direct: true,
    scope: 'runtime',
    at: [],
    via: [],
    what: [],
    accepts: [],
    evidence: [],
    advice: [],
    remedies: [],
    ...more
  }
}

describe('a finding is fresh', () => {
  test.each<[string, readonly Partial<Judgement>[], Partial<Judgement>, boolean]>([
    ['when the base has none', [], {}, true],
    ['not when the base has it', [{}], {}, false],
    ['not for another version', [{ package: 'pkg:npm/a@0.9.0', version: '0.9.0' }], {}, false],
    ['not for another lockfile of the folder', [{ lockfile: 'x/npm-shrinkwrap.json' }], {}, false],
    ['in another folder', [{ lockfile: 'y/package-lock.json' }], {}, true],
    ['by another rule', [{ rule: 'license-changed' }], {}, true],
    ['for another package', [{ name: 'b', package: 'pkg:npm/b@1.0.0' }], {}, true],
    ['for that name of another ecosystem', [{ package: 'pkg:pypi/a@1.0.0' }], {}, true],
    ['at a stricter level', [{ level: 'warn' }], {}, true],
    ['not at a milder level: the change made it better', [{}], { level: 'warn' }, false],
    ['by the strictest of the base', [{ level: 'deny' }, { level: 'note' }], { level: 'warn' }, false],
    [
      'not for a package without a purl in another lockfile of the folder',
      [{ package: 'x/a.lock#a' }],
      { package: 'x/b.lock#a' },
      false
    ],
    [
      'whatever line breaks names and folders have',
      [{ name: 'a', lockfile: 'b\nc/package-lock.json' }],
      { name: 'a\nb', lockfile: 'c/package-lock.json' },
      true
    ],
    ['for a name that objects have', [], { name: '__proto__' }, true],
    ['about another license', [{ accepts: ['BUSL-1.1'] }], { accepts: ['SSPL-1.0'] }, true],
    ['about one license more', [{ accepts: ['BUSL-1.1'] }], { accepts: ['BUSL-1.1', 'SSPL-1.0'] }, true],
    ['not about one less', [{ accepts: ['BUSL-1.1', 'SSPL-1.0'] }], { accepts: ['SSPL-1.0'] }, false],
    [
      'of that name from another place',
      [{ package: 'pkg:npm/a@1.0.0' }],
      { package: 'pkg:npm/a@1.0.0?download_url=https://evil.example/a.tgz' },
      true
    ],
    [
      'not of another commit of the same repository',
      [{ package: `pkg:npm/a@1.0.0?vcs_url=git%2Bhttps://h.example/o/r.git%40${'a'.repeat(40)}` }],
      { package: `pkg:npm/a@2.0.0?vcs_url=git%2Bhttps://h.example/o/r.git%40${'b'.repeat(40)}` },
      false
    ]
  ])('%s', (_, base, head, fresh) => {
    const [marked] = markFresh([finding(head)], base.map(finding))
    expect(marked?.fresh).toBe(fresh)
  })

  test('when nothing is compared', () => {
    expect(markFresh([finding()], undefined).map((f) => f.fresh)).toEqual([true])
  })
})

const path = 'x/package-lock.json'
const broken = (
  where?: Location,
  what: Words = ['It is broken.'],
  code: Problem['code'] = 'lockfile-unreadable'
): Problem => ({
  code,
  what,
  fix: [],
  ...(where === undefined ? {} : { where })
})
const lock = (problems: readonly Problem[], content: string, failed: readonly string[] = []): Inventory =>
  inventoryOf({ [path]: [], [LOCK]: [] }, { problems, content, failed })

/** The lockfiles but one, and a manifest without a lockfile. */
function without(gone: string | undefined, manifest: string): Inventory {
  const left = [path, LOCK].filter((p) => p !== gone).map((p) => [p, []] as const)
  return inventoryOf(Object.fromEntries(left), {
    problems: [broken({ path: manifest }, [], 'lockfile-missing')],
    content: 'a'
  })
}

describe('a problem', () => {
  test.each<[string, Inventory, Inventory, readonly boolean[]]>([
    ['that is new', lock([], 'a'), lock([broken({ path })], 'b'), [true]],
    [
      'of a lockfile that the change touches, though it was broken before',
      lock([broken({ path })], 'a'),
      lock([broken({ path })], 'b'),
      [true]
    ],
    ['as before', lock([broken({ path })], 'a'), lock([broken({ path })], 'a'), [false]],
    [
      'that the change made in a lockfile that it did not touch',
      lock([], 'a'),
      lock([broken({ path }, ['Its digest contradicts that of another lockfile.'])], 'a'),
      [true]
    ],
    [
      'of an untouched lockfile of which nothing can be read, for another reason than before',
      lock([broken({ path }, ['A timeout.'])], 'a', [path]),
      lock([broken({ path }, ['A reset.'])], 'a', [path]),
      [false]
    ],
    [
      'of a manifest, as before',
      lock([broken({ path: 'package.json' })], 'a'),
      lock([broken({ path: 'package.json' })], 'b'),
      [false]
    ],
    [
      'of another manifest',
      lock([broken({ path: 'package.json' })], 'a'),
      lock([broken({ path: 'y/package.json' })], 'b'),
      [true]
    ],
    ['without a place, as before', lock([broken()], 'a'), lock([broken()], 'a'), [true]]
  ])('%s', (_, base, head, fresh) => {
    expect(countProblems(head, base, compare(base, head), false).map((p) => p.fresh)).toEqual(fresh)
    expect(countProblems(head, base, compare(base, head), true).map((p) => p.fresh)).toEqual([true])
    expect(countProblems(head, undefined, compare(undefined, head), false).map((p) => p.fresh)).toEqual([
      true
    ])
  })

  test.each<[string, Inventory, Inventory, boolean]>([
    ['a lockfile that was touched and cannot be read', lock([], 'a'), lock([broken({ path })], 'b'), true],
    ['one that was broken before', lock([broken({ path })], 'a'), lock([broken({ path })], 'a'), false],
    [
      'one that names more than it holds',
      lock([], 'a'),
      lock([broken({ path }, [], 'lockfile-incomplete')], 'b'),
      false
    ],
    ['one that went', lock([], 'a'), without(path, 'x/package.json'), true],
    ['one that never was', lock([], 'a'), without(undefined, 'z/package.json'), false]
  ])('refused or not: %s', (_, base, head, refused) => {
    expect(countProblems(head, base, compare(base, head), false).map((p) => p.refused)).toEqual([refused])
  })
})
