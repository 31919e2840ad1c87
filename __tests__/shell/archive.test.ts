import { brotliCompressSync, gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Contents, contentsOf } from '../../src/shell/archive.ts'
import { type Limits, LIMITS } from '../../src/shell/archive/budget.ts'
import { logPen, write } from '../../src/text/words.ts'
import { type TarMember, tar, tgz, type ZipMember, zip } from '../inspect/make.ts'
import { type Files, removeTemporary, temporaryFolder } from '../support/temporary.ts'

afterAll(removeTemporary)

interface Seen {
  readonly kind: Contents['kind']
  readonly files: Readonly<Record<string, string>>
  readonly problems: readonly string[]
  readonly skipped: readonly string[]
}

async function seen(path: string, limits: Partial<Limits> = {}): Promise<Seen> {
  const { files, walk, kind } = await contentsOf(path, { ...LIMITS, ...limits })
  const texts: [string, string][] = []
  for await (const file of files) {
    const parts: Uint8Array[] = []
    for await (const chunk of file.chunks) parts.push(chunk)
    texts.push([file.path, Buffer.concat(parts).toString('latin1')])
  }
  const notes = (list: typeof walk.problems) =>
    list.map(({ path: at, why }) => write([{ quote: at }, ...why], logPen))
  return {
    kind,
    files: Object.fromEntries(texts),
    problems: notes(walk.problems),
    skipped: notes(walk.skipped)
  }
}

function archive(name: string, bytes: Uint8Array, limits?: Partial<Limits>): Promise<Seen> {
  return seen(join(temporaryFolder({ [name]: bytes }), name), limits)
}

const long = `package/${'folder/'.repeat(20)}file.txt`
const files = { 'package/a.txt': 'a', 'package/b.bin': 'b'.repeat(2000), 'package/empty': '' }
const members = Object.entries(files)

describe('what is read', () => {
  const rows: readonly (readonly [string, Uint8Array])[] = [
    ['a.tgz', tgz(members)],
    ['a.tar', tar(members)],
    ['a.tar.br', brotliCompressSync(tar(members))],
    ['a.whl', zip(members)],
    ['a.zip', zip(members.map(([name, bytes]) => ({ name, bytes, stored: true })))]
  ]
  test.each(rows)('%s', async (name, bytes) => {
    expect(await archive(name, bytes)).toEqual({ kind: 'archive', files, problems: [], skipped: [] })
  })

  test('a folder, without git and with what is installed in it', async () => {
    const folder: Files = {
      'b/c.txt': 'c',
      'a.txt': 'a',
      '.git/x': 'x',
      'node_modules/d/d.txt': 'd',
      'b/l': { link: '/etc/passwd' }
    }
    expect(await seen(temporaryFolder(folder))).toEqual({
      kind: 'folder',
      files: { 'a.txt': 'a', 'b/c.txt': 'c', 'node_modules/d/d.txt': 'd' },
      problems: [],
      skipped: ['b/l is a link and was not followed.']
    })
  })

  test('archives and compressed files inside others, under names that say so', async () => {
    const inner = zip([['x.txt', 'x']])
    const outer = tgz([
      ['p/chromium.br', brotliCompressSync(Buffer.from('chrome'))],
      ['p/data.bin', gzipSync('data')],
      ['p/inner.zip', inner],
      [
        'p/inner.tar.gz',
        tgz([
          ['y.txt', 'y'],
          ['z.jar', inner]
        ])
      ]
    ])
    expect((await archive('a.tgz', outer)).files).toEqual({
      'p/chromium': 'chrome',
      'p/data.bin': 'data',
      'p/inner.zip!/x.txt': 'x',
      'p/inner.tar.gz!/y.txt': 'y',
      'p/inner.tar.gz!/z.jar!/x.txt': 'x'
    })
  })

  test('long names, by pax and by GNU', async () => {
    const record = ` path=${long}\n`
    const pax = `${record.length + 3}${record}`
    const both: TarMember[] = [
      { name: 'PaxHeader', type: 'x', bytes: pax },
      { name: 'short', bytes: '1' },
      { name: '././@LongLink', type: 'L', bytes: `${long}2\0` },
      { name: 'short', bytes: '2' }
    ]
    expect((await archive('a.tar', tar(both))).files).toEqual({ [long]: '1', [`${long}2`]: '2' })
  })

  test('a file that is no archive', async () => {
    expect(await archive('a.node', Buffer.from('plain'))).toMatchObject({ kind: 'file' })
  })
})

