import { describe, expect, test } from '@jest/globals'
import { compare } from '../src/compare.ts'
import { subjectsOf } from '../src/subjects.ts'
import { inventoryOf, knownOf, lockOf, policyOf, type Sample } from './judge/samples.ts'

const policy = await policyOf()
const mit = (name: string, more: Partial<Sample> = {}): Sample => ({ name, license: 'MIT', ...more })

describe('subjects', () => {
  test('are the third-party packages of each lockfile, in its order', () => {
    const head = inventoryOf({
      'x/package-lock.json': [mit('b'), mit('us', { origin: 'first-party' }), mit('a')],
      'y/package-lock.json': [mit('a')]
    })
    const subjects = subjectsOf(knownOf(head, { policy }), compare(undefined, head))
    expect(
      subjects.map((s) => `${s.lockfile} ${s.package.name} ${s.change.kind} ${s.fact.concluded}`)
    ).toEqual([
      'x/package-lock.json b unchanged MIT',
      'x/package-lock.json a unchanged MIT',
      'y/package-lock.json a unchanged MIT'
    ])
  })

  test('have what was known of the version before', () => {
    const base = lockOf([mit('a', { version: '1.0.0' }), mit('b')])
    const head = lockOf([{ name: 'a', version: '2.0.0', license: 'BUSL-1.1' }, mit('b'), mit('c')])
    const [a, b, c] = subjectsOf(knownOf(head, { policy }), compare(base, head), knownOf(base, { policy }))
    expect([a?.before?.concluded, a?.beforeVersion, a?.fact.concluded]).toEqual(['MIT', '1.0.0', 'BUSL-1.1'])
    for (const same of [b, c]) expect(same).not.toHaveProperty('before')
  })

  test('have their flags, and the way by which they come', () => {
    const head = lockOf([mit('top', { dependsOn: ['tinyh264'] }), mit('tinyh264', { direct: false })])
    const [, carried] = subjectsOf(knownOf(head, { policy }), compare(undefined, head))
    expect(carried?.flags.map((f) => [f.standard, f.relation, f.verdict.result, f.stale])).toEqual([
      ['h264', 'implements', 'fail', false]
    ])
    expect(carried?.via).toEqual(['pkg:npm/top@1.0.0'])
  })

  test('a use of a package that the inventory does not have is passed over', () => {
    const head = lockOf([mit('a')])
    const without = { ...head, packages: new Map() }
    expect(subjectsOf(knownOf(without, { policy }), compare(undefined, without))).toEqual([])
  })
})
