// The same bytes give the same result however they arrive.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { automatonOf } from '../../src/inspect/automaton.ts'
import { newBase64Finder } from '../../src/inspect/base64.ts'
import { bookOf } from '../../src/inspect/book.ts'
import { inspectFile } from '../../src/inspect/file.ts'
import { newSearch, TEXT } from '../../src/inspect/search.ts'
import { signatures } from '../../src/inspect/signature.ts'
import { cutAt, elf, wasm } from './make.ts'

const places = fc.array(fc.nat(), { maxLength: 12 })

function searched(patterns: readonly string[], text: string) {
  const search = newSearch(automatonOf(patterns))
  search.take(Buffer.from(text, 'latin1'))
  return Object.fromEntries([...search.end()].map(([n, { offset }]) => [patterns[n] ?? '', offset]))
}

test('every pattern is found where a plain search finds it', () => {
  const letters = fc.stringMatching(/^[ab]{1,4}$/)
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { minLength: 1, maxLength: 8 }),
      fc.stringMatching(/^[abc]{0,40}$/),
      (patterns, text) => {
        const plain = patterns.filter((p) => text.includes(p)).map((p) => [p, text.indexOf(p)])
        expect(searched(patterns, text)).toEqual(Object.fromEntries(plain))
      }
    )
  )
})

describe('the text shown of a place', () => {
  test.each([
    ['x264 - core 164\0more', 'x264 - core 164'],
    [`x264 ${'y'.repeat(500)}`, `x264 ${'y'.repeat(TEXT - 5)}`],
    ['x264 \u001b[31m', 'x264 ']
  ])('of %j is %j', (bytes, text) => {
    const search = newSearch(automatonOf(['x264 ']))
    search.take(Buffer.from(bytes, 'latin1'))
    expect(search.end().get(0)).toEqual({ offset: 0, text })
  })
})

const book = bookOf(signatures)
const samples: readonly (readonly [string, Uint8Array])[] = [
  [
    'a.node',
    elf(
      'x264 - core 164 - H.264/MPEG-4 AVC codec - Copyleft 2003',
      'libopus 1.5.2',
      'slice-segment-%d;%d',
      'ctb-row-%d'
    )
  ],
  [
    'a.js',
    Buffer.from(
      `const w = "${Buffer.from(wasm('dav1d-worker')).toString('base64')}";f('${Buffer.from(`\0\0 libopus 1.4\0${'x'.repeat(60)}`).toString('base64')}')`
    )
  ],
  ['a.txt', elf('Xiph.Org libVorbis 1.3.7')]
]

test.each(samples)('%s: cut anywhere', async (path, bytes) => {
  const whole = await inspectFile(path, cutAt(bytes, []), book)
  expect(whole.matches.length).toBeGreaterThan(0)
  await fc.assert(
    fc.asyncProperty(places, async (cuts) => {
      expect(await inspectFile(path, cutAt(bytes, cuts), book)).toEqual(whole)
    })
  )
  const every = Array.from({ length: bytes.length }, (_, i) => i)
  expect(await inspectFile(path, cutAt(bytes, every), book)).toEqual(whole)
})

test('base64 in a script is decoded from the quote on, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 60, maxLength: 200 }), fc.nat(300), (bytes, cut) => {
      const script = Buffer.from(
        `var a="b";load("data:application/wasm;base64,${Buffer.from(bytes).toString('base64')}")`
      )
      const find = newBase64Finder()
      const at = cut % script.length
      const pieces = [...find(script.subarray(0, at)), ...find(script.subarray(at))]
      expect(Buffer.concat(pieces.map((p) => p.bytes))).toEqual(Buffer.from(bytes))
      expect(pieces.map((p) => p.first)).toEqual(pieces.map((_, i) => i === 0))
      expect(pieces[0]?.at).toBe(script.indexOf('base64,') + 7)
    })
  )
})

test('a packed program says so', async () => {
  const note = '$Info: This file is packed with the UPX executable packer http://upx.sf.net $'
  const bytes = elf(note)
  expect(await inspectFile('x', cutAt(bytes, []), book)).toEqual({ kind: 'elf', matches: [], packed: true })
})
