import { linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { insideWorkspace, pieces, writeText } from '../../src/shell/files.ts'
import { removeTemporary, socketAt, temporaryFolder } from '../support/temporary.ts'

afterAll(removeTemporary)

async function* texts(...parts: string[]): AsyncIterable<string> {
  yield* parts
}

async function* failing(): AsyncIterable<string> {
  yield 'half'
  throw new Error('no more')
}

describe('where a path of the workflow leads', () => {
  const outside = temporaryFolder({ 'secret.json': 'secret' })
  const workspace = temporaryFolder({
    'there/x': '',
    away: { link: outside },
    loop: { link: '.' },
    file: 'a file'
  })

  test.each([
    'sbom.json',
    'there/sbom.json',
    'new/folder/sbom.json',
    './a/../sbom.json',
    join(workspace, 'sbom.json')
  ])('inside: %s', async (path) => {
    const found = await insideWorkspace(workspace, path)
    expect(found.startsWith(`${workspace}/`)).toBe(true)
    await writeText(found, 'text')
    expect(readFileSync(found, 'utf8')).toBe('text')
  })

  test.each([
    '../sbom.json',
    '/sbom.json',
    '.',
    '',
    '..',
    'there/../../x',
    'away/sbom.json',
    'away/new/sbom.json',
    'loop/sbom.json',
    'file/sbom.json'
  ])('refused: %j', async (path) => {
    await expect(insideWorkspace(workspace, path)).rejects.toThrow(
      /not a file inside|leaves the workspace|leads through a file/
    )
  })

  test('nothing was made outside', () => {
    expect(readdirSync(outside)).toEqual(['secret.json'])
  })
})

describe('a file', () => {
  test('is written in pieces, in place of what was there', async () => {
    const folder = temporaryFolder({ 'a.json': 'old' })
    await writeText(join(folder, 'a.json'), texts('{', '"ü":', '1}'))
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{"ü":1}')
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  test('of another name that is linked to it keeps its text', async () => {
    const folder = temporaryFolder({ 'a.json': 'old' })
    linkSync(join(folder, 'a.json'), join(folder, 'b.json'))
    await writeText(join(folder, 'a.json'), 'new')
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe('old')
  })

  test('stays as it was when the text fails half way', async () => {
    const folder = temporaryFolder({ 'a.json': 'old' })
    await expect(writeText(join(folder, 'a.json'), failing())).rejects.toThrow('no more')
    expect(readdirSync(folder)).toEqual(['a.json'])
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('old')
  })

  test('is not written through a link, to a socket or to a folder', async () => {
    const folder = temporaryFolder({ target: 'old', link: { link: 'target' }, dangling: { link: 'nowhere' } })
    await socketAt(join(folder, 'socket'))
    mkdirSync(join(folder, 'folder'))
    for (const name of ['link', 'dangling', 'socket', 'folder']) {
      await expect(writeText(join(folder, name), 'new')).rejects.toThrow(/not a regular file/)
    }
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('old')
    expect(readdirSync(folder).toSorted()).toEqual(['dangling', 'folder', 'link', 'socket', 'target'])
  })
})

test('small pieces are put together, and nothing is lost', async () => {
  const parts = Array.from({ length: 100_000 }, (_, i) => `${i},`)
  const joined: string[] = []
  for await (const piece of pieces(texts(...parts))) joined.push(piece)
  expect(joined.length).toBeLessThan(20)
  expect(joined.join('')).toBe(parts.join(''))
})
