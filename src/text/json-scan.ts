// The characters that give JSON its structure, and how to step over a string. https://www.rfc-editor.org/rfc/rfc8259
export const QUOTE = 34
export const BACKSLASH = 92
export const COMMA = 44
export const COLON = 58
export const OPEN_BRACE = 123
export const CLOSE_BRACE = 125
export const OPEN_BRACKET = 91
export const CLOSE_BRACKET = 93

/** Offset of the quote that closes the string whose opening quote is at `start`; the text's length when none does. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end >= 0) {
    let slashes = end
    while (text.charCodeAt(slashes - 1) === 92) slashes--
    if ((end - slashes) % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/** Space, tab, line feed, carriage return: all that JSON lets stand between its tokens. */
export function skipSpace(text: string, start: number): number {
  let at = start
  for (let c = text.charCodeAt(at); c === 32 || c === 10 || c === 13 || c === 9; c = text.charCodeAt(at)) at++
  return at
}
