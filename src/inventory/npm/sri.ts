import type { Hash } from '../../model.ts'
import { sortedBy } from '../../text/order.ts'

const ALGORITHMS: ReadonlyMap<string, { readonly alg: Hash['alg']; readonly bytes: number }> = new Map([
  ['md5', { alg: 'MD5', bytes: 16 }],
  ['sha1', { alg: 'SHA-1', bytes: 20 }],
  ['sha256', { alg: 'SHA-256', bytes: 32 }],
  ['sha384', { alg: 'SHA-384', bytes: 48 }],
  ['sha512', { alg: 'SHA-512', bytes: 64 }]
])

const LONGEST = 4096

/**
 * The digests of a subresource-integrity text (https://www.w3.org/TR/SRI/), sorted: `sha512-<base64>`, several separated by
 * spaces, options behind `?` left out. Algorithms that we do not know are left out; undefined when a known one is broken,
 * or there is none at all.
 */
export function hashesOfSri(integrity: string): readonly Hash[] | undefined {
  if (integrity.length > LONGEST) return undefined
  if (!/\s/.test(integrity)) {
    const hash = hashOf(integrity)
    return hash === 'unknown' || hash === undefined ? undefined : [hash]
  }
  const hashes: Hash[] = []
  for (const token of integrity.split(/\s+/)) {
    const hash = hashOf(token)
    if (hash === undefined) return undefined
    if (hash === 'unknown' || hashes.some((h) => h.alg === hash.alg && h.hex === hash.hex)) continue
    hashes.push(hash)
  }
  return hashes.length === 0 ? undefined : sortedBy(hashes, (hash) => `${hash.alg} ${hash.hex}`)
}

function hashOf(token: string): Hash | 'unknown' | undefined {
  const dash = token.indexOf('-')
  const known = dash < 0 ? undefined : ALGORITHMS.get(token.slice(0, dash).toLowerCase())
  if (known === undefined) return 'unknown'
  const hex = hexOfBase64(token.slice(dash + 1), known.bytes)
  return hex === undefined ? undefined : { alg: known.alg, hex }
}

/** Two base64 digits are twelve bits, and those are three hexadecimal digits. */
const HEX_OF_PAIR: readonly string[] = Array.from({ length: 4096 }, (_, bits) =>
  bits.toString(16).padStart(3, '0')
)
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Of what is no digit, more than any pair of them comes to. */
const NO_DIGIT = 4096
const VALUES = Uint16Array.from({ length: 128 }, (_, code) => {
  const value = DIGITS.indexOf(String.fromCharCode(code))
  return value < 0 ? NO_DIGIT : value
})
const AFTER_DIGITS = /^={0,2}(?:\?.*)?$/s

/** So many bytes as lower-case hexadecimal; undefined when the text is not the base64 of so many. */
function hexOfBase64(text: string, bytes: number): string | undefined {
  const count = Math.ceil((bytes * 4) / 3)
  if (text.length < count || !AFTER_DIGITS.test(text.slice(count))) return undefined
  let hex = ''
  for (let i = 0; i < count; i += 2) {
    const digits = HEX_OF_PAIR[(valueAt(text, i) << 6) | (i + 1 < count ? valueAt(text, i + 1) : 0)]
    if (digits === undefined) return undefined
    hex += digits
  }
  return hex.slice(0, bytes * 2)
}

function valueAt(text: string, index: number): number {
  return VALUES[text.charCodeAt(index)] ?? NO_DIGIT
}
