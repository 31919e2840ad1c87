import { describe, expect, test } from '@jest/globals'
import type { Flag, Package, Relation, Standard, Words } from '../../src/model.ts'
import { adviceFor, MAINTAINER } from '../../src/standards/advice.ts'
import { evidenceOf, evidenceWords } from '../../src/standards/evidence.ts'
import {
  briefWords,
  CAPTION,
  clearedWords,
  DENIAL,
  flagWords,
  staleWords,
  termsWords,
  unknownWords,
  verdictWords
} from '../../src/standards/words.ts'
import { all, packageOf } from './built.ts'
import { FORBIDDEN } from './forbidden.ts'

/** As a reader sees it: quotes in backquotes, links in brackets. */
function shown(words: Words): string {
  return words
    .map((w) => (typeof w === 'string' ? w : 'quote' in w ? `\`${w.quote}\`` : `[${w.text}](${w.url})`))
    .join('')
}

const said = (id: string, relation: Relation = 'bundles') => shown(flagWords({ relation }, all.record(id)))

describe('a flag in words', () => {
  const via = 'https://www.via-la.com/licensing-programs/'
  const h264 = `H.264 / MPEG-4 AVC, a standard whose patent holders run a public licensing programme ([Via LA](${via})).`

  test.each([
    ['implements', `Contains the code of ${h264} ${DENIAL}`],
    ['bundles', `Ships a binary of ${h264} ${DENIAL}`],
    [
      'wraps',
      `Calls the system's ${h264} The implementation is another package, the system, the browser or the device: see what that one carries. ${DENIAL}`
    ],
    ['parses-container', `Reads the wrapper of ${h264} ${DENIAL}`]
  ] as const)('%s', (relation, words) => expect(said('h264', relation)).toBe(words))

  test.each([
    [
      'a pool whose state nobody checked',
      'vc1',
      'with a public licensing programme whose present state is not known'
    ],
    ['a pool that is only reported', 'iso15118', 'for which a public licensing programme is reported'],
    ['a pool marked as not verified', 'qi', 'whose present state is not known to us'],
    ['one owner', 'can-fd', 'that its owner licenses for money (Robert Bosch GmbH)'],
    [
      'no pool',
      'ac4',
      'whose patent holders may ask for royalties on fair, reasonable and non-discriminatory terms'
    ],
    [
      'royalties without a pool of its own',
      'gsm-umts',
      'whose patent holders run a public licensing programme ([Avanci]('
    ],
    ['contested', 'av1', 'reported as royalty-free by its makers; others ask for royalties ([Sisvel]('],
    ['mixed', 'bluetooth', 'that is free in some cases, and paid or for members only in others.'],
    ['unknown', 'heif', 'with patent declarations or private terms that are not known to us.'],
    ['expired', 'mp3', 'whose patents are reported expired in most countries (2017-04-23); check yours.'],
    [
      'probably expired',
      'h263',
      'whose patents have probably expired by age in most countries (2020); check yours.'
    ],
    ['clear', 'png', 'with no patent licensing programme known to us (reviewed 2026-11-22).']
  ])('%s', (_, id, words) => expect(said(id)).toContain(words))

  test('the denial stands beside every flag, and beside nothing that is clear', () => {
    for (const id of all.ids)
      expect([id, said(id).endsWith(DENIAL)]).toEqual([id, all.record(id).flag !== 'clear'])
  })

  test('one administrator is named once', () => {
    const names = termsWords(all.record('hevc')).filter((w) => typeof w === 'object')
    expect(names.map((w) => ('text' in w ? w.text : ''))).toEqual(['Access Advance', 'Via LA', 'Avanci'])
  })
})

describe('how we know', () => {
  test('evidence, review date, confidence and programme', () => {
    expect(sentence(pairOf('tinyh264', 'h264'))).toBe(
      "Evidence: the package's published files were examined: `published WebAssembly: h264bsdDecode symbols`. " +
        'Reviewed 2026-11-24, confidence high. Programme: [AVC/H.264 of Via LA (formerly MPEG LA)]' +
        '(https://www.via-la.com/licensing-programs/), active.'
    )
  })

  test('two confidences, when they differ', () => {
    expect(sentence(pairOf('electron', 'aac-lc'))).toContain(
      'confidence high for the package, medium for the standard'
    )
  })

  test('nothing that was checked', () => {
    expect(sentence(pairOf('video.js', 'hls'))).toContain(
      'Evidence: general knowledge, not checked against a source'
    )
  })

  test('a fork is said to be matched by its name', () => {
    const words = sentence(pairOf('tinyh264', 'h264', 'git'))
    expect(words).toContain('files of a related package were examined, not of this one')
    expect(words).toContain('matched by name')
    expect(sentence(pairOf('tinyh264', 'h264', 'other-registry'))).not.toContain('matched by name')
  })

  test('as a list: the package first, then the programmes, else a source on the terms', () => {
    const { flag, record, origin } = pairOf('electron', 'aac-lc')
    expect(evidenceOf(flag, record, origin, '2026.11.24').map((e) => [e.source, e.date, e.url])).toEqual([
      ['standards data 2026.11.24', '2026-11-24', undefined],
      [
        'Via LA: AAC FAQ (the license covers AAC-LC, HE-AAC, HE-AAC v2, xHE-AAC, AAC-LD and AAC-ELD)',
        '2026-11-24',
        'https://www.via-la.com/licensing-2/aac/aac-faqs/'
      ]
    ])
    const hls = pairOf('hls.js', 'hls')
    expect(evidenceOf(hls.flag, hls.record, origin, 'x').map((e) => e.url)).toEqual([
      undefined,
      'https://datatracker.ietf.org/ipr/1142/'
    ])
  })
})

