import { expect, test } from '@jest/globals'
import { pullAddress } from '../../src/shell/pull-url.ts'

test.each([
  ['https://github.com/acme/app/pull/7', 'https://api.github.com', 7],
  ['https://github.com/acme/app/pull/7/files#diff-1', 'https://api.github.com', 7],
  ['https://GitHub.com/acme/app/pull/7?w=1', 'https://api.github.com', 7],
  ['https://acme.ghe.com/acme/app/pull/12', 'https://api.acme.ghe.com', 12],
  ['https://git.acme.example:8443/acme/app/pull/1', 'https://git.acme.example:8443/api/v3', 1]
])('%s', (text, apiUrl, number) => {
  expect(pullAddress(text, {})).toEqual({ owner: 'acme', repo: 'app', number, apiUrl })
})

test('the API that the environment names is asked', () => {
  const env = { GITHUB_API_URL: 'http://127.0.0.1:1/api/v3' }
  expect(pullAddress('https://github.com/acme/app/pull/7', env)?.apiUrl).toBe('http://127.0.0.1:1/api/v3')
})

test.each([
  'http://github.com/acme/app/pull/7',
  'https://github.com/acme/app/issues/7',
  'https://github.com/acme/app/pull/',
  'https://github.com/acme/app/pull/7x',
  'https://user@github.com/acme/app/pull/7',
  'https://github.com/acme/../pull/7',
  'https://notghe.com.evil/a/pull/7',
  ' https://github.com/acme/app/pull/7',
  'acme/app#7',
  ''
])('%j names no pull request', (text) => {
  expect(pullAddress(text, {})).toBeUndefined()
})