describe('what is refused', () => {
  const names = ['../x', '/etc/x', 'a/../../x', 'C:/x', 'a\\..\\..\\x', '..']
  test.each(names)('a member named %j', async (name) => {
    for (const bytes of [
      tgz([
        [name, 'x'],
        ['ok', 'y']
      ]),
      zip([
        [name, 'x'],
        ['ok', 'y']
      ])
    ]) {
      const { files: read, problems } = await archive('a', bytes)
      expect(read).toEqual({ ok: 'y' })
      expect(problems).toEqual([`${name} has a name that leads out of its archive.`])
    }
  })

  test('links, devices and folders hold nothing', async () => {
    const odd: TarMember[] = [
      { name: 'p/', type: '5' },
      { name: 'p/link', type: '2', link: '/etc/passwd' },
      { name: 'p/hard', type: '1', link: 'p/a' },
      { name: 'p/device', type: '3' },
      { name: 'p/a', bytes: 'a' }
    ]
    const link: ZipMember[] = [
      { name: 'l', bytes: '/etc/passwd', mode: 0o120777 },
      { name: 'd/', mode: 0o040755 }
    ]
    expect(await archive('a.tgz', tgz(odd))).toEqual({
      kind: 'archive',
      files: { 'p/a': 'a' },
      problems: [],
      skipped: [
        'p/link is a link and was not followed.',
        'p/hard is a link and was not followed.',
        'p/device is neither a file nor a folder.'
      ]
    })
    expect(await archive('a.zip', zip(link))).toMatchObject({
      files: {},
      skipped: ['l is a link and was not followed.']
    })
  })

  const end = ' could not be read to its end: '
  const rows: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['a cut gzip', tgz(members).subarray(0, 60), /unexpected end/],
    ['a cut tar', tar(members).subarray(0, 1800), /It ends in the middle of a file/],
    [
      'a tar with a bad sum',
      Buffer.concat([tar(members).subarray(0, 1024), Buffer.alloc(512, 7)]),
      /a header cannot be read/
    ],
    [
      'a tar with a mad size',
      tar([{ name: 'a', bytes: 'x', size: 8 ** 11 - 1 }]),
      /It ends in the middle of a file/
    ],
    [
      'a zip without directory',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(600)]),
      /it has no directory/
    ],
    [
      'a zip whose members share bytes',
      zip([
        { name: 'a', bytes: 'x' },
        { name: 'b', bytes: 'x', at: 0 }
      ]),
      /share bytes/
    ],
    ['a zip that points past its end', zip([{ name: 'a', bytes: 'x', at: 2 ** 31 }]), /share bytes/]
  ]
  test.each(rows)('%s', async (_, bytes, why) => {
    const { problems } = await archive('a', bytes)
    expect(problems.join()).toContain(end)
    expect(problems.join()).toMatch(why)
  })

  test('members of a zip that cannot be read', async () => {
    const odd: ZipMember[] = [
      { name: 'secret', bytes: 'x', flags: 1 },
      { name: 'new', bytes: 'x', method: 93 },
      { name: 'more', bytes: 'x'.repeat(5000), size: 10 },
      { name: 'ok', bytes: 'ok' }
    ]
    const { files: read, problems } = await archive('a.zip', zip(odd))
    expect(read['ok']).toBe('ok')
    expect(problems).toEqual([
      'secret is encrypted.',
      'new is packed in a way that is not read.',
      `more${end}It is longer than its archive says.`
    ])
  })

  test('a name is made safe to print', async () => {
    const { skipped } = await archive('a.tar', tar([{ name: 'a\u001b[2J::error::', type: '2' }]))
    expect(skipped).toEqual(['a[U+001B][2J::error:: is a link and was not followed.'])
  })

  test('packings that are not read', async () => {
    const xz = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])
    await expect(archive('a.tar.xz', xz)).rejects.toThrow('is packed as xz, which is not read')
    expect(await archive('a.tgz', tgz([['b.xz', xz]]))).toMatchObject({
      skipped: ['b.xz is packed as xz, which is not read.']
    })
    await expect(seen(join(temporaryFolder(), 'none'))).rejects.toThrow('neither a folder nor a file')
  })
})

describe('limits', () => {
  const zeros = Buffer.alloc(3_000_000)
  const rows: readonly (readonly [string, Uint8Array, Partial<Limits>, RegExp])[] = [
    [
      'bytes of a gzip bomb',
      tgz([
        ['a', zeros],
        ['b', 'b']
      ]),
      { bytes: 1_000_000 },
      /More than 1000000 bytes/
    ],
    [
      'bytes of a zip bomb',
      zip([
        ['a', zeros],
        ['b', 'b']
      ]),
      { bytes: 1_000_000 },
      /More than 1000000 bytes/
    ],
    [
      'members of a tar',
      tgz([
        ['a', ''],
        ['b', ''],
        ['c', '']
      ]),
      { members: 2 },
      /more than 2 members/
    ],
    [
      'members of a zip',
      zip([
        ['a', ''],
        ['b', ''],
        ['c', '']
      ]),
      { members: 2 },
      /more than 2 members/
    ],
    ['depth', tgz([['a.tgz', tgz([['b.tgz', tgz([['c', 'c']])]])]]), { depth: 4 }, /too deep inside others/],
    [
      'a zip in memory',
      tgz([['a.zip', zip([{ name: 'a', bytes: zeros, stored: true }])]]),
      { held: 1000 },
      /longer than 1000 bytes/
    ]
  ]
  test.each(rows)('%s', async (_, bytes, limits, why) => {
    const { problems } = await archive('a', bytes, limits)
    expect(problems).toEqual([expect.stringMatching(why)])
  })

  test('members of a folder', async () => {
    const { problems } = await seen(temporaryFolder({ a: '', b: '', c: '' }), { members: 2 })
    expect(problems).toEqual([expect.stringMatching(/more than 2 members/)])
  })
})

test('damage anywhere is told or harmless, and never an exception', async () => {
  const small = [
    ['a.js', 'var a'],
    ['b/c', 'x'.repeat(700)]
  ] as const
  for (const whole of [tar(small), tgz(small), zip(small)]) {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole)
        const place = at % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ change
        const outcome = await archive('a', bytes)
        const read = Object.keys(outcome.files).length
        expect(read + outcome.problems.length + outcome.skipped.length).toBeGreaterThan(0)
      }),
      { numRuns: 60 }
    )
  }
})
