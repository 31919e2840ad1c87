import { describe, expect, test } from '@jest/globals'
import { isManifest, oneName, readManifest } from '../../src/inspect/manifest.ts'
import { recordOf } from '../../src/inspect/record.ts'
import type { Inspection } from '../../src/inspect/result.ts'
import { signatures } from '../../src/inspect/signature.ts'
import { cutAt } from './make.ts'

describe('manifests', () => {
  test.each([
    ['package.json', 'folder', true],
    ['package/package.json', 'folder', false],
    ['package/package.json', 'archive', true],
    ['package/node_modules/a/package.json', 'archive', false],
    ['av-1.0.dist-info/METADATA', 'archive', true],
    ['x/av-1.0.dist-info/METADATA', 'archive', false],
    ['package.json', 'file', false]
  ] as const)('%s of a %s: %s', (path, of, expected) => {
    expect(isManifest(path, of)).toBe(expected)
  })

  test.each([
    ['package.json', '{"name":"@a/b","version":"1.0.0"}', 'pkg:npm/%40a/b'],
    ['package.json', '{"name":"__proto__","version":"1.0.0"}', 'pkg:npm/__proto__'],
    ['package.json', '{"version":"1.0.0"}', undefined],
    ['package.json', '{"name":"a b","version":"1.0.0"}', undefined],
    ['package.json', '{"name":{},"version":1}', undefined],
    ['package.json', 'no json', undefined],
    [
      'a-1.dist-info/METADATA',
      'Metadata-Version: 2.1\nName: Pillow_HEIF\nVersion: 1.0\n\nName: other',
      'pkg:pypi/pillow-heif'
    ],
    ['a-1.dist-info/METADATA', 'Metadata-Version: 2.1\n\nName: other\nVersion: 1', undefined]
  ])('%s %j is %s', async (path, text, purl) => {
    expect((await readManifest(path, cutAt(Buffer.from(text), [3, 5])))?.purl).toBe(purl)
  })

  test('several names are none', () => {
    const a = { purl: 'pkg:npm/a', name: 'a', version: '1' }
    expect(oneName([a, { ...a }])).toEqual(a)
    expect(oneName([a, { ...a, version: '2' }])).toBeUndefined()
    expect(oneName([])).toBeUndefined()
  })
})

const holding = (id: string, file: string, text: string) => ({
  signature: signatures.find((s) => s.id === id)!,
  file,
  places: [{ offset: 7, text }]
})

describe('the record', () => {
  const inspection: Inspection = {
    target: 'x.tgz',
    package: { purl: 'pkg:npm/x', name: 'x', version: '1.2.3' },
    holdings: [
      holding(
        'x265',
        'b/x.node',
        'H.265/HEVC codec - Copyright 2013-2018 (c) Multicoreware, Inc and much more text than anybody reads'
      ),
      holding('x264', 'b/x.node', 'H.264/MPEG-4 AVC codec - Copy\u001b[2J'),
      holding('x265', 'c/x.node', 'H.265/HEVC codec - Copyright'),
      holding('x264', 'c/x.node', 'H.264/MPEG-4 AVC codec - Copy')
    ],
    files: 3,
    binaries: 2,
    scripts: 0,
    problems: [],
    skipped: []
  }

  test('has the shape of the standards data, and no control characters', () => {
    expect(recordOf(inspection, '2026-11-24')).toEqual({
      purl: 'pkg:npm/x',
      relation: 'bundles',
      standards: ['h264', 'hevc'],
      confidence: 'high',
      name_verified_by: "the package's own manifest",
      evidence_kind: 'inspected',
      evidence: [
        'strings in b/x.node (1.2.3, inspected 2026-11-24): H.265/HEVC codec - Copyright 2013-2018 (c) Multicoreware, I…; H.264/MPEG-4 AVC codec - Copy [2J'
      ]
    })
  })

  test('needs a name and a finding', () => {
    const { package: named, ...nameless } = inspection
    expect(recordOf(nameless, '2026-11-24')).toBeUndefined()
    expect(recordOf({ ...inspection, holdings: [] }, '2026-11-24')).toBeUndefined()
    expect(named).toBeDefined()
  })
})
