import { existsSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { folderSnapshot } from '../../src/shell/snapshot-folder.ts'
import { gitSnapshot, mergeBase } from '../../src/shell/snapshot-git.ts'
import {
  commitAll,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  writeFiles
} from '../support/temporary.ts'

afterAll(removeTemporary)

const binary = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256)
const files = {
  'package-lock.json': '{}\n',
  'app/package-lock.json': '{"name":"app"}\n',
  'app/ünïcode name\n.txt': 'odd\n',
  'app/data.bin': binary,
  empty: '',
  'link.json': { link: 'package-lock.json' }
}
const repository = temporaryRepository(files)

async function contents(snapshot: ReturnType<typeof folderSnapshot>): Promise<Record<string, string>> {
  const { files: entries } = await snapshot.list()
  const read = entries
    .filter((entry) => entry.mode === '100644')
    .map(async (entry) => [entry.path, Buffer.from(await snapshot.read(entry)).toString('latin1')] as const)
  return Object.fromEntries(await Promise.all(read))
}

describe('a commit', () => {
  test('is listed with modes and ids, and read byte for byte', async () => {
    const snapshot = await gitSnapshot(repository, 'main')
    expect(snapshot.id).toBe(git(repository, 'rev-parse', 'main'))
    const listing = await snapshot.list()
    expect(listing.problems).toEqual([])
    expect(listing.files.map(({ path, mode }) => [path, mode])).toEqual([
      ['app/data.bin', '100644'],
      ['app/package-lock.json', '100644'],
      ['app/ünïcode name\n.txt', '100644'],
      ['empty', '100644'],
      ['link.json', '120000'],
      ['package-lock.json', '100644']
    ])
    const read = await contents(snapshot)
    expect(read['app/data.bin']).toBe(Buffer.from(binary).toString('latin1'))
    expect(read['empty']).toBe('')
    expect(read['package-lock.json']).toBe('{}\n')
  })

  test('has the same blob ids as the folder on disk', async () => {
    const commit = await (await gitSnapshot(repository, 'HEAD')).list()
    const disk = await folderSnapshot(repository).list()
    const known = disk.files.filter(({ mode }) => mode === '100644').map(({ path, blob }) => [path, blob])
    const wanted = commit.files.filter(({ mode }) => mode === '100644').map(({ path, blob }) => [path, blob])
    expect(known).toEqual(wanted)
  })

  test('shows a subfolder as its own root', async () => {
    const snapshot = await gitSnapshot(join(repository, 'app'), 'main')
    expect(await contents(snapshot)).toMatchObject({ 'package-lock.json': '{"name":"app"}\n' })
  })

  test('of before a folder was there shows that folder empty', async () => {
    const young = temporaryRepository({ a: '1' })
    writeFiles(young, { 'new/b': '2' })
    commitAll(young)
    expect(await (await gitSnapshot(join(young, 'new'), 'HEAD~1')).list()).toEqual({
      files: [],
      problems: []
    })
  })

  test('is found by tag, branch and short id', async () => {
    git(repository, 'tag', '--annotate', '--message=one', 'v1')
    const id = git(repository, 'rev-parse', 'HEAD')
    for (const ref of ['v1', 'main', 'HEAD', id, id.slice(0, 10)]) {
      expect((await gitSnapshot(repository, ref)).id).toBe(id)
    }
  })

  test('has submodules as such', async () => {
    const outer = temporaryRepository({ a: '1' })
    git(outer, 'update-index', '--add', '--cacheinfo', `160000,${'b'.repeat(40)},sub`)
    git(outer, 'commit', '--quiet', '--message=sub')
    const { files: entries } = await (await gitSnapshot(outer, 'main')).list()
    expect(entries.find(({ path }) => path === 'sub')).toMatchObject({ mode: '160000', blob: 'b'.repeat(40) })
  })
})

describe('what is refused', () => {
  const unknown = 'a'.repeat(40)
  test.each([
    ['no-such-branch', /no commit 'no-such-branch'/],
    [unknown, /no commit 'a{40}'/],
    ['--output=/tmp/x', /not a git ref/],
    ['-h', /not a git ref/],
    ['', /not a git ref/],
    ['main:package-lock.json', /no commit/]
  ])('the ref %j', async (ref, message) => {
    await expect(gitSnapshot(repository, ref)).rejects.toThrow(message)
  })

  test('a folder that is in no repository', async () => {
    await expect(gitSnapshot(temporaryFolder(), 'main')).rejects.toThrow(/git rev-parse: fatal/)
  })

  test('a blob that is not there, and an id that is none', async () => {
    const snapshot = await gitSnapshot(repository, 'main')
    const [first] = (await snapshot.list()).files
    const entry = { path: 'x', mode: '100644' }
    await expect(snapshot.read({ ...entry, blob: unknown })).rejects.toThrow(/not in this clone/)
    await expect(snapshot.read({ ...entry, blob: 'HEAD\n' })).rejects.toThrow(/Not the id/)
    expect(await snapshot.read(first!)).toEqual(binary)
  })
})

test('the merge base is where two branches parted', async () => {
  const forked = temporaryRepository({ a: '1' })
  const start = git(forked, 'rev-parse', 'HEAD')
  git(forked, 'checkout', '--quiet', '-b', 'topic')
  writeFiles(forked, { b: '2' })
  commitAll(forked)
  git(forked, 'checkout', '--quiet', 'main')
  writeFiles(forked, { c: '3' })
  commitAll(forked)
  expect(await mergeBase(forked, 'main', 'topic')).toBe(start)
  git(forked, 'checkout', '--quiet', '--orphan', 'other')
  commitAll(forked)
  await expect(mergeBase(forked, 'main', 'other')).rejects.toThrow(/share no history/)
})

test('nothing that a repository configures is run, and no variable points elsewhere', async () => {
  const hostile = temporaryRepository({ a: '1' })
  const proof = join(hostile, 'ran')
  const script = join(hostile, '.git', 'script')
  writeFiles(hostile, { '.git/script': `#!/bin/sh\ntouch '${proof}'\n` })
  await chmod(script, 0o755)
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'diff.external',
    'core.editor',
    'filter.x.smudge'
  ]) {
    git(hostile, 'config', key, script)
  }
  git(hostile, 'config', 'core.hooksPath', join(hostile, '.git'))
  git(hostile, 'config', 'extensions.partialClone', 'origin')
  git(hostile, 'config', 'remote.origin.url', `ext::${script}`)
  git(hostile, 'config', 'remote.origin.promisor', 'true')
  git(hostile, 'config', 'protocol.ext.allow', 'always')
  writeFiles(hostile, { '.gitattributes': '* filter=x diff=x\n' })
  const blob = git(hostile, 'rev-parse', 'HEAD:a')
  await rm(join(hostile, '.git', 'objects', blob.slice(0, 2), blob.slice(2)))

  process.env['GIT_DIR'] = join(repository, '.git')
  try {
    const snapshot = await gitSnapshot(hostile, 'main')
    const { files: entries } = await snapshot.list()
    expect(entries.map(({ path }) => path)).toEqual(['a'])
    await expect(snapshot.read(entries[0]!)).rejects.toThrow(/not in this clone|ended/)
  } finally {
    delete process.env['GIT_DIR']
  }
  expect(existsSync(proof)).toBe(false)
})
