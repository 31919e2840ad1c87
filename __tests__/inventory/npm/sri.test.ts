import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hashesOfSri } from '../../../src/inventory/npm/sri.ts'

const names = [
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
  ['md5', 'MD5']
] as const

test('gives the digests in hexadecimal, sorted, for any content', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.shuffledSubarray([...names], { minLength: 1 }), (bytes, chosen) => {
      const sri = chosen
        .map(([name]) => `${name}-${createHash(name).update(bytes).digest('base64')}`)
        .join(' ')
      const expected = chosen.map(([name, alg]) => ({
        alg,
        hex: createHash(name).update(bytes).digest('hex')
      }))
      expect(hashesOfSri(sri)).toEqual(expected.sort((a, b) => (a.alg < b.alg ? -1 : 1)))
    })
  )
})

const sha1 = 'sha1-V0yBOM4dK1hh8LRFedut1gxmFbI='
const hex = '574c8138ce1d2b5861f0b44579dbadd60c6615b2'

test.each([
  [`${sha1}?option`, [{ alg: 'SHA-1', hex }]],
  [`  ${sha1}\n${sha1} `, [{ alg: 'SHA-1', hex }]],
  [sha1.replace('sha1', 'SHA1'), [{ alg: 'SHA-1', hex }]],
  [`sha3-xyz ${sha1}`, [{ alg: 'SHA-1', hex }]],
  [sha1.replace('=', ''), [{ alg: 'SHA-1', hex }]]
])('%j', (text, hashes) => {
  expect(hashesOfSri(text)).toEqual(hashes)
})

test.each([
  '',
  'sha1',
  'sha1-',
  'sha1-!!!',
  'sha512-V0yBOM4dK1hh8LRFedut1gxmFbI=',
  `sha1-${'A'.repeat(1_000_000)}`,
  'sha9-abc',
  hex
])('gives nothing for what is broken', (text) => {
  expect(hashesOfSri(text)).toBeUndefined()
})

test('keeps two digests of one algorithm, for the caller to see', () => {
  const other = `sha1-${createHash('sha1').update('other').digest('base64')}`
  expect(hashesOfSri(`${sha1} ${other}`)).toHaveLength(2)
})

test('what is longer than any list of digests is broken', () => {
  expect(hashesOfSri(`sha1-${'A'.repeat(26)}E= `.repeat(20_000))).toBeUndefined()
})
