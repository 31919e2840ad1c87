import { createHash } from 'node:crypto'

/** git's id of a file with these bytes; `length` is that of the ids in use: 40 (SHA-1) or 64 (SHA-256). */
export function blobId(bytes: Uint8Array, length = 40): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
