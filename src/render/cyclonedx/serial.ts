/** Collects the text of a document and makes its serial number. */
export interface Digest {
  add(text: string): void
  /** `urn:uuid:` of version 8, RFC 9562: the first digits of the digest. */
  serialNumber(): string | undefined
}

const enough = 65_536

/** A digest in a chain of moderate pieces, so that the document never stands in memory whole. */
export function digestOf(hash: ((text: string) => string) | undefined): Digest | undefined {
  if (hash === undefined) return undefined
  let state = ''
  let waiting: string[] = []
  let length = 0
  const close = () => {
    state = hash(state + waiting.join('\n'))
    waiting = []
    length = 0
  }
  return {
    add(text) {
      waiting.push(text)
      length += text.length
      if (length > enough) close()
    },
    serialNumber() {
      close()
      return urn(state)
    }
  }
}

function urn(hex: string): string | undefined {
  if (!/^[0-9a-f]{32}/.test(hex)) return undefined
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3)
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32)
  ]
  return `urn:uuid:${parts.join('-')}`
}

/** The texts, seen by the digest as they pass. */
export function* seen(texts: Iterable<string>, digest: Digest | undefined): Iterable<string> {
  for (const text of texts) {
    digest?.add(text)
    yield text
  }
}
