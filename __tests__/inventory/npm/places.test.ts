import { expect, test } from '@jest/globals'
import { standing } from '../../../src/inventory/npm/places.ts'

test.each([
  ['', 'root', '', ''],
  ['node_modules/a', 'installed', '', 'a'],
  ['node_modules/@s/a', 'installed', '', '@s/a'],
  ['node_modules/a/node_modules/@s/b', 'installed', 'node_modules/a', '@s/b'],
  ['packages/a/node_modules/b', 'installed', 'packages/a', 'b'],
  ['packages/a', 'folder', '', 'a'],
  ['../a', 'folder', '', 'a'],
  ['../../a/node_modules/b', 'installed', '../../a', 'b'],
  ['my_node_modules/a', 'folder', '', 'a'],
  ['node_modules/a/packages/b', 'inner', 'node_modules/a', 'b'],
  ['node_modules/@s/a/packages/b', 'inner', 'node_modules/@s/a', 'b'],
  ['node_modules/a/packages/b/node_modules/c', 'installed', 'node_modules/a/packages/b', 'c']
])('%j is %s in %j, called %j', (path, kind, owner, folderName) => {
  expect(standing(path)).toEqual({ kind, owner, folderName })
})

test.each([
  '/a',
  'a//b',
  'a/../b',
  'a/..',
  './a',
  'a/.',
  'a/',
  'C:/a',
  'a\\b',
  'node_modules',
  'a/node_modules',
  'node_modules/a/../../b',
  `a/${'b'.repeat(5000)}`
])('%j is no place', (path) => {
  expect(standing(path)).toBeUndefined()
})
