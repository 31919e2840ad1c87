/** Bytes of a stream, taken in the pieces that a format asks for. */
export interface ByteReader {
  /** Exactly `count` bytes, fewer only at the end. */
  take(count: number): Promise<Uint8Array>
  /** The next `count` bytes as they come; ends early at the end of the stream. What is not read of it is passed over by `finish`. */
  stream(count: number): AsyncGenerator<Uint8Array>
  /** Passes over what the last `stream` left. False when the stream ended first. */
  finish(): Promise<boolean>
  /** All that is left. */
  rest(): AsyncGenerator<Uint8Array>
  /** Ends the source, whatever is left of it. */
  close(): Promise<void>
}

export function byteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const source = chunks[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  let owed = 0
  const next = async (most: number): Promise<Uint8Array | undefined> => {
    while (held.length === 0) {
      const item = await source.next()
      if (item.done === true) return undefined
      held = item.value
    }
    const piece = held.subarray(0, most)
    held = held.subarray(piece.length)
    return piece
  }
  return {
    async take(count) {
      const whole = new Uint8Array(count)
      let length = 0
      while (length < count) {
        const piece = await next(count - length)
        if (piece === undefined) return whole.subarray(0, length)
        whole.set(piece, length)
        length += piece.length
      }
      return whole
    },
    async *stream(count) {
      owed = count
      while (owed > 0) {
        const piece = await next(owed)
        if (piece === undefined) return
        owed -= piece.length
        yield piece
      }
    },
    async finish() {
      while (owed > 0) {
        const piece = await next(owed)
        if (piece === undefined) return false
        owed -= piece.length
      }
      return true
    },
    async *rest() {
      for (let piece = await next(Infinity); piece !== undefined; piece = await next(Infinity)) yield piece
    },
    async close() {
      await source.return?.()
    }
  }
}

/** All bytes together; undefined when there are more than `most`. */
export async function together(
  chunks: AsyncIterable<Uint8Array>,
  most: number
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length > most) return undefined
  }
  return new Uint8Array(Buffer.concat(parts, length))
}
