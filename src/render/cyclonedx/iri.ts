const address = /^(?:git\+)?(https?|ssh|git):\/\/((?:[\w.~-]+@)?[a-z0-9.-]+(?::\d{1,5})?)((?:[/?#].*)?)$/i

/** A longer address is no place to download from. */
const longest = 2000

/**
 * The address of a source as CycloneDX takes it, an IRI of a registered scheme (https://www.rfc-editor.org/rfc/rfc3987):
 * without npm's `git+`, every other character that no address may hold percent-encoded. Nothing for what is no address.
 */
export function iri(text: string): string | undefined {
  if (text.length > longest) return undefined
  const [, scheme, authority, rest] = address.exec(text) ?? []
  if (scheme === undefined || authority === undefined || rest === undefined || /[\ud800-\udfff]/u.test(rest))
    return undefined
  return `${scheme.toLowerCase()}://${authority}${encoded(rest)}`
}

function encoded(rest: string): string {
  return rest
    .replace(/[^\w\-.~!$&()*+,;=:@/?#%]/gu, encodeURIComponent)
    .replace(/'/g, '%27')
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/(?<=#.*)#/g, '%23')
}
