/** What holds other files and is opened for them. */
export type Container = 'gzip' | 'brotli' | 'tar' | 'zip'

/** How many bytes of a file `containerOf` wants to see. */
export const HEAD = 512

const CLOSED: readonly (readonly [readonly number[], string])[] = [
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'Zstandard'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[...Buffer.from('!<arch>\ndebian-binary')], 'a Debian package'],
  [[0xed, 0xab, 0xee, 0xdb], 'an RPM package']
]

/** By the first bytes; Brotli has none of its own and goes by its name. Undefined for a file that is none of these. */
export function containerOf(path: string, head: Uint8Array): Container | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip'
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip'
  if (startsWith(head.subarray(257), [...Buffer.from('ustar')])) return 'tar'
  return /\.br$/i.test(path) ? 'brotli' : undefined
}

/** The name of a packing that this program cannot open. */
export function closedFormat(head: Uint8Array): string | undefined {
  return CLOSED.find(([magic]) => startsWith(head, magic))?.[1]
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}
