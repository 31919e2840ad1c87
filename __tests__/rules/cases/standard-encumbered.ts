import type { RuleCase } from '../case.ts'

const DENIAL = 'This does not say that you need a license.'
const h264 = `H.264 / MPEG-4 AVC, a standard whose patent holders run a public licensing programme (Via LA). ${DENIAL}`

export const cases: readonly RuleCase[] = [
  {
    name: 'the code of one standard',
    of: { name: 'tinyh264', license: 'MIT' },
    says: [
      {
        level: 'deny',
        what: `Contains the code of ${h264}`,
        accepts: ['h264'],
        by: 'implements: deny',
        evidence: [
          "the package's published files were examined: `published WebAssembly: h264bsdDecode symbols`; confidence high (standards data 2026.11.24)",
          'AVC/H.264 of Via LA (formerly MPEG LA): active (MPEG LA, 17 Nov 2003: terms of the joint H.264/MPEG-4 AVC license)'
        ],
        advice: [
          'use AV1 or VP9',
          'leave it out',
          "let the browser's, the system's or the device's own codec do it"
        ]
      }
    ]
  },
  {
    name: 'a binary of several standards, of which each sentence is true; the advice is about all that it carries',
    of: { name: '@ffmpeg/core', version: '0.12.10', license: 'GPL-2.0-or-later' },
    says: [
      {
        level: 'deny',
        what: `Ships a binary of H.264 / MPEG-4 AVC and H.265 / HEVC. Each is a standard whose patent holders run a public licensing programme (Via LA, Access Advance or Avanci). ${DENIAL}`,
        accepts: ['h264', 'hevc'],
        by: 'bundles: deny',
        advice: [
          'use AV1 or VP9 with Opus',
          'leave it out',
          "let the browser's, the system's or the device's own codec do it"
        ]
      }
    ]
  },
  {
    name: 'packages that take the codec away',
    of: { name: 'electron', license: 'MIT' },
    says: [
      {
        level: 'deny',
        what: `Ships a binary of ${h264}`,
        accepts: ['h264'],
        by: 'bundles: deny',
        advice: [
          'use AV1 or VP9 with Opus',
          "use `@theia/ffmpeg` (swaps Electron's ffmpeg for the codec-free one)",
          "use `electron-packager-plugin-non-proprietary-codecs-ffmpeg` (swaps Electron's ffmpeg for the codec-free one)",
          'leave it out',
          "let the browser's, the system's or the device's own codec do it"
        ]
      }
    ]
  },
  {
    name: 'at the level of its relation',
    of: { name: 'tinyh264', license: 'MIT' },
    policy: 'standards: { implements: warn }',
    says: [
      {
        level: 'warn',
        what: `Contains the code of ${h264}`,
        accepts: ['h264'],
        by: 'standards: { implements: warn }'
      }
    ]
  },
  {
    name: 'a mirror serves the same files',
    of: { name: 'tinyh264', license: 'MIT', origin: 'other-registry' },
    says: [{ level: 'deny', what: `Contains the code of ${h264}`, accepts: ['h264'], by: 'implements: deny' }]
  },
  {
    name: 'nobody looked at what comes from git',
    of: { name: 'tinyh264', license: 'MIT', origin: 'git' },
    says: []
  },
  {
    name: 'a definition that it passes',
    of: { name: 'tinyh264', license: 'MIT' },
    policy: 'standards: { definition: eif-2017 }',
    says: []
  },
  {
    name: 'allowed',
    of: { name: 'tinyh264', license: 'MIT' },
    policy: 'standards: { implements: allow }',
    says: []
  },
  {
    name: 'a record that nobody reviewed for a year',
    of: { name: 'tinyh264', license: 'MIT' },
    now: '2027-11-25T00:00:00Z',
    says: []
  },
  { name: 'it calls what lies elsewhere', of: { name: 'fluent-ffmpeg', license: 'MIT' }, says: [] },
  { name: 'an open standard', of: { name: 'mqtt', license: 'MIT' }, says: [] },
  { name: 'a package that the data does not know', of: { name: 'left-pad', license: 'MIT' }, says: [] }
]
