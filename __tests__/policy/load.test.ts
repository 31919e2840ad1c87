import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { keysAt } from '../../src/policy/outline.ts'
import { setting, type SettingKey } from '../../src/policy/policy.ts'
import { PRESETS } from '../../src/policy/presets.ts'
import { errorsOf, FILE, load, plain, policyOf, TODAY } from './support.ts'

const SECTIONS = ['licenses.kinds', 'standards', 'unknown', 'scopes', 'gate']
const SINGLE = ['licenses.incompatible']

describe('good files', () => {
  const good: Record<string, string> = {
    'the shortest': 'version: 1',
    'the usual three lines': 'version: 1\nextends: [{ preset: open@1 }]\nexceptions: []\n',
    'a byte order mark': '\uFEFFversion: 1\n',
    'Windows line ends': 'version: 1\r\ngate:\r\n  judge: fresh\r\n',
    'a document mark and comments': '# ours\n---\nversion: 1 # first\n...\n',
    JSON: '{"version": 1, "licenses": {"deny": ["JSON"]}}',
    'empty sections and lists': 'version: 1\nlicenses: {}\nunknown: {}\npaths: []\nprivate: []\nscopes: {}\n',
    'words in quotes': 'version: 1\ngate: { \'judge\': "fresh" }\n',
    'texts on several lines': 'version: 1\nlicenses:\n  deny:\n    - >-\n      JSON\n',
    'licenses in any case and form':
      'version: 1\nlicenses: { allow: [mit, GPL-2.0 WITH classpath-exception-2.0, LicenseRef-Acme, Apache-2.0+], deny: [UNLICENSED] }\n',
    'everything that works': readFileSync('__tests__/policy/fixtures/whole.yml', 'utf8'),
    'our own policy': readFileSync(FILE, 'utf8')
  }
  test.each(Object.entries(good))('%s', async (_name, text) => {
    const loaded = await load(text)
    expect('errors' in loaded ? loaded.errors : []).toEqual([])
  })
})

describe('where values come from', () => {
  test('without a file open@1 holds, and says so', async () => {
    const policy = await policyOf(undefined)
    expect(policy.note).toEqual({ path: 'open@1', presets: ['open@1'] })
    expect(setting(policy, 'gate.block-on', '')).toMatchObject({ value: 'deny', by: { path: 'open@1' } })
  })

  test('a file without extends starts from open@1', async () => {
    const policy = await policyOf('version: 1\n')
    expect(policy.note).toEqual({ path: FILE, at: 'c0ffee', presets: ['open@1'] })
    expect(setting(policy, 'licenses.kinds.proprietary', '').value).toBe('deny')
  })

  test('a value of the file replaces that of the preset, with its own line', async () => {
    const policy = await policyOf('version: 1\nlicenses:\n  kinds: { strong-copyleft: note }\n')
    expect(setting(policy, 'licenses.kinds.strong-copyleft', '')).toEqual({
      value: 'note',
      by: { path: FILE, line: 3, column: 12 }
    })
    expect(setting(policy, 'licenses.kinds.weak-copyleft', '').by.path).toBe('open@1')
  })

  test('places after a byte order mark count without it', async () => {
    const policy = await policyOf('\uFEFFversion: 1\r\nscopes: { runtime: advise }\r\n')
    expect(setting(policy, 'scopes.runtime', '').by).toEqual({ path: FILE, line: 2, column: 11 })
  })

  test('every entry keeps its place', async () => {
    const policy = await policyOf(readFileSync('__tests__/policy/fixtures/whole.yml', 'utf8'))
    expect(policy.exceptions.map((e) => e.at.line)).toEqual([56, 64])
    expect(policy.cleared.map((c) => c.at)).toEqual([{ path: FILE, line: 28, column: 7 }])
    expect(policy.paths.map((p) => p.at.line)).toEqual([47, 52])
    expect(policy.private.map((p) => p.at)).toEqual([{ path: FILE, line: 69, column: 11 }])
    expect(policy.publicRegistries).toEqual(['npm.acme.example'])
  })
})

