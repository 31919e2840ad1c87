import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { folderSnapshot } from '../../src/shell/snapshot-folder.ts'
import {
  removeTemporary,
  socketAt,
  temporaryFolder,
  temporaryRepository,
  writeFiles
} from '../support/temporary.ts'

afterAll(removeTemporary)

test('lists files by code unit, links as links, and leaves out what is not the project', async () => {
  const folder = temporaryFolder({
    'b.json': 'b',
    'a/c.json': 'c',
    'a-b.json': 'ab',
    'Z.json': 'z',
    '.git/config': 'x',
    'node_modules/x/package.json': '{}',
    'a/node_modules/y/package.json': '{}',
    'to-file': { link: 'b.json' },
    'to-folder': { link: 'a' },
    'to-outside': { link: '/' }
  })
  await socketAt(join(folder, 'socket'))
  const { files, problems } = await folderSnapshot(folder).list()
  expect(problems).toEqual([])
  expect(files.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
    '100644 Z.json',
    '100644 a-b.json',
    '100644 a/c.json',
    '100644 b.json',
    '120000 to-file',
    '120000 to-folder',
    '120000 to-outside'
  ])
})

test('a repository inside counts as a submodule', async () => {
  const folder = temporaryFolder({ a: '1', 'sub/.git': 'gitdir: elsewhere\n', 'sub/package-lock.json': '{}' })
  const { files } = await folderSnapshot(folder).list()
  expect(files.map(({ path, mode }) => [path, mode])).toEqual([
    ['a', '100644'],
    ['sub', '160000']
  ])
})

test('the blob id is that of git, and empty for what cannot be read', async () => {
  const folder = temporaryFolder({ hello: 'hello\n', gone: 'x' })
  const { files } = await folderSnapshot(folder).list()
  rmSync(join(folder, 'gone'))
  expect(files.map(({ path, blob }) => [path, blob])).toEqual([
    ['gone', ''],
    ['hello', 'ce013625030ba8dba906f756967f9e9ca394464a']
  ])
})

const entry = (path: string) => ({ path, mode: '100644', blob: '' })

test('reads what is in the folder, and nothing through a link', async () => {
  const outside = temporaryFolder({ secret: 'secret' })
  const folder = temporaryFolder({ 'a/b': 'b', link: { link: join(outside, 'secret') } })
  const snapshot = folderSnapshot(folder)
  expect(Buffer.from(await snapshot.read(entry('a/b'))).toString()).toBe('b')
  await expect(snapshot.read(entry('link'))).rejects.toThrow(/symbolic link/)
  await expect(snapshot.read(entry(`../${outside.split('/').at(-1)}/secret`))).rejects.toThrow(
    /symbolic link/
  )
  await expect(snapshot.read(entry('none'))).rejects.toThrow(/ENOENT/)

  await snapshot.list()
  rmSync(join(folder, 'a'), { recursive: true })
  writeFiles(outside, { b: 'other' })
  symlinkSync(outside, join(folder, 'a'))
  await expect(snapshot.read(entry('a/b'))).rejects.toThrow(/symbolic link/)
})

test('a folder that is reached through a link is read all the same', async () => {
  const folder = temporaryFolder({ a: '1' })
  const parent = temporaryFolder({ here: { link: folder } })
  const snapshot = folderSnapshot(join(parent, 'here'))
  const [file] = (await snapshot.list()).files
  expect(Buffer.from(await snapshot.read(file!)).toString()).toBe('1')
})

test('a folder too deep is a problem, and nothing recurses', async () => {
  const folder = temporaryFolder({ [`${'d/'.repeat(150)}package-lock.json`]: '{}' })
  const { files, problems } = await folderSnapshot(folder).list()
  expect(files).toEqual([])
  expect(problems).toMatchObject([{ code: 'listing-truncated' }])
})

test('a folder that may not be read is a problem; one that is not there is an error', async () => {
  const folder = temporaryRepository({ a: '1', 'locked/b': '2' })
  chmodSync(join(folder, 'locked'), 0o000)
  const { files, problems } = await folderSnapshot(folder).list()
  chmodSync(join(folder, 'locked'), 0o755)
  // The superuser may read everything.
  const unread = process.getuid?.() === 0 ? [] : [{ code: 'listing-truncated', where: { path: 'locked/' } }]
  expect(problems).toMatchObject(unread)
  expect(files[0]?.path).toBe('a')
  await expect(folderSnapshot(join(folder, 'none')).list()).rejects.toThrow(/not a folder/)
  await expect(folderSnapshot(join(folder, 'a')).list()).rejects.toThrow(/not a folder/)
})
