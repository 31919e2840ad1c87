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
const build = (file: string) => {
  const address = `https://${publicHost}/a/-/${file}`
  return sourceOf('a', { version: '1.0.0+x', resolved: address }, wanted, registries)
}

describe('registriesOf', () => {
  test('knows the public hosts and those that the policy adds, in any case, and no others', () => {
    expect(registries.isPublic(publicHost)).toBe(true)
    expect(registries.isPublic(publicHost.toUpperCase())).toBe(true)
    expect(registries.isPublic('mirror.example')).toBe(true)
    expect(registriesOf(['Mirror.Example']).isPublic('mirror.example')).toBe(true)
    expect(registries.isPublic('registry.example')).toBe(false)
    expect(registries.isPublic(`${publicHost}.example`)).toBe(false)
    expect(registries.isPublic(`${publicHost}:8443`)).toBe(true)
    expect(registries.isPublic(`${publicHost}.`)).toBe(true)
    expect(registries.isPublic(`${publicHost.toUpperCase()}.:8443`)).toBe(true)
    expect(registries.isPublic('mirror.example.')).toBe(true)
    expect(registries.isPublic('mirror.example:8443')).toBe(false)
    expect(registriesOf(['mirror.example:8443']).isPublic('mirror.example:8443')).toBe(true)
    expect(registriesOf(['mirror.example:8443']).isPublic('mirror.example')).toBe(false)
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
    ['@s/a', `https://${publicHost}/@s/a/download/@s/a-1.0.0.tgz?cache=0&x=%2f..`],
    ['a', `https://${publicHost}/packages/a/1.0.0/a-1.0.0.tgz`],
    ['@s/a', `https://${publicHost}/packages/%40s%2Fa/-/a-1.0.0.tgz`],
    ['a', `https://${publicHost}//a//-/a-1.0.0.tgz`],
    ['a', `HTTPS://${publicHost.toUpperCase()}/a/-/a-1.0.0.tgz`]
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
    ['no file', 'a', '/a'],
    ['another package in the same folder', 'a', '/a/-/evil/-/a-1.0.0.tgz'],
    ['more behind', 'a', '/a/-/a-1.0.0.tgz/'],
    ['a file that only ends like it', 'a', '/a/-/evil-a-1.0.0.tgz'],
    ['a file that only ends like it, at a mirror', 'a', '/a/download/evil/a-1.0.0.tgz'],
    ['a version that only ends like it', 'a', '/a/-/a-2.0.0-a-1.0.0.tgz'],
    ['something behind encoded steps', 'a', '/a%2f..%2fevil/-/a-1.0.0.tgz'],
    ['something behind encoded slashes', 'a', '/a%2F-%2Fa-1.0.0.tgz'],
    ['something behind encoded backslashes', 'a', '/a/-/..%5c..%5Cevil/a-1.0.0.tgz'],
    ['another letter case of the file', 'a', '/a/-/a-1.0.0.TGZ'],
    ['a version with a letter before it', 'a', '/a/-/a-v1.0.0.tgz'],
    ['a version with more behind it', 'a', '/a/-/a-1.0.0+x.tgz'],
    ['a repository', 'a', '/a/-/a-1.0.0.tgz.mov']
  ])('an address of a public registry that names %s is only an address', (_, name, path) => {
    expect(origin(name, `https://${publicHost}${path}`)).toMatchObject({
      origin: 'url',
      source: `https://${publicHost}${path}`,
      misdirected: true
    })
  })

  test.each([
    ['a port', `https://${publicHost}:8443/evil/-/evil-1.0.0.tgz`, 'url'],
    ['a dot behind', `https://${publicHost}./evil/-/evil-1.0.0.tgz`, 'url'],
    ['capitals', `HTTPS://${publicHost.toUpperCase()}/evil/-/evil-1.0.0.tgz`, 'url'],
    ['steps that lead back', `https://${publicHost}/evil/../a/-/a-1.0.0.tgz`, 'url'],
    ['backslashes', `https://${publicHost}\\a/-/a-1.0.0.tgz`, 'url'],
    ['white space', ` https://${publicHost}/evil/-/evil-1.0.0.tgz`, 'url'],
    ['the protocol of a repository', `git+https://${publicHost}/a/-/a-1.0.0.tgz`, 'git'],
    ['the end of a repository', `https://${publicHost}:8443/a.git`, 'git']
  ])('a public registry is known behind %s', (_, resolved, kind) => {
    expect(origin('a', resolved)).toMatchObject({ origin: kind, misdirected: true })
    expect(
      sourceOf('a', locked(undefined), { wanted: true, address: resolved.trim() }, registries)
    ).toMatchObject({
      misdirected: true
    })
  })

  test('registries leave build metadata out of the names of files', () => {
    expect(build('a-1.0.0.tgz')).not.toHaveProperty('misdirected')
    expect(build('a-1.0.0+x.tgz')).not.toHaveProperty('misdirected')
    expect(build('a-1.0.0+y.tgz')).toHaveProperty('misdirected', true)
    expect(build('a-1.0.1.tgz')).toHaveProperty('misdirected', true)
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

  test('but not among version ranges, which the registry answers', () => {
    const asked = { wanted: true, address: 'file:../a', ranged: true }
    expect(sourceOf('a', locked(undefined), asked, registries)).toMatchObject({ origin: 'public-registry' })
  })

  test('a packed package in the repository is not taken for the project, a folder is', () => {
    expect(origin('a', 'file:a-1.0.0.tgz')).toEqual({ origin: 'url', source: 'file:a-1.0.0.tgz' })
    expect(origin('a', 'file:../a')).toEqual({ origin: 'first-party' })
  })

  test('what is not understood is neither public nor a registry', () => {
    expect(origin('a', 'whatever')).toEqual({ origin: 'url' })
    expect(origin('a', '')).toEqual({ origin: 'url' })
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
