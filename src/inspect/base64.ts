/** A run of base64 inside a script, as it comes. */
export interface Piece {
  /** Where the run begins, in bytes from the start of the script. */
  readonly at: number
  readonly bytes: Uint8Array
  /** The first piece of its run. */
  readonly first: boolean
}

interface Run {
  readonly at: number
  /** Bits that make no whole byte yet, and how many. */
  held: number
  bits: number
  /** It is long enough, and part of it has been given. */
  given: boolean
}

/** Decoded bytes: what is shorter is a word of the program, and holds nothing. */
const SHORTEST = 48
const QUOTES = new Set([...'"\'`,'].map((c) => c.charCodeAt(0)))
const VALUE = values()

/**
 * Finds base64 in the text of a script and decodes it piece by piece (https://www.rfc-editor.org/rfc/rfc4648): what begins at a
 * quote, or at the comma of a data address, and ends at the first character that is none. That is how WebAssembly, and the
 * memory of what was compiled to JavaScript, are kept in scripts.
 */
export function newBase64Finder(): (script: Uint8Array) => readonly Piece[] {
  let offset = 0
  let run: Run | undefined
  let kept: Uint8Array = new Uint8Array()
  return (script) => {
    const pieces: Piece[] = []
    const decoded = new Uint8Array(kept.length + Math.ceil((script.length * 3) / 4) + 4)
    decoded.set(kept)
    let start = 0
    let end = kept.length
    const give = () => {
      if (run === undefined || end === start || (!run.given && end - start < SHORTEST)) return
      pieces.push({ at: run.at, bytes: decoded.subarray(start, end), first: !run.given })
      run.given = true
      start = end
    }
    for (let i = 0; i < script.length; i++) {
      const byte = script[i] ?? 0
      const value = VALUE[byte] ?? -1
      if (run !== undefined && value >= 0) {
        run.held = ((run.held << 6) | value) & 0xffff
        run.bits += 6
        if (run.bits >= 8) {
          run.bits -= 8
          decoded[end++] = (run.held >> run.bits) & 255
        }
        continue
      }
      give()
      start = end
      run = QUOTES.has(byte) ? { at: offset + i + 1, held: 0, bits: 0, given: false } : undefined
    }
    give()
    kept = decoded.slice(start, end)
    offset += script.length
    return pieces
  }
}

function values(): Int8Array {
  const table = new Int8Array(256).fill(-1)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i
  return table
}
