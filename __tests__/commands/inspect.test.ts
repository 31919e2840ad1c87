// `inspect` from arguments to exit code, with the standards data as it is built.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, describe, expect, test } from '@jest/globals'
import { standardsData } from '../../scripts/build-standards.mjs'
import { run } from '../../src/commands/run.ts'
import type { World } from '../../src/model.ts'
import { elf, type Members, tgz, zip } from '../inspect/make.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

afterAll(removeTemporary)

const built = standardsData()
const world: World = {
  now: new Date('2026-11-24T10:00:00Z'),
  data: (name) => Promise.resolve(built.get(name)),
  text: () => Promise.reject(new Error('not asked for')),
  hash: () => ''
}

async function ran(...argv: readonly string[]) {
  const said = { out: '', err: '' }
  const stream = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        said[name] += String(chunk)
        done()
      }
    })
  const code = await run(['inspect', ...argv], world, { out: stream('out'), err: stream('err') }, {})
  return { code, ...said }
}

function file(name: string, bytes: Uint8Array): string {
  return join(temporaryFolder({ [name]: bytes }), name)
}

const heic = elf('slice-segment-%d;%d', 'ctb-row-%d', "'ipma' box references a non-existing property")
const npm: Members = [
  ['package/package.json', '{"name":"heic2any","version":"0.0.4"}'],
  ['package/lib/heif.node', heic],
  ['package/index.js', 'require("./lib/heif.node")']
]

describe('for people', () => {
  test('what is held, the proof, and what the data says', async () => {
    const { code, out, err } = await ran(file('heic2any.tgz', tgz(npm)))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('heic2any 0.0.4: 3 standards in 1 binary and 1 script of 3 files.')
    expect(out).toMatch(/^hevc: .+, patent holders ask for royalties$/m)
    expect(out).toContain(
      'names that libde265, an HEVC decoder, gives to its tasks, in package/lib/heif.node\n    at 600: slice-segment-%d;%d\n'
    )
    expect(out).toContain('The standards data knows pkg:npm/heic2any and names all of these.')
    expect(out).toContain('This does not say that you need a license.')
  })

  test('nothing found is not cleared', async () => {
    const { code, out } = await ran(
      file(
        'a.whl',
        zip([
          ['a-1.dist-info/METADATA', 'Name: a\nVersion: 1'],
          ['a/x.so', elf('hello')]
        ])
      )
    )
    expect(code).toBe(0)
    expect(out).toContain('a 1: no known codec in 1 binary and 0 scripts of 2 files.')
    expect(out).toContain('unknown, not clear')
  })

  test('hostile names and texts stay one line each', async () => {
    const bytes = elf('libopus 1.\x1b[31m::error::x', 'H.264/MPEG-4 AVC codec - Copy::set-output name=a::b')
    const { out } = await ran(file('a.tgz', tgz([['a\n::error::b.node', bytes]])))
    expect(out).not.toMatch(/^\s*::/m)
    expect(out).not.toContain('\u001b')
    expect(out).toContain('a[U+000A]::error::b.node')
  })
})

test('--json is a document of its own name', async () => {
  const { code, out } = await ran(file('a.node', heic), '--json')
  const value = JSON.parse(out) as { target: string; findings: unknown[] }
  expect(code).toBe(0)
  expect({ ...value, target: '' }).toMatchObject({
    schema: 'open-standards-gate/inspection@1',
    standards: ['heic', 'heif', 'hevc'],
    binaries: 1,
    problems: []
  })
  expect(value.findings[0]).toEqual({
    signature: 'libde265',
    standards: ['hevc'],
    relation: 'bundles',
    meaning: 'names that libde265, an HEVC decoder, gives to its tasks',
    file: value.target,
    strings: [
      { offset: 600, text: 'slice-segment-%d;%d' },
      { offset: 620, text: 'ctb-row-%d' }
    ]
  })
})

describe('--record', () => {
  test('writes a line of the standards data', async () => {
    const to = join(temporaryFolder(), 'record.json')
    expect(await ran(file('a.tgz', tgz(npm)), '--record', to)).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(readFileSync(to, 'utf8'))).toMatchObject({
      purl: 'pkg:npm/heic2any',
      standards: ['heic', 'heif', 'hevc'],
      evidence_kind: 'inspected',
      evidence: [expect.stringContaining('package/lib/heif.node (0.0.4, inspected 2026-11-24)')]
    })
  })

  test('of nothing, or of nobody, is told', async () => {
    const to = join(temporaryFolder(), 'record.json')
    const nobody = await ran(file('a.node', heic), '--record', to)
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('no manifest of one package') })
    const nothing = await ran(file('a.tgz', tgz(npm.slice(0, 1))), '--record', to)
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('no signature was found') })
  })
})

describe('what could not be inspected ends with 2', () => {
  test('a damaged archive tells what was found before', async () => {
    const whole = tgz([...npm, ['package/z.node', Buffer.alloc(200_000, 'xyz123')]])
    const { code, out } = await ran(file('a.tgz', whole.subarray(0, -40)))
    expect(code).toBe(2)
    expect(out).toContain('3 standards')
    expect(out).toContain('Could not be read, so what it holds is not known:')
  })

  test('neither archive nor binary, or nothing at all', async () => {
    await expect(ran(file('a.txt', Buffer.from('text')))).rejects.toThrow(
      'neither a package archive nor a binary'
    )
    await expect(ran(join(temporaryFolder(), 'none'))).rejects.toThrow('neither a folder nor a file')
  })

  test('what a packer hid', async () => {
    const packed = elf('$Info: This file is packed with the UPX executable packer http://upx.sf.net $')
    expect(await ran(file('a', packed))).toMatchObject({
      code: 2,
      out: expect.stringContaining('is packed by UPX')
    })
  })
})
