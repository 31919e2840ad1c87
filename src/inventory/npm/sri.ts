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
    const hex = hexOfBase64(token.slice(dash + 1), known.bytes)
    if (hex === undefined) return undefined
    if (!hashes.some((hash) => hash.alg === known.alg && hash.hex === hex))
      hashes.push({ alg: known.alg, hex })
  }
  if (hashes.length === 0) return undefined
  return hashes.length === 1 ? hashes : sortedBy(hashes, (hash) => `${hash.alg} ${hash.hex}`)
}

/** Two base64 digits are twelve bits, and those are three hexadecimal digits. */
const HEX_OF_PAIR: readonly string[] = Array.from({ length: 4096 }, (_, bits) =>
  bits.toString(16).padStart(3, '0')
)
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)))

/** So many bytes as lower-case hexadecimal; undefined when the text is not the base64 of so many. */
function hexOfBase64(text: string, bytes: number): string | undefined {
  const digits = /^([A-Za-z0-9+/]+)={0,2}(?:\?.*)?$/s.exec(text)?.[1]
  if (digits?.length !== Math.ceil((bytes * 4) / 3)) return undefined
  let hex = ''
  for (let i = 0; i < digits.length; i += 2) {
    const low = i + 1 < digits.length ? VALUES[digits.charCodeAt(i + 1)]! : 0
    hex += HEX_OF_PAIR[(VALUES[digits.charCodeAt(i)]! << 6) | low]!
  }
  return hex.slice(0, bytes * 2)
}
