import { expect, test } from '@jest/globals'
import { keysMeant, parseKey, type PnpmMajor } from '../../../src/inventory/pnpm/keys.ts'

test.each<[PnpmMajor, string, object]>([
  [5, '/a/1.0.0', { name: 'a', reference: '1.0.0' }],
  [5, '/@s/a/1.0.0', { name: '@s/a', reference: '1.0.0' }],
  [5, '/a/1.0.0_b@2.0.0', { name: 'a', reference: '1.0.0' }],
  [5, '/a/1.0.0_@s/b@2.0.0+c@3.0.0', { name: 'a', reference: '1.0.0' }],
  [5, '/@s/2d_a/1.0.0-rc.1_hash', { name: '@s/2d_a', reference: '1.0.0-rc.1' }],
  [5, 'registry.example/@s/a/1.0.0', { name: '@s/a', reference: '1.0.0', host: 'registry.example' }],
  [5, 'file:a', { name: '', reference: 'file:a' }],
  [5, '/a', { name: 'a', reference: '' }],
  [6, '/a@1.0.0', { name: 'a', reference: '1.0.0' }],
  [6, '/@s/a@1.0.0(b@2.0.0)(@s/c@3.0.0)', { name: '@s/a', reference: '1.0.0' }],
  [6, 'registry.example:8443/a@1.0.0', { name: 'a', reference: '1.0.0', host: 'registry.example:8443' }],
  [6, 'file:a(b@1.0.0)', { name: '', reference: 'file:a' }],
  [9, 'a@1.0.0', { name: 'a', reference: '1.0.0' }],
  [9, '@s/a@1.0.0(b@2.0.0(c@3.0.0))', { name: '@s/a', reference: '1.0.0' }],
  [
    9,
    'a@git+ssh://git@git.example/a.git#0123',
    { name: 'a', reference: 'git+ssh://git@git.example/a.git#0123' }
  ],
  [9, '@s/a', { name: '@s/a', reference: '' }],
  [9, '', { name: '', reference: '' }],
  [5, '', { name: '', reference: '' }]
])('version %i: %s', (major, key, parts) => {
  expect(parseKey(major, key)).toEqual(parts)
})

test.each<[PnpmMajor, string, string, string[]]>([
  [5, 'a', '1.0.0_b@2.0.0', ['1.0.0_b@2.0.0', '/a/1.0.0_b@2.0.0']],
  [6, 'a', '/real@1.0.0', ['/real@1.0.0', '/a@/real@1.0.0']],
  [9, 'a', 'real@1.0.0', ['a@real@1.0.0', 'real@1.0.0']]
])('version %i: %s %s means %j', (major, name, value, keys) => {
  expect(keysMeant(major, name, value)).toEqual(keys)
})
