import type { Hash } from '../../model.ts'
import { sortedBy } from '../../text/order.ts'

const ALGORITHMS: ReadonlyMap<string, { readonly alg: Hash['alg']; readonly bytes: number }> = new Map([
  ['md5', { alg: 'MD5', bytes: 16 }],
  ['sha1', { alg: 'SHA-1', bytes: 20 }],
  ['sha256', { alg: 'SHA-256', bytes: 32 }],
  ['sha384', { alg: 'SHA-384', bytes: 48 }],
  ['sha512', { alg: 'SHA-512', bytes: 64 }]
])

/**
 * The digests of a subresource-integrity text (https://www.w3.org/TR/SRI/), sorted: `sha512-<base64>`, several separated by
 * spaces, options behind `?` left out. Algorithms that we do not know are left out; undefined when a known one is broken,
 * or there is none at all.
 */
export function hashesOfSri(integrity: string): readonly Hash[] | undefined {
  const hashes: Hash[] = []
  for (const token of integrity.split(/\s+/)) {
    const dash = token.indexOf('-')
    const known = ALGORITHMS.get(token.slice(0, Math.max(dash, 0)).toLowerCase())
    if (known === undefined) continue
    const hex = hexOfBase64(digestText(token.slice(dash + 1)))
    if (hex?.length !== known.bytes * 2) return undefined
    if (!hashes.some((hash) => hash.alg === known.alg && hash.hex === hex)) hashes.push({ alg: known.alg, hex })
  }
  if (hashes.length === 0) return undefined
  return hashes.length === 1 ? hashes : sortedBy(hashes, (hash) => `${hash.alg} ${hash.hex}`)
}

/** Without options, and no longer than the longest digest with one character too many. */
function digestText(text: string): string {
  const options = text.indexOf('?')
  return (options < 0 ? text : text.slice(0, options)).slice(0, 100)
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)))
const HEX: readonly number[] = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0))

/** Lower case; undefined when the text is no base64. */
function hexOfBase64(text: string): string | undefined {
  const codes: number[] = []
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 61) end--
  let bits = 0
  let held = 0
  for (let i = 0; i < end; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      codes.push(HEX[(bits >> (held + 4)) & 15]!, HEX[(bits >> held) & 15]!)
    }
  }
  return String.fromCharCode(...codes)
}
