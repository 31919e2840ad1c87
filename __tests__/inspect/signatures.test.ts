// What must hold of src/inspect/signatures.json: each signature speaks for its own sample and for no other's.
import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { bookOf } from '../../src/inspect/book.ts'
import { inspectFile } from '../../src/inspect/file.ts'
import { signatures } from '../../src/inspect/signature.ts'
import { byCodeUnit } from '../../src/text/order.ts'
import { cutAt, elf, wasm } from './make.ts'

const book = bookOf(signatures)

async function found(bytes: Uint8Array, path = 'lib/x.node'): Promise<string[]> {
  const { matches } = await inspectFile(path, cutAt(bytes, []), book)
  return matches.map((m) => m.signature.id)
}

const strings = signatures.flatMap((s) => s.strings.map((all) => ({ id: s.id, all, signature: s })))

describe('the file', () => {
  test('sorted by id, each id once', () => {
    const ids = signatures.map((s) => s.id)
    expect(ids).toEqual([...new Set(ids)].sort(byCodeUnit))
  })

  test.each(signatures.map((s) => [s.id, s] as const))('%s is whole', (_, s) => {
    const { id, relation, strings: ways, near, meaning, unlike, seen_in, not_in } = s
    expect(s.standards.filter((name) => !existsSync(`src/standards/data/standards/${name}.json`))).toEqual([])
    expect(s.standards.length * ways.length * near.length).toBeGreaterThan(0)
    expect({ id, relation }).toEqual({ id, relation: 'bundles' })
    expect(
      [...ways.flat(), ...near, ...(s.without ?? [])].filter((text) => !/^[ -~]{4,}$/.test(text))
    ).toEqual([])
    // A short string alone is in every large file by chance.
    expect(ways.filter((all) => all.join('').length < 10)).toEqual([])
    expect([meaning, unlike].filter((text) => text.length < 20 || text.endsWith('.'))).toEqual([])
    expect(
      [...seen_in, ...not_in].filter((text) => !/^pkg:(npm|pypi)\/[^\s@]+@\d[^\s@]*$/.test(text))
    ).toEqual([])
    expect(seen_in.filter((name) => not_in.includes(name))).toEqual([])
  })
})

describe('a sample of each', () => {
  test.each(strings)('$id by $all', async ({ id, all }) => {
    expect(await found(elf('.text', ...all, '.data'))).toContain(id)
    expect(await found(wasm(...all.toReversed()))).toContain(id)
  })

  test.each(signatures.map((s) => [s.id, s] as const))('%s is not what looks like it', async (_, s) => {
    expect(await found(elf(...s.near))).toEqual([])
  })

  test.each(strings.filter(({ all }) => all.length > 1))('$id needs all of $all', async ({ id, all }) => {
    for (const left of all) expect(await found(elf(...all.filter((text) => text !== left)))).not.toContain(id)
  })

  test.each(strings.flatMap((s) => (s.signature.without ?? []).map((name) => ({ ...s, name }))))(
    '$id is elsewhere when $name is loaded',
    async ({ id, all, name }) => {
      expect(await found(elf(...all, `${name}0`))).not.toContain(id)
    }
  )
})

test('a text that names the strings is no binary', async () => {
  const text = signatures.flatMap((s) => s.strings.flat()).join('\n')
  expect(await found(Buffer.from(text.padStart(9000)), 'README.md')).toEqual([])
  expect(await found(Buffer.from(`const a = "${text.padStart(9000)}"`), 'index.js')).toEqual([])
})
