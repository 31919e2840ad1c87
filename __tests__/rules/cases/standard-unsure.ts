import type { RuleCase } from '../case.ts'

const DENIAL = 'This does not say that you need a license.'
const ELSEWHERE =
  'The implementation is another package, the system, the browser or the device: see what that one carries.'
const h264 = 'H.264 / MPEG-4 AVC, a standard whose patent holders run a public licensing programme (Via LA)'

export const cases: readonly RuleCase[] = [
  {
    name: 'evidence of another package',
    of: { name: 'tinyh264', license: 'MIT', origin: 'git' },
    says: [
      {
        level: 'warn',
        what: `It may contain the code of ${h264}; its terms or its place in this package are not certain. ${DENIAL}`,
        accepts: ['h264'],
        by: 'unsure: warn',
        advice: [
          'use AV1 or VP9',
          'leave it out',
          "let the browser's, the system's or the device's own codec do it"
        ]
      }
    ]
  },
  {
    name: 'beside what is certain, with the same advice and without saying the denial again',
    of: { name: '@ffmpeg/core', license: 'GPL-2.0-or-later' },
    says: [
      {
        level: 'warn',
        what: 'It may also ship a binary of AAC-LC, HE-AAC v1/v2, AMR-NB speech, DTS Coherent Acoustics / DTS-HD and 6 more standards; their terms or their place in this package are not certain.',
        accepts: [
          'aac-lc',
          'he-aac',
          'amr-nb',
          'dts',
          'eac3',
          'hls',
          'isobmff',
          'mpeg4-part2',
          'prores',
          'vc1'
        ],
        by: 'unsure: warn',
        advice: [
          'use AV1 or VP9 with Opus',
          'leave it out',
          "let the browser's, the system's or the device's own codec do it"
        ]
      }
    ]
  },
  {
    name: 'a relation that the policy allows',
    of: { name: 'heic2any', license: 'MIT' },
    policy: 'standards: { bundles: allow }',
    says: []
  },
  {
    name: 'terms that nobody knows: a line, not a warning',
    of: { name: 'heic2any', license: 'MIT' },
    says: [
      {
        level: 'note',
        what: 'It may also ship a binary of HEIF container, a standard with patent declarations or private terms that are not known to us.',
        accepts: ['heif'],
        by: 'unsure: warn'
      }
    ]
  },
  {
    name: 'an implementation that lies elsewhere, at the level of its relation',
    of: { name: 'fluent-ffmpeg', license: 'MIT' },
    says: [
      {
        level: 'warn',
        what: `It may call the system's H.264 / MPEG-4 AVC, H.265 / HEVC and AAC-LC. ${ELSEWHERE} ${DENIAL}`,
        accepts: ['h264', 'hevc', 'aac-lc'],
        by: 'wraps: warn',
        advice: ['use AV1 or VP9 with Opus', 'see what the implementation that it calls carries']
      }
    ]
  },
  {
    name: 'never above a warning, whatever the policy says',
    of: { name: 'fluent-ffmpeg', license: 'MIT' },
    policy: 'standards: { wraps: deny, unsure: deny }',
    says: [
      {
        level: 'warn',
        what: `It may call the system's H.264 / MPEG-4 AVC, H.265 / HEVC and AAC-LC. ${ELSEWHERE} ${DENIAL}`,
        accepts: ['h264', 'hevc', 'aac-lc'],
        by: 'standards: { wraps: deny, unsure: deny }'
      }
    ]
  },
  {
    name: 'a record that nobody reviewed for a year says so',
    of: { name: 'tinyh264', license: 'MIT' },
    now: '2027-11-25T00:00:00Z',
    says: [
      {
        level: 'warn',
        what: `It may contain the code of ${h264}; its terms or its place in this package are not certain. H.264 / MPEG-4 AVC was last reviewed 2026-11-24, more than a year ago, so it only warns. ${DENIAL}`,
        accepts: ['h264'],
        by: 'unsure: warn'
      }
    ]
  },
  {
    name: 'not asked for',
    of: { name: 'fluent-ffmpeg', license: 'MIT' },
    policy: 'standards: { unsure: allow }',
    says: []
  },
  { name: 'what is certain is the other rule', of: { name: 'tinyh264', license: 'MIT' }, says: [] },
  { name: 'a package that the data does not know', of: { name: 'left-pad', license: 'MIT' }, says: [] }
]
