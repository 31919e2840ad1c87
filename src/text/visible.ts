/**
 * Characters that a reader cannot see or that reorder those around them: controls, unusual spaces, zero-width and bidi
 * marks, fillers, variation selectors, tags, private use, and surrogates without their other half. Written as ranges, not
 * as Unicode classes: those differ between Node versions, and the same input has to give the same bytes.
 */
const hidden =
  /[\0-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}]/gu

const plain = /^[ -~]*$/

/** Foreign text on one line with nothing hidden in it: U+202E becomes `[U+202E]`. At most `limit` UTF-16 units. */
export function visible(text: string, limit = 160): string {
  const head = cut(text, limit)
  return plain.test(head) ? head : cut(head.replace(hidden, named), limit)
}

/** The text of a JSON document with everything hidden written as an escape: it parses to the same value. */
export function visibleJson(json: string): string {
  return plain.test(json)
    ? json
    : json.replace(hidden, (character) => (character < ' ' ? character : escaped(character)))
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** At most `limit` UTF-16 units; what is cut ends in `…`, and no surrogate pair is torn. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = isHighSurrogate(text.charCodeAt(limit - 2)) ? limit - 2 : limit - 1
  return `${text.slice(0, Math.max(end, 0))}…`
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
