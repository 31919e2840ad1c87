import { expect, test } from '@jest/globals'
import { kindOf } from '../../src/inspect/kind.ts'

const pe = Buffer.alloc(512)
pe.write('MZ')
pe.writeUInt32LE(0x80, 60)
const text = Buffer.from(
  'MZ is how this poem begins, and it goes on for more than sixty-four letters, as poems do.'
)

const rows: readonly (readonly [string, Uint8Array | string, string])[] = [
  ['a.node', '\x7fELF', 'elf'],
  ['a.wasm', '\0asm', 'wasm'],
  ['a.dylib', '\xcf\xfa\xed\xfe', 'mach-o'],
  ['a.dylib', '\xca\xfe\xba\xbe\0\0\0\x02', 'mach-o'],
  ['A.class', '\xca\xfe\xba\xbe\0\0\0\x41', 'other'],
  ['a.a', '!<arch>\n', 'library'],
  ['a.dll', pe, 'pe'],
  ['a.md', text, 'other'],
  ['a.mjs', 'x', 'script'],
  ['a.js', '\x7fELF', 'elf'],
  ['a.wasm', '', 'other'],
  ['a.wasm', '\0as', 'other']
]

test.each(rows)('%s %j is %s', (path, bytes, kind) => {
  expect(kindOf(path, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)).toBe(kind)
})
