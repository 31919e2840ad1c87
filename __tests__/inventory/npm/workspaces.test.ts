import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { minimatch } from 'minimatch'
import { workspaceMatcher } from '../../../src/inventory/npm/workspaces.ts'

test.each([
  [['packages/*'], 'packages/a', true],
  [['packages/*'], 'packages/a/b', false],
  [['packages/*'], 'packages', false],
  [['./packages/*/'], 'packages/a', true],
  [['packages/**'], 'packages/a/b', true],
  [['**'], 'a', true],
  [['**/lib'], 'a/b/lib', true],
  [['a', 'b'], 'b', true],
  [['app-*'], 'app-one', true],
  [['app-?'], 'app-one', false],
  [['packages/*', '!packages/b'], 'packages/b', false],
  [['packages/*', '!packages/b', 'packages/b'], 'packages/b', true],
  [['!packages/b'], 'packages/b', false],
  [['packages/{a,b}'], 'packages/c', true],
  [['packages/*', '!packages/{a,b}'], 'packages/a', true],
  [['@acme/*'], '@acme/a', true],
  [['@acme/*'], 'other/a', false],
  [[], 'a', false]
])('%j and %s: %s', (patterns, folder, expected) => {
  expect(workspaceMatcher(patterns)(folder)).toBe(expected)
})

test('agrees with minimatch, which npm asks for the package.json in each folder, on what it understands', () => {
  const segment = fc.oneof(
    fc.constant('**'),
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 })
  )
  const pattern = fc.array(
    segment.filter((s) => s === '**' || !s.includes('**')),
    { minLength: 1, maxLength: 4 }
  )
  const folder = fc.array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(pattern, folder, (p, f) => {
      expect(workspaceMatcher([p.join('/')])(f.join('/'))).toBe(
        minimatch([...f, 'package.json'].join('/'), [...p, 'package.json'].join('/'))
      )
    })
  )
})

test('takes its time for no pattern, and then takes everything for a member', () => {
  const isMember = workspaceMatcher(['b', '*a'.repeat(2000), '**/a/'.repeat(2000)])
  expect(isMember('a'.repeat(3000) + '/b'.repeat(300))).toBe(false)
  const long = '**/*a*a*a*a*b/'.repeat(200)
  const costly = workspaceMatcher(Array.from({ length: 50 }, () => long))
  const folders = Array.from({ length: 200 }, (_, i) => `${'a'.repeat(40)}/`.repeat(50) + String(i))
  expect(folders.map(costly).at(-1)).toBe(true)
})
