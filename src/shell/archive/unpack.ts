import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflateRaw } from 'node:zlib'

const MAKE = { gzip: createGunzip, brotli: createBrotliDecompress, deflate: createInflateRaw }

/** The bytes behind a compression, as they come; nothing more is unpacked than is read. Rejects when they are damaged. */
export async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  method: keyof typeof MAKE
): AsyncGenerator<Uint8Array> {
  const stream: Transform = MAKE[method]({ chunkSize: 256 * 1024 })
  // What goes wrong on the way destroys the stream, and reading it rejects with the same error.
  const fed = pipeline(Readable.from(chunks, { objectMode: true }), stream).catch(() => undefined)
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk
  } finally {
    stream.destroy()
    await fed
  }
}
