import { describe, expect, test } from '@jest/globals'
import { shippedBy, sourceOf, type Wanted } from '../../../src/inventory/npm/source.ts'
import { registriesOf } from '../../../src/inventory/registries.ts'

const registries = registriesOf(['mirror.example'])
// No host of a registry is written out, here or anywhere.
const publicHost = ['registry', 'npmjs', 'org'].join('.')
const wanted: Wanted = { wanted: true, address: undefined }
const locked = (resolved: string | undefined) => ({ resolved, version: '1.0.0' })
const origin = (name: string, resolved: string, asked = wanted) =>
  sourceOf(name, locked(resolved), asked, registries)

describe('registriesOf', () => {
  test('knows the public hosts and those that the policy adds, in any case, and no others', () => {
    expect(registries.isPublic(publicHost)).toBe(true)
    expect(registries.isPublic(publicHost.toUpperCase())).toBe(true)
    expect(registries.isPublic('mirror.example')).toBe(true)
    expect(registriesOf(['Mirror.Example']).isPublic('mirror.example')).toBe(true)
    expect(registries.isPublic('registry.example')).toBe(false)
    expect(registries.isPublic(`${publicHost}.example`)).toBe(false)
    expect(registries.isPublic(`${publicHost}:8443`)).toBe(false)
    expect(registries.isPublic('')).toBe(false)
  })
})

describe('sourceOf', () => {
  test('takes no address for the public registry', () => {
    expect(sourceOf('a', locked(undefined), wanted, registries)).toEqual({
      origin: 'public-registry',
      qualifiers: {}
    })
  })

  test.each([
    ['a', `https://${publicHost}/a/-/a-1.0.0.tgz`],
    ['a', `http://${publicHost}/a/-/a-1.0.0.tgz#0123`],
    ['@s/a', `https://${publicHost}/@s/a/-/a-1.0.0.tgz`],
    ['@s/a', `https://user:secret@${publicHost}/@s%2fa/-/a-1.0.0.tgz?x=y`],
    ['a', `https://${publicHost}/a/download/a-1.0.0.tgz`],
    ['a', `https://${publicHost}/packages/a/1.0.0/a-1.0.0.tgz`]
  ])('%s from %s is public', (name, resolved) => {
    expect(origin(name, resolved)).toEqual({
      origin: 'public-registry',
      qualifiers: {},
      registry: publicHost
    })
  })

  test.each([
    ['another package', 'a', '/evil/-/evil-1.0.0.tgz'],
    ['another version', 'a', '/a/-/a-1.0.1.tgz'],
    ['another scope', '@s/a', '/@t/a/-/a-1.0.0.tgz'],
    ['a longer name', 'a', '/aa/-/a-1.0.0.tgz'],
    ['no file', 'a', '/a']
  ])('an address of a public registry that names %s is only an address', (_, name, path) => {
    expect(origin(name, `https://${publicHost}${path}`)).toMatchObject({
      origin: 'url',
      source: `https://${publicHost}${path}`
    })
  })

  test('a host that is not public is a registry when a version range leads to it, or its address looks like one', () => {
    const odd = 'https://registry.example/download/a/0123'
    const usual = 'https://registry.example/npm/a/-/a-1.0.0.tgz'
    const unwanted = { wanted: false, address: undefined }
    expect(origin('a', odd)).toMatchObject({ origin: 'other-registry', registry: 'registry.example' })
    expect(origin('a', usual, unwanted)).toMatchObject({
      origin: 'other-registry',
      qualifiers: { repository_url: 'https://registry.example/npm' }
    })
    expect(origin('a', odd, unwanted)).toMatchObject({ origin: 'url' })
    expect(origin('a', usual, { wanted: true, address: usual })).toMatchObject({ origin: 'url' })
  })

  test('an address that is asked for and not locked counts', () => {
    const asked = { wanted: true, address: 'github:acme/a' }
    expect(sourceOf('a', locked(undefined), asked, registries)).toMatchObject({ origin: 'git' })
  })

  test('a packed package in the repository is not taken for the project, a folder is', () => {
    expect(origin('a', 'file:a-1.0.0.tgz')).toEqual({ origin: 'url', source: 'file:a-1.0.0.tgz' })
    expect(origin('a', 'file:../a')).toEqual({ origin: 'first-party' })
  })

  test('what is not understood is neither public nor a registry', () => {
    expect(origin('a', 'whatever')).toEqual({ origin: 'url' })
  })
})

test('what is shipped is as private as its archive, never less', () => {
  const shared = sourceOf('a', locked(undefined), wanted, registries)
  const hidden = origin('b', 'https://registry.example/b/-/b-1.0.0.tgz')
  const git = origin('c', 'github:acme/c')
  expect(shippedBy(hidden, shared)).toBe(hidden)
  expect(shippedBy(git, shared)).toBe(git)
  expect(shippedBy(shared, hidden)).toBe(hidden)
  expect(shippedBy(shared, shared)).toBe(shared)
})
