import { afterAll, describe, expect, test } from '@jest/globals'
import { blobId } from '../../src/shell/blob-id.ts'
import { apiSnapshot } from '../../src/shell/snapshot-api.ts'
import { connected, stopAll } from '../support/connected.ts'

afterAll(stopAll)

const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)
const binary = Uint8Array.from({ length: 1000 }, (_, i) => (i * 7) % 256)
const files = {
  'package-lock.json': '\uFEFF{"ü":1}',
  'app/data.bin': binary,
  'app/empty': '',
  'app/link': { link: '../package-lock.json' },
  sub: { submodule: 'c'.repeat(40) }
}

describe('a commit', () => {
  test('is listed in one call, with modes, ids and sizes', async () => {
    const { fake, github } = await connected({ commits: { [HEAD]: files } })
    const snapshot = apiSnapshot(github, HEAD)
    const [first, again] = await Promise.all([snapshot.list(), snapshot.list()])
    expect(again).toBe(first)
    expect(first.problems).toEqual([])
    expect(first.files.map(({ path, mode, size }) => [path, mode, size])).toEqual([
      ['app/data.bin', '100644', 1000],
      ['app/empty', '100644', 0],
      ['app/link', '120000', 20],
      ['package-lock.json', '100644', 11],
      ['sub', '160000', undefined]
    ])
    expect(fake.operations).toEqual({ 'git/get-tree': 1 })
    expect(fake.problems).toEqual([])
  })

  test('is read byte for byte, and each blob once for both sides', async () => {
    const { fake, github } = await connected({ commits: { [HEAD]: files, [BASE]: files } })
    for (const commit of [HEAD, BASE]) {
      const snapshot = apiSnapshot(github, commit)
      for (const entry of (await snapshot.list()).files.filter(({ mode }) => mode === '100644')) {
        expect(blobId(await snapshot.read(entry))).toBe(entry.blob)
      }
    }
    expect(fake.operations).toEqual({ 'git/get-tree': 2, 'git/get-blob': 3 })
    expect(fake.problems).toEqual([])
  })

  test('that is gone rejects, and so does a blob that is gone, too large or not what it says', async () => {
    const { fake, github } = await connected({ commits: { [HEAD]: files } })
    await expect(apiSnapshot(github, BASE).list()).rejects.toThrow(/Not Found/)
    const snapshot = apiSnapshot(github, HEAD)
    const entry = { path: 'x', mode: '100644', blob: BASE }
    await expect(snapshot.read(entry)).rejects.toThrow(/Not Found/)
    await expect(snapshot.read({ ...entry, size: 60 * 1024 * 1024 })).rejects.toThrow(/larger than 50 MiB/)
    expect(fake.operations).toEqual({ 'git/get-tree': 1, 'git/get-blob': 1 })
    expect(fake.problems).toEqual([])
  })
})

describe('a listing that GitHub cuts short', () => {
  const tree = {
    'package-lock.json': '{}',
    'a/package-lock.json': '1',
    'a/node_modules/x/package.json': '2',
    'b/c/package-lock.json': '3',
    'b/node_modules/y/package.json': '4'
  }
  const paths = [
    'a/node_modules/x/package.json',
    'a/package-lock.json',
    'b/c/package-lock.json',
    'package-lock.json'
  ]

  test('is walked folder by folder, without installed packages', async () => {
    const { fake, github } = await connected({ commits: { [HEAD]: tree }, truncated: ['', 'b'] })
    const listing = await apiSnapshot(github, HEAD).list()
    expect(listing.files.map(({ path }) => path)).toEqual(paths)
    expect(listing.problems).toEqual([])
    // Whole, root, a whole, b whole, b, b/c whole.
    expect(fake.operations).toEqual({ 'git/get-tree': 6 })
    expect(fake.problems).toEqual([])
  })

  test('asks for an equal folder of the other side no second time', async () => {
    const { fake, github } = await connected({
      commits: { [HEAD]: tree, [BASE]: { ...tree, 'package-lock.json': '{"old":1}' } },
      truncated: ['']
    })
    await apiSnapshot(github, HEAD).list()
    const before = fake.calls.length
    await apiSnapshot(github, BASE).list()
    expect(fake.calls.length - before).toBe(2)
  })

  test('ends after a bounded number of calls and says what is missing', async () => {
    const wide = Object.fromEntries(
      Array.from({ length: 80 }, (_, i) => [`f${100 + i}/package-lock.json`, `${i}`])
    )
    const { fake, github } = await connected({ commits: { [HEAD]: wide }, truncated: [''] })
    const { files: found, problems } = await apiSnapshot(github, HEAD).list()
    expect(fake.operations['git/get-tree']).toBe(61)
    expect(found).toHaveLength(59)
    expect(problems).toHaveLength(21)
    expect(problems[0]).toMatchObject({ code: 'listing-truncated', where: { path: 'f159/' } })
  })
})