describe('presets', () => {
  test('the list and the folder agree', () => {
    const files = readdirSync('src/policy/presets').map((f) => f.replace(/\.yml$/, ''))
    expect(files.sort()).toEqual([...PRESETS].sort())
  })

  test.each([...PRESETS])('%s sets every key, and says why', async (name) => {
    const text = readFileSync(`src/policy/presets/${name}.yml`, 'utf8')
    const policy = await policyOf(undefined, { preset: () => Promise.resolve(text) })
    const wanted = SECTIONS.flatMap((s) => keysAt(s.split('.')).map((key) => `${s}.${key}`))
    expect([...policy.settings.keys()].sort()).toEqual(
      [...wanted.filter((key) => key !== 'standards.cleared'), ...SINGLE].sort()
    )
    for (const line of text.split('\n').filter((l) => /: \S/.test(l) && !/^(#|version:)/.test(l))) {
      expect(line).toMatch(/ # [A-Z].*\.$/)
    }
  })

  test.each([...PRESETS])('%s never changes under its number', (name) => {
    const digests = JSON.parse(readFileSync('__tests__/policy/fixtures/presets.json', 'utf8')) as unknown
    const digest = createHash('sha256')
      .update(readFileSync(`src/policy/presets/${name}.yml`))
      .digest('hex')
    expect(digests).toHaveProperty([name], digest)
  })

  test('are all strict about what is never open, and none of them locks anything', async () => {
    for (const name of PRESETS) {
      const policy = await policyOf(`version: 1\nextends: [{ preset: ${name} }]\n`)
      for (const key of ['licenses.kinds.non-commercial', 'licenses.kinds.proprietary', 'unknown.identity']) {
        expect(policy.settings.get(key as SettingKey)?.value).toBe('deny')
      }
      expect(policy.locks).toEqual([])
      expect(policy.note.presets).toEqual([name])
    }
  })

  test('open@1 has the levels that the documentation shows', async () => {
    const { settings } = await policyOf(undefined)
    const shown = Object.fromEntries([...settings].map(([key, { value }]) => [key, value]))
    expect(shown).toEqual(JSON.parse(readFileSync('__tests__/policy/fixtures/open@1.json', 'utf8')))
  })

  test('a preset that is not there is told, not passed over', async () => {
    const loaded = await load('version: 1\n', { preset: () => Promise.resolve(undefined) })
    expect('errors' in loaded && loaded.errors.map((e) => e.where)).toEqual([{ path: 'open@1' }])
  })

  test('a broken preset is told with its own name', async () => {
    const [error] = await errorsOf('version: 1\n', {
      preset: () => Promise.resolve('version: 1\nlicence: {}\n')
    })
    expect(error?.where).toEqual({ path: 'open@1', line: 2, column: 1 })
  })
})

describe('errors', () => {
  test('carry the line that they are about, without its end', async () => {
    const [error] = await errorsOf('version: 1\r\ngate: { jugde: fresh }\r\n')
    expect(error).toMatchObject({
      where: { path: FILE, line: 2, column: 9 },
      source: 'gate: { jugde: fresh }'
    })
  })

  test('leave out a line that nobody could read', async () => {
    const [error] = await errorsOf(`version: 1\nx: ${'y'.repeat(600)}\n`)
    expect(error?.where.line).toBe(2)
    expect(error).not.toHaveProperty('source')
  })

  test('come all at once, in the order of the file', async () => {
    const found = await errorsOf(
      'version: 2\ngate: { judge: new }\nlicenses: { allow: [Nope] }\nprivate: ["x y"]\nstandards: { definition: none }\nversion: 1\nx: !t y\n'
    )
    expect(found.map((e) => e.where.line)).toEqual([2, 3, 4, 5, 6, 7, 7])
  })

  test('end at fifty, and say how many more there are', async () => {
    const found = await errorsOf(
      `version: 1\n${Array.from({ length: 80 }, (_, i) => `key${i}: 1\n`).join('')}`
    )
    expect(found).toHaveLength(50)
    expect(found.map((e) => e.where.line)).toEqual(Array.from({ length: 50 }, (_, i) => i + 2))
    expect(plain(found.at(-1)?.what ?? [])).toContain('31 more errors')
  })

  test('quote foreign text, and only as a quote', async () => {
    const hostile = '"@all ::error:: <img>"'
    const found = await errorsOf(
      `version: 1\n${hostile}: 1\nprivate: [${hostile}]\nlicenses: { allow: [${hostile}] }\n`
    )
    expect(found).toHaveLength(3)
    for (const { what, fix } of found) {
      const own = [...what, ...fix].filter((w) => typeof w === 'string').join('')
      expect(own).not.toMatch(/@all|error::|img/)
    }
  })
})

const accepts = (name: string) =>
  `version: 1\nexceptions:\n  - { package: pkg:npm/x, accept: [${name}], reason: r, owner: o, expires: ${TODAY} }\n`

describe('standards', () => {
  test('are known by their list', async () => {
    expect((await policyOf(accepts('hevc'))).exceptions[0]?.accept).toEqual(['hevc'])
    expect(await errorsOf(accepts('hevd'))).toHaveLength(1)
  })

  test('are known by their form where there is no list', async () => {
    expect((await policyOf(accepts('hevd'), { standards: undefined })).exceptions[0]?.accept).toEqual([
      'hevd'
    ])
    expect(await errorsOf(accepts('Hevd'), { standards: undefined })).toHaveLength(1)
  })

  test('come before a license of the same name in small letters', async () => {
    expect((await policyOf(accepts('json'))).exceptions[0]?.accept).toEqual(['json'])
    expect((await policyOf(accepts('JSON'))).exceptions[0]?.accept).toEqual(['JSON'])
    expect((await policyOf(accepts('json'), { standards: [] })).exceptions[0]?.accept).toEqual(['JSON'])
  })
})
