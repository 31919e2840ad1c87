/** No name and no address in the tables is longer; what is may be a whole license text. */
const LONGEST = 500

/**
 * A license name with everything taken out that does not tell two licenses apart: case, quotes, commas, the word
 * "version", a full stop at the end. Text over 500 characters gives the empty text.
 */
export function foldName(name: string): string {
  if (name.length > LONGEST) return ''
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/licence/g, 'license')
    .replace(/["'“”‘’`,]/g, ' ')
    .replace(/\bversion\s+(?=\d)/g, '')
    .replace(/\bv\.?\s*(?=\d)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .replace(/^the /, '')
    .trim()
}

/** An address without scheme, `www.`, query, fragment, closing slashes and page suffix. Over 500 characters: the empty text. */
export function foldUrl(url: string): string {
  if (url.length > LONGEST) return ''
  return url
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/\.(html?|txt|php|md)$/, '')
}
