// `explain` from its arguments to its screen, over the data as it is built.
import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { licensesData } from '../../scripts/build-licenses.mjs'
import { screen } from '../../src/commands/explain.ts'
import { makeFinder } from '../../src/commands/explain-thing.ts'
import { run } from '../../src/commands/run.ts'
import type { World } from '../../src/model.ts'
import { ruleWords } from '../../src/rules/index.ts'
import { all, reader } from '../standards/built.ts'
import { FORBIDDEN, PATENT_NUMBER } from '../standards/forbidden.ts'

const licenses: unknown = JSON.parse(JSON.stringify(licensesData()))
const { read } = reader()

function worldAt(now: string): World {
  return {
    now: new Date(now),
    data: async (name) => (name === 'licenses.json' ? licenses : read(name)),
    text: async (name) => readFileSync(`src/policy/${name}`, 'utf8'),
    hash: () => ''
  }
}

async function explained(thing: string, now = '2026-11-25T00:00:00Z') {
  const out = new PassThrough()
  const err = new PassThrough()
  const code = await run(['explain', ...thing.split(' ')], worldAt(now), { out, err }, {})
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

describe('a screen about', () => {
  test.each([
    [
      'h264',
      [
        /^H\.264 \/ MPEG-4 AVC \(h264\)\nA standard whose patent holders run a public licensing programme \(Via LA/,
        /Can it block\n {2}Yes, where the definition/,
        /On patents alone it passes: eif-2017, openstand/,
        /Use instead\n {2}AV1, a standard /,
        /pkg:npm\/tinyh264|and \d+ more package patterns/,
        /\(read 2026-11-24, primary\)/
      ]
    ],
    [
      'uk-osp',
      [/^UK Government Open Standards Principles/, /\(criterion Rights\): patents/, /definition: uk-osp/]
    ],
    [
      'pkg:npm/heic2any',
      [/^pkg:npm\/heic2any\n/, /Strong enough to refuse\n {2}Ships a binary of HEIC/, /use AVIF or WebP/]
    ],
    ['pkg:npm/fluent-ffmpeg@2.1.3', [/To look at\n {2}Calls the system's /]],
    ['pkg:npm/left-pad', [/does not know this package: unknown, not clear/]],
    [
      'BUSL-1.1',
      [/^Business Source License 1\.1 \(BUSL-1\.1\)/, /source-available/, /Not approved by the OSI/]
    ],
    [
      'MIT OR GPL-2.0-only',
      [/^MIT OR GPL-2\.0-only\nA choice/, /\nMIT\n {2}Do nearly anything/, /\nGPL-2\.0-only\n/]
    ],
    ['license-denied', [/\(license-denied\)\nA rule/, /What to do/]],
    ['evs', [/No: the confidence in its terms is medium, so it warns/]],
    ['av1', [/No: only an encumbered standard can/]]
  ])('%s', async (thing, parts) => {
    const { code, out, err } = await explained(thing)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const part of parts) expect(out).toMatch(part)
    expect(out).not.toContain('undefined')
  })

  test.each([
    ['H.264', 'h264'],
    ['hevc', 'hevc'],
    ['H.265', 'hevc'],
    ['MPEG-4 AVC', 'h264'],
    ['busl-1.1', 'BUSL-1.1'],
    ['License-Denied', 'license-denied']
  ])('%s by another of its names', async (thing, id) => {
    expect((await explained(thing)).out).toBe((await explained(id)).out)
  })
})

describe('what nobody knows', () => {
  test.each([
    ['h246', /Nothing here is called 'h246'\. Did you mean h264\?/],
    ['licence-denied', /Did you mean license-denied\?/],
    ['BUSL-1.2', /Did you mean BUSL-1\.1\?/],
    ['uk-ops', /Did you mean uk-osp\?/],
    ['pkg:', /explain takes a purl, a license, a standard, a definition or a rule/],
    ['entirely unheard of', /^Nothing here is called 'entirely unheard of'\. explain takes/],
    ['__proto__', /Nothing here is called '__proto__'/]
  ])('%s', async (thing, message) => {
    const { code, out, err } = await explained(thing)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  test('control characters do not reach the terminal', async () => {
    const { err } = await explained('a\u001b[31mb')
    expect(err).not.toContain('\u001b')
  })
})

test('age is told: terms after 180 days, the record after a year', async () => {
  const terms = await explained('h264', '2027-06-01T00:00:00Z')
  expect(terms.out).toMatch(/Yes, .* were last read 2026-11-24, more than 180 days ago/)
  const record = await explained('h264', '2028-01-01T00:00:00Z')
  expect(record.out).toMatch(/No: last reviewed 2026-11-24, more than a year ago, so it only warns/)
})

const SCREEN = 60

test('everything fits a screen, accuses nobody and names no patent', () => {
  const now = new Date('2026-11-25T00:00:00Z')
  const shelf = { standards: all, rules: ruleWords, license: () => undefined, licenses: [], now }
  const finder = makeFinder(shelf)
  expect(finder.names.length).toBeGreaterThan(all.ids.length)
  for (const name of finder.names) {
    const sheet = finder.find(name)
    const out = sheet === undefined ? '' : screen(sheet, false)
    const lines = out.split('\n').length
    expect([name, lines > 5, lines < SCREEN]).toEqual([name, true, true])
    expect(out.replaceAll('This does not say that you need a license.', '')).not.toMatch(FORBIDDEN)
    expect(out).not.toMatch(PATENT_NUMBER)
  }
})
