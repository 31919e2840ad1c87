import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { formats, takeInventory } from '../../src/inventory/index.ts'
import { filesIn, options, plain, snapshotOf } from './snapshot.ts'

// Every folder `fixtures/<format>/<case>` is a repository of its own; `expected.json` is the inventory of it.
// UPDATE_GOLDENS=1 writes what is read now: look at the difference before you commit it.
const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const cases = readdirSync(fixtures).flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => ({ format, name, folder: join(fixtures, format, name) }))
)

describe.each(cases)('$format: $name', ({ folder }) => {
  const files = filesIn(folder)
  files.delete('expected.json')
  files.delete('README.md')
  const golden = join(folder, 'expected.json')

  test('gives the expected inventory', async () => {
    const found = `${JSON.stringify(plain(await takeInventory(snapshotOf(files), options())), null, 2)}\n`
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, found)
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : 'there is no expected.json').toBe(found)
  })

  test('names no registry', () => {
    for (const [path, text] of files)
      expect(`${path}: ${text.toString()}`).not.toMatch(/registry\.(?!example)[a-z]+\./)
  })
})

test('every format has fixtures, and every folder of fixtures a format', () => {
  const ids = formats.map((format) => format.id)
  const folders = readdirSync(fixtures)
  expect(ids.filter((id) => !folders.some((folder) => folder.startsWith(id)))).toEqual([])
  expect(folders.filter((folder) => !ids.some((id) => folder.startsWith(id)))).toEqual([])
})

test('every file that holds a format is in the list of formats', () => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../src/inventory')
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const holding = files.filter((file) =>
    /^export const \w+: Format = /m.test(readFileSync(join(folder, file), 'utf8'))
  )
  expect(holding.map((file) => file.replace('.ts', '')).sort()).toEqual(
    formats.map((format) => format.id).sort()
  )
})
