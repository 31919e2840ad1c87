// The example repositories, judged as the terminal judges them: by `open@1`, from their own files, with somebody outside who
// knows just what their lockfiles say.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Finding, Reach, Report } from '../src/model.ts'
import { pipeline } from '../src/pipeline.ts'
import type { Answer, Source } from '../src/sources/source.ts'
import { filesIn, snapshotOf } from './inventory/snapshot.ts'
import { lineOf, plain, world } from './judge/samples.ts'

async function judged(head: string, base?: string): Promise<Report> {
  const outcome = await pipeline(
    {
      head: snapshotOf(filesIn(`examples/${head}`)),
      ...(base === undefined ? {} : { base: snapshotOf(filesIn(`examples/${base}`)) }),
      withoutPolicy: 'enforce',
      asking: { sources: [echo], reach: nowhere },
      project: { name: 'example', head: 'folder', tool: { name: 't', version: '0' } }
    },
    world
  )
  if ('errors' in outcome) throw new Error(JSON.stringify(outcome.errors))
  return outcome.report
}

const echo: Source = {
  id: 'somebody.example',
  covers: () => true,
  ask: async (packages) =>
    new Map(
      packages.map(({ id, claims }): [string, Answer] => [
        id,
        claims.length === 0
          ? { state: 'nothing' }
          : {
              state: 'answered',
              claims: claims.map((c) => ({ ...c, source: 'somebody.example', trust: 'outside' }))
            }
      ])
    )
}
const spent = { kind: 'failure', cause: 'spent' } as const
const nowhere: Reach = { get: async () => spent, post: async () => spent, wait: async () => false }

/** Everything that a reader acts on, in one line each. */
function line({ fresh, level, rule, name, version, at: places, via, by }: Finding): string {
  const [first] = places
  const place = first === undefined ? 'nowhere' : `${first.path}:${first.line}`
  const way = via
    .map((v) => (v.at === undefined ? v.name : `${v.name} (${v.at.path}:${v.at.line})`))
    .join(' > ')
  const policy = by === undefined ? 'no line' : lineOf(by, '').replace(/ #.*/, '')
  return [
    `${fresh ? '' : 'old '}${level} ${rule} ${name} ${version}`,
    place,
    ...(way === '' ? [] : [`through ${way}`]),
    policy
  ].join(' | ')
}

/** The line of a file of the examples that begins with this text, as `file:line` has it. */
function at(file: string, beginning: string): string {
  const lines = readFileSync(`examples/${file}`, 'utf8').split('\n')
  const index = lines.findIndex((text) => text.trim().startsWith(beginning))
  if (index < 0) throw new Error(`${file} has no line that begins with ${beginning}`)
  return `${file.replace(/^.*\//, '')}:${index + 1}`
}

const video = (name: string) => at('video-app/package.json', `"${name}"`)
const manifest = (name: string) => at('relicensed-app/after/package.json', `"${name}"`)
const before = (beginning: string) => at('relicensed-app/before/package-lock.json', beginning)
const after = (beginning: string) => at('relicensed-app/after/package-lock.json', beginning)

test('clean-app passes with nothing to say', async () => {
  const report = await judged('clean-app')
  expect([report.verdict, report.findings, report.problems]).toEqual(['pass', [], []])
  expect(report.coverage).toMatchObject({ packages: 71, judged: 71, lockfiles: 1 })
})

test('video-app fails for standards', async () => {
  const report = await judged('video-app')
  expect(report.verdict).toBe('fail')
  expect(report.findings.map(line)).toEqual([
    `deny standard-encumbered @ffmpeg/core 0.12.10 | ${video('@ffmpeg/core')} | bundles: deny`,
    `deny standard-encumbered heic2any 0.0.4 | ${video('heic2any')} | bundles: deny`,
    `deny standard-encumbered libheif-js 1.19.8 | ${video('libheif-js')} | bundles: deny`,
    `warn license-incompatible @ffmpeg/core 0.12.10 | ${video('@ffmpeg/core')} | incompatible: warn`,
    `warn standard-unsure @ffmpeg/core 0.12.10 | ${video('@ffmpeg/core')} | unsure: warn`,
    `note standard-unsure heic2any 0.0.4 | ${video('heic2any')} | unsure: warn`,
    `note standard-unsure libheif-js 1.19.8 | ${video('libheif-js')} | unsure: warn`
  ])
  expect(report.standards.map((s) => s.id)).toEqual(
    expect.arrayContaining(['aac-lc', 'h264', 'heic', 'hevc'])
  )
})

describe('relicensed-app', () => {
  const table = `through handsontable (${manifest('handsontable')})`
  const pikaday = (place: string) =>
    `warn license-missing pikaday 1.5.1 | ${place} | ${table} | missing: warn`

  test('passes before', async () => {
    const report = await judged('relicensed-app/before')
    expect(report.verdict).toBe('pass')
    expect(report.findings.map(line)).toEqual([
      `warn license-incompatible @directus/specs 9.26.0 | ${manifest('@directus/specs')} | incompatible: warn`,
      pikaday(before('"node_modules/pikaday"'))
    ])
  })

  test('is refused for the license that changed, and shows the one that has to be read', async () => {
    const report = await judged('relicensed-app/after', 'relicensed-app/before')
    expect(report.verdict).toBe('fail')
    expect(report.findings.map(line)).toEqual([
      `deny license-changed @directus/specs 10.0.0 | ${manifest('@directus/specs')} | source-available: deny`,
      `deny license-denied @directus/specs 10.0.0 | ${manifest('@directus/specs')} | source-available: deny`,
      `warn license-changed handsontable 7.0.0 | ${manifest('handsontable')} | unreadable: warn`,
      `warn license-unreadable handsontable 7.0.0 | ${manifest('handsontable')} | unreadable: warn`,
      `warn license-missing jstat 1.9.6 | ${after('"node_modules/jstat"')} | ${table} > hot-formula-parser > @handsontable/formulajs | missing: warn`,
      `old ${pikaday(after('"node_modules/pikaday"'))}`
    ])
    const [changed] = report.findings
    expect(changed).toMatchObject({ beforeVersion: '9.26.0', change: { kind: 'upgraded' } })
    expect(plain(changed?.what ?? [])).toBe(
      'The license changed from `GPL-3.0-only` to `BUSL-1.1` (source-available).'
    )
  })
})