describe('what to do', () => {
  const own = "let the browser's, the system's or the device's own codec do it"

  test.each([
    ['%40ffmpeg/core', ['use AV1 or VP9 with Opus', 'leave it out', own]],
    ['heic2any', ['use AVIF or WebP', 'leave it out', own]],
    ['tinyh264', ['use AV1 or VP9', 'leave it out', own]],
    [
      'electron',
      [
        'use AV1 or VP9 with Opus',
        "use `@theia/ffmpeg` (swaps Electron's ffmpeg for the codec-free one)",
        "use `electron-packager-plugin-non-proprietary-codecs-ffmpeg` (swaps Electron's ffmpeg for the codec-free one)",
        'leave it out',
        own
      ]
    ],
    ['fluent-ffmpeg', ['use AV1 or VP9', 'see what the implementation that it calls carries']]
  ])('%s', (name, steps) => expect(advice(name, serious)).toEqual(steps))

  test('a standard that the definition refuses as well is no alternative', () => {
    expect(advice('tinyh264', serious, 'sep-free')).toEqual(['leave it out', own])
  })
  test('no flags, no advice', () => expect(adviceFor([])).toEqual([]))
  test('the last step', () => expect(shown(MAINTAINER)).toBe('a maintainer decides'))
})

describe('short lines', () => {
  test.each([
    ['brief, one', briefWords(1), '1 standards item to review. Run the check locally for details.'],
    ['brief, more', briefWords(3), '3 standards items to review. Run the check locally for details.'],
    [
      'stale',
      staleWords({ last_reviewed: '2025-01-02' }),
      'last reviewed 2025-01-02, more than a year ago, so it only warns'
    ],
    ['unknown', unknownWords(7), 'The standards data does not know 7 packages: unknown, not clear.'],
    [
      'cleared',
      clearedWords({ owner: '@acme/ip', expires: '2027-06-30' }),
      'Cleared by `@acme/ip`, until 2027-06-30.'
    ],
    ['caption', [CAPTION], 'Standards review (not legal advice).']
  ])('%s', (_, words, text) => expect(shown(words)).toBe(text))

  test.each([
    ['h264', 'osi-osr', 'fails OSI Open Standards Requirement (2006): "Essential patents royalty-free'],
    ['heif', 'osi-osr', 'is not known to pass OSI Open Standards Requirement (2006): "Essential'],
    ['webp', 'osi-osr', 'passes OSI Open Standards Requirement (2006)']
  ])('%s under %s', (standard, definition, words) => {
    const verdict = all.judge(standard, definition, ['patents'])
    expect(shown(verdictWords(all.definition(definition)!, verdict))).toContain(words)
  })

  test('a part that no program can check says so', () => {
    const osi = all.definition('osi-osr')!
    const words = verdictWords(osi, { result: 'warn', predicates: ['no-incompatible-dependencies'] })
    expect(shown(words)).toMatch(/\(a person should look too\)$/)
  })
})

describe('every sentence that the data can make', () => {
  const relations: readonly Relation[] = ['implements', 'bundles', 'wraps', 'parses-container']
  const sentences = all.ids.flatMap((id) =>
    relations.map((relation) => flagWords({ relation }, all.record(id)))
  )

  test('promises and accuses nothing', () => {
    for (const words of sentences) expect(shown(words).replace(DENIAL, '')).not.toMatch(FORBIDDEN)
  })
  test('is plain: no markup, no mention and no issue number outside quotes and links', () => {
    const plain = sentences.flatMap((s) => s.filter((w): w is string => typeof w === 'string'))
    const notes = all.ids.flatMap((id) => evidenceTexts(all.record(id)))
    for (const text of [...plain, ...notes]) expect(text).not.toMatch(/[@`<>|*[\]\\\n]|#\d/)
  })
})

/** The flag of an npm package on a standard, and the record. */
function pairOf(name: string, id: string, origin: Package['origin'] = 'public-registry') {
  const flag = all.match(packageOf(`pkg:npm/${name}`, origin)).find((f) => f.standard === id)
  return { flag: flag!, record: all.record(id), origin }
}

function sentence({ flag, record, origin }: ReturnType<typeof pairOf>): string {
  return shown(evidenceWords(flag, record, origin))
}

function serious(flag: Flag): boolean {
  return flag.severity === 'high' || flag.severity === 'medium'
}

function advice(name: string, wanted: (f: Flag) => boolean, by = 'osi-osr'): readonly string[] {
  const flags = all.match(packageOf(`pkg:npm/${name}`)).filter(wanted)
  const cases = flags.map((flag) => ({
    flag,
    record: all.record(flag.standard),
    alternatives: all.alternatives(flag.standard, by, ['patents'])
  }))
  return adviceFor(cases).map(shown)
}

function evidenceTexts(record: Standard): readonly string[] {
  const flag = { standard: record.id, relation: 'bundles', evidence: [], pattern: '' } as const
  const known = { ...flag, evidenceKind: 'inspected', confidence: 'high', severity: 'high' } as const
  const list = evidenceOf(known, record, 'public-registry', 'x')
  return list.flatMap((e) => [e.source, ...e.what.filter((w): w is string => typeof w === 'string')])
}
