// docs/standards: made of the data, small, and with nothing in it that a flag must not say.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { all } from './built.ts'
import { FORBIDDEN, PATENT_NUMBER } from './forbidden.ts'

const FOLDER = 'docs/standards'
const pages = readdirSync(FOLDER)
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

test('the pages are what the data says', () => {
  const checked = spawnSync(process.execPath, ['scripts/standards-docs.mjs', '--check'], { encoding: 'utf8' })
  expect(checked).toMatchObject({ status: 0, stderr: '' })
})

test('one for each standard that is not clear, one for each definition, and an index', () => {
  const asked = all.ids.filter((id) => all.record(id).flag !== 'clear')
  const names = [...asked, ...all.definitionIds.map((id) => `definition-${id}`), 'README']
  expect([...pages].sort()).toEqual(names.map((name) => `${name}.md`).sort())
})

test('they are short', () => {
  expect(pages.reduce((sum, name) => sum + Buffer.byteLength(read(name)), 0)).toBeLessThan(400_000)
  for (const name of pages) expect([name, read(name).length < 40_000]).toEqual([name, true])
})

test.each(pages)('%s accuses nobody, names no patent, and links to what is there', (name) => {
  const text = read(name)
  expect(text.replaceAll('This does not say that you need a license.', '')).not.toMatch(FORBIDDEN)
  expect(text).not.toMatch(PATENT_NUMBER)
  const links = [...text.matchAll(/\]\((?!https:)([^)\s#]+)\)/g)].map((m) => m[1] ?? '')
  expect(links.filter((link) => !existsSync(join(FOLDER, link)))).toEqual([])
})

test('the index says who may object and what counts', () => {
  expect(read('README.md')).toContain('.github/ISSUE_TEMPLATE/dispute-a-flag.yml')
  expect(existsSync('.github/ISSUE_TEMPLATE/dispute-a-flag.yml')).toBe(true)
})
