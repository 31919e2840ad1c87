import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addressOf, addressOfRange } from '../../../src/inventory/npm/address.ts'

const sha = '0123456789abcdef0123456789abcdef01234567'

test.each([
  [`git+ssh://git@github.com/acme/tool.git#${sha}`, `git+https://github.com/acme/tool.git@${sha}`],
  [`git+ssh://git@github.com:acme/tool.git#${sha}`, `git+https://github.com/acme/tool.git@${sha}`],
  [`git+https://user:p@ss@GitHub.com/acme/tool#${sha}`, `git+https://github.com/acme/tool.git@${sha}`],
  [
    `git+https://git.example:8443/acme/tool.git?token=x#${sha}`,
    `git+https://git.example:8443/acme/tool.git@${sha}`
  ],
  [`git+ssh://git@git.example:2222/acme/tool.git#${sha}`, `git+https://git.example/acme/tool.git@${sha}`],
  [`git://git.example/acme/tool.git#${sha}`, `git+https://git.example/acme/tool.git@${sha}`],
  [`ssh://git@git.example/acme/tool.git#${sha}`, `git+https://git.example/acme/tool.git@${sha}`],
  [`git@gitlab.com:acme/group/tool.git#${sha}`, `git+https://gitlab.com/acme/group/tool.git@${sha}`],
  [`github:acme/tool#${sha}`, `git+https://github.com/acme/tool.git@${sha}`],
  ['gitlab:acme/tool#semver:^1.0.0', 'git+https://gitlab.com/acme/tool.git'],
  ['bitbucket:acme/tool', 'git+https://bitbucket.org/acme/tool.git'],
  ['gist:acme/0123456789', 'git+https://gist.github.com/acme/0123456789.git'],
  [`https://git.example/acme/tool.git#${sha}`, `git+https://git.example/acme/tool.git@${sha}`],
  ['https://git.example/acme/tool.git#v1.2.3', 'git+https://git.example/acme/tool.git@v1.2.3'],
  [`https://codeload.github.com/acme/tool/tar.gz/${sha}`, `git+https://github.com/acme/tool.git@${sha}`],
  [`git+file:///srv/tool#${sha}`, `git+file:///srv/tool@${sha}`]
])('%s is %s', (text, url) => {
  expect(addressOf(text)).toEqual({ kind: 'git', url })
})

test('an address on the web loses credentials, query and fragment', () => {
  expect(addressOf('https://user:secret@Files.Example:8443/%40acme%2Ftool.tgz?token=secret#secret')).toEqual({
    kind: 'web',
    url: 'https://files.example:8443/%40acme%2Ftool.tgz',
    origin: 'https://files.example:8443',
    host: 'files.example:8443',
    path: '/@acme/tool.tgz'
  })
})

test.each([
  ['file:../tool', '../tool'],
  ['file:///srv/tool.tgz', '/srv/tool.tgz'],
  ['link:tool', 'tool'],
  ['portal:tool', 'tool'],
  ['./tool', './tool'],
  ['../tool', '../tool'],
  ['/srv/tool', '/srv/tool'],
  ['~/tool', '~/tool']
])('%s is a local path', (text, path) => {
  expect(addressOf(text)).toEqual({ kind: 'local', path })
})

test.each([
  '1.0.0',
  '^1.0.0',
  'latest',
  '',
  '*',
  'npm:tool@1.0.0',
  'https://',
  'git+https://user:secret/x@git.example/y'
])('%j is no address', (text) => {
  expect(addressOf(text)).toBeUndefined()
})

test.each([
  ['acme/tool', { kind: 'git', url: 'git+https://github.com/acme/tool.git' }],
  ['acme/tool#v1', { kind: 'git', url: 'git+https://github.com/acme/tool.git@v1' }],
  ['npm:@acme/tool@1', undefined],
  ['>=1 <2 || 3', undefined],
  ['@acme/tool', undefined]
])('as a range %s is %j', (range, address) => {
  expect(addressOfRange(range)).toEqual(address)
})

test.each([
  ['slashes behind', `github:acme/tool${'/'.repeat(4000)}`, 'git+https://github.com/acme/tool.git'],
  ['at signs', `git+https://${'@'.repeat(4000)}git.example/t.git`, 'git+https://git.example/t.git'],
  ['at signs and no path', `git+https://${'@'.repeat(4000)}`, undefined],
  [
    'slashes within',
    `git://git.example/${'/x'.repeat(2000)}`,
    `git+https://git.example/${'x/'.repeat(1999)}x`
  ]
])('reads thousands of %s', (_, text, url) => {
  expect(addressOf(text)).toEqual(url && { kind: 'git', url })
})

test.each(['github:acme/', 'git+https://git.example/', 'https://files.example/', 'file:'])(
  'what is longer than an address is none: %s',
  (start) => {
    expect(addressOf(start + 'a'.repeat(40_000))).toBeUndefined()
    expect(addressOfRange(start + 'a'.repeat(40_000))).toBeUndefined()
  }
)

const scheme = fc.constantFrom('https://', 'http://', 'git+ssh://', 'git+https://', 'git://', 'ssh://')
const piece = fc.string({ unit: fc.constantFrom(...'ab@:/#?.%\n ~') })

test('no secret leaves through an address, whatever stands around it', () => {
  fc.assert(
    fc.property(scheme, piece, piece, (start, user, rest) => {
      const secret = `${start}${user.replace(/[/#?]/g, '')}:SECRET@git.example/${rest}`
      const given = JSON.stringify(addressOf(secret) ?? '')
      expect(given).not.toContain('SECRET')
    })
  )
})
