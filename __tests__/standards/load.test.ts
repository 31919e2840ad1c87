import { describe, expect, test } from '@jest/globals'
import { loadIndex, loadStandards } from '../../src/standards/data.ts'
import { all, built, packageOf, reader } from './built.ts'

const CORE = packageOf('pkg:npm/%40ffmpeg/core@0.12.10')
const OTHER = packageOf('pkg:npm/left-out@1.0.0')

describe('what is read', () => {
  test.each([
    ['nothing to match', [], ['definitions.json']],
    ['no ecosystem that the data knows', [packageOf('pkg:hex/plug@1')], ['definitions.json']],
    ['no purl', [packageOf(undefined)], ['definitions.json']],
    ['nothing that matches', [OTHER], ['definitions.json', 'packages-npm.json']],
    ['the project itself', [packageOf(CORE.purl, 'first-party')], ['definitions.json', 'packages-npm.json']],
    ['a match', [OTHER, CORE], ['definitions.json', 'packages-npm.json', 'standards.json']],
    [
      'two ecosystems',
      [CORE, packageOf('pkg:cargo/openh264@1')],
      ['definitions.json', 'packages-cargo.json', 'packages-npm.json', 'standards.json']
    ]
  ])('%s', async (_, packages, files) => {
    const { read, asked } = reader()
    await loadStandards(read, packages)
    expect(asked).toEqual(files)
  })

  test('everything, when no packages are named', async () => {
    const { read, asked } = reader()
    await loadStandards(read)
    expect(asked.sort()).toEqual([...built.keys()].sort())
  })

  test('the index alone is enough to check a policy', async () => {
    const { read, asked } = reader()
    const index = await loadIndex(read)
    expect(index.definitions.get('osi-osr')?.name).toBe('OSI Open Standards Requirement (2006)')
    expect(index.standards).toEqual(all.ids)
    expect(asked).toEqual(['definitions.json'])
  })
})

describe('what it says', () => {
  test('the flags of @ffmpeg/core, with their records', async () => {
    const standards = await loadStandards(reader().read, [CORE])
    const flags = standards.match(CORE)
    expect(flags.filter((f) => f.severity === 'high').map((f) => f.standard)).toEqual(['h264', 'hevc'])
    expect(flags.map((f) => standards.record(f.standard).id)).toEqual(flags.map((f) => f.standard))
    expect(standards.record('h264')).toMatchObject({ flag: 'encumbered', alternatives: ['av1', 'vp9'] })
    expect(standards.record('h264').licensing_programmes[0]?.source.kind).toBe('found')
  })

  test('the relation of the pair counts, not that of the package', () => {
    const relations = all.match(packageOf('pkg:npm/shaka-player@4')).map((f) => `${f.standard} ${f.relation}`)
    expect(relations).toContain('mpeg-dash implements')
    expect(relations).toContain('eme wraps')
  })

  test('alternatives have to pass the same definition', () => {
    expect(all.alternatives('h264', 'osi-osr', ['patents']).map((s) => s.id)).toEqual(['av1', 'vp9'])
    expect(all.alternatives('h264', 'sep-free', ['patents'])).toEqual([])
    expect(all.alternatives('png', 'osi-osr', ['patents'])).toEqual([])
  })

  test('version and disclaimer', () => {
    expect(all.version).toBe('2026.11.24')
    expect(all.disclaimer).toContain('Not legal advice')
  })
})

describe('a broken installation says which file', () => {
  const index = built.get('definitions.json') as object
  const npm = built.get('packages-npm.json') as object
  const records = built.get('standards.json') as object
  test.each([
    ['a file that is no object', { 'definitions.json': 'oops' }, /definitions\.json has no version/],
    [
      'a list that is gone',
      { 'definitions.json': { ...index, definitions: null } },
      /no list of definitions/
    ],
    [
      'an entry of another shape',
      { 'definitions.json': { ...index, definitions: [{ id: 1 }] } },
      /another shape/
    ],
    [
      'half an update',
      { 'packages-npm.json': { ...npm, version: '2020.01.01' } },
      /packages-npm\.json is not of/
    ],
    ['a package of another shape', { 'packages-npm.json': { ...npm, packages: [{}] } }, /packages-npm\.json/],
    ['a place that is not there', { 'packages-npm.json': { ...npm, sets: [] } }, /points to an entry \d+/],
    ['sources that are gone', { 'standards.json': { ...records, sources: [] } }, /standards\.json points to/],
    [
      'standards that are gone',
      { 'standards.json': { version: '2026.11.24', sources: [] } },
      /no list of standards/
    ]
  ])('%s', async (_, replaced, message) => {
    await expect(loadStandards(reader(replaced).read, [CORE])).rejects.toThrow(message)
  })

  test('a file that cannot be read', async () => {
    const gone = { read: async () => Promise.reject(new Error('gone')) }
    await expect(loadStandards(gone.read, [CORE])).rejects.toThrow('gone')
  })
})

test('asking for what was not loaded is a mistake, not an answer', async () => {
  const standards = await loadStandards(reader().read, [OTHER])
  expect(() => standards.match(packageOf('pkg:cargo/openh264@1'))).toThrow('cargo')
  expect(() => standards.record('h264')).toThrow('h264')
  expect(() => all.record('no-such-standard')).toThrow('no-such-standard')
})
