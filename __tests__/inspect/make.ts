// Binaries and archives for the tests of `inspect`, byte by byte.
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

export type Members = readonly (readonly [name: string, bytes: Uint8Array | string])[]

/** A file that counts as ELF and holds these strings, each ended by a NUL. */
export function elf(...strings: readonly string[]): Uint8Array {
  return binary('\x7fELF\x02\x01\x01', strings)
}

export function wasm(...strings: readonly string[]): Uint8Array {
  return binary('\0asm\x01\0\0\0', strings)
}

function binary(magic: string, strings: readonly string[]): Uint8Array {
  return Buffer.from(`${magic.padEnd(600, '\0')}${strings.map((s) => `${s}\0`).join('')}`, 'latin1')
}

export interface TarMember {
  readonly name: string
  readonly bytes?: Uint8Array | string
  readonly type?: string
  readonly link?: string
  /** In place of the true size. */
  readonly size?: number
}

export function tar(members: Members | readonly TarMember[]): Buffer {
  const all = members.map((m) => ('name' in m ? m : { name: m[0], bytes: m[1] }))
  return Buffer.concat([...all.flatMap(tarMember), Buffer.alloc(1024)])
}

function tarMember({ name, bytes = '', type = '0', link = '', size }: TarMember): readonly Buffer[] {
  const body = Buffer.from(bytes)
  const header = Buffer.alloc(512)
  header.write(name.slice(0, 100), 0)
  header.write('0000644\0', 100)
  header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124)
  header.write('        ', 148)
  header.write(type, 156)
  header.write(link, 157)
  header.write('ustar\0'.concat('00'), 257)
  header.write(
    `${header
      .reduce((sum, b) => sum + b, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148
  )
  return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
}

export function tgz(members: Members | readonly TarMember[]): Buffer {
  return gzipSync(tar(members))
}

export interface ZipMember {
  readonly name: string
  readonly bytes?: Uint8Array | string
  readonly stored?: boolean
  readonly flags?: number
  readonly method?: number
  /** File mode, in the upper half of the attributes. */
  readonly mode?: number
  /** In place of the true unpacked size. */
  readonly size?: number
  /** In place of the true place of its header. */
  readonly at?: number
}

export function zip(members: Members | readonly ZipMember[]): Buffer {
  const all = members.map((m): ZipMember => ('name' in m ? m : { name: m[0], bytes: m[1] }))
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const member of all) {
    const body = Buffer.from(member.bytes ?? '')
    const packed = member.stored === true ? body : deflateRawSync(body)
    const name = Buffer.from(member.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(member.flags ?? 0, 2)
    fields.writeUInt16LE(member.method ?? (member.stored === true ? 0 : 8), 4)
    fields.writeUInt32LE(crc32(body), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(member.size ?? body.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((member.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(member.at ?? at, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, tail, name]))
    parts.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(all.length, 8)
  end.writeUInt16LE(all.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, central, end])
}

/** Bytes in pieces that end at these places. */
export async function* cutAt(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...new Set([...places.map((p) => p % (bytes.length + 1)), bytes.length])].sort(
    (a, b) => a - b
  )
  let from = 0
  for (const end of ends) {
    yield bytes.subarray(from, end)
    from = end
  }
}
