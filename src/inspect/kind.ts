/** What a file is, as far as it matters here. */
export type Kind = 'elf' | 'pe' | 'mach-o' | 'wasm' | 'library' | 'script' | 'other'

/** How many bytes of a file `kindOf` wants to see. */
export const HEAD = 512

const SCRIPT = /\.[cm]?js$/i
/** Versions of Java classes begin at 45, and no universal binary holds that many architectures. */
const MAX_ARCHITECTURES = 30

/** By the first bytes; a name decides only for scripts. Short or empty input is `other`. */
export function kindOf(path: string, head: Uint8Array): Kind {
  const first = be32(head, 0)
  if (first === 0x7f454c46) return 'elf'
  if (first === 0x0061736d) return 'wasm'
  if ([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe].includes(first)) return 'mach-o'
  if (first === 0xcafebabe && be32(head, 4) < MAX_ARCHITECTURES) return 'mach-o'
  if (first === 0x213c6172 && be32(head, 4) === 0x63683e0a) return 'library'
  if (isPe(head)) return 'pe'
  return SCRIPT.test(path) ? 'script' : 'other'
}

/** "MZ" alone begins texts as well: the header has to point at a place that a second header can have. */
function isPe(head: Uint8Array): boolean {
  if (head[0] !== 0x4d || head[1] !== 0x5a || head.length < 64) return false
  const at = (head[60] ?? 0) | ((head[61] ?? 0) << 8) | ((head[62] ?? 0) << 16) | ((head[63] ?? 0) << 24)
  return at >= 64 && at < 0x10000
}

function be32(bytes: Uint8Array, at: number): number {
  if (bytes.length < at + 4) return -1
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}
