import { describe, expect, test } from '@jest/globals'
import { exceptionsFor } from '../../src/policy/exceptions.ts'
import { pathUse, setting, type SettingKey } from '../../src/policy/policy.ts'
import { remoteKey } from '../../src/policy/remote.ts'
import { errorsOf, extending, FILE, load, plain, policyOf, presetText, REF, TODAY, told } from './support.ts'

const ORG = 'acme/oss-policy:policy.yml'
const V = 'version: 1\n'
const repo = (...entries: readonly string[]) => `${V}extends: [${entries.join(', ')}]\n`
const missing = (level: string) => `unknown: { missing: ${level} }\n`
const SECRET = 'rosebud'

test('a file of another repository is read at its commit, and everything keeps its place', async () => {
  const asked: string[] = []
  const loaded = await load(repo(extending(ORG)), {
    remote: (file) => {
      asked.push(remoteKey(file))
      return Promise.resolve(`${V}${missing('deny')}`)
    }
  })
  if ('errors' in loaded) throw new Error(loaded.errors.map(told).join('\n'))
  const { policy } = loaded
  expect(asked).toEqual([`${ORG}@${REF}`])
  expect(setting(policy, 'unknown.missing', '')).toEqual({
    value: 'deny',
    by: { path: ORG, line: 2, column: 12 }
  })
  expect(policy.note).toEqual({ path: FILE, at: 'c0ffee', presets: ['open@1', `${ORG}@4f1c2e9`] })
  expect(policy.extended).toEqual([{ repo: 'acme/oss-policy', path: 'policy.yml', ref: REF }])
})

describe('the order of layers', () => {
  const files = {
    'acme/a:p.yml': `${V}${missing('allow')}`,
    'acme/b:p.yml': `${V}${missing('note')}`,
    'acme/on-a:p.yml': `${repo(extending('acme/a:p.yml'))}${missing('deny')}`,
    'acme/beside-a:p.yml': `${repo(extending('acme/a:p.yml'))}unknown: { custom: deny }\n`,
    'acme/internal:p.yml': `${repo('{ preset: internal@1 }')}${missing('deny')}`
  }
  const cases: readonly [entries: readonly string[], own: string, value: string, parts: readonly string[]][] =
    [
      [['acme/a:p.yml', 'acme/b:p.yml'], '', 'note', ['open@1', 'acme/a', 'acme/b']],
      [['acme/b:p.yml', 'acme/a:p.yml'], '', 'allow', ['open@1', 'acme/b', 'acme/a']],
      [['acme/b:p.yml'], missing('deny'), 'deny', ['open@1', 'acme/b']],
      [['acme/on-a:p.yml'], '', 'deny', ['open@1', 'acme/a', 'acme/on-a']],
      // Read once, where it stands first: what comes after it stays stronger.
      [['acme/on-a:p.yml', 'acme/a:p.yml'], '', 'deny', ['open@1', 'acme/a', 'acme/on-a']],
      [
        ['acme/on-a:p.yml', 'acme/beside-a:p.yml'],
        '',
        'deny',
        ['open@1', 'acme/a', 'acme/on-a', 'acme/beside-a']
      ],
      [['acme/internal:p.yml'], '', 'deny', ['internal@1', 'acme/internal']],
      [['acme/internal:p.yml', 'open@1'], '', 'warn', ['internal@1', 'acme/internal', 'open@1']],
      [['library@1', 'acme/a:p.yml'], '', 'allow', ['library@1', 'acme/a']]
    ]
  test.each(cases)('%j %j', async (entries, own, value, parts) => {
    const written = entries.map((e) => (e.includes(':') ? extending(e) : `{ preset: ${e} }`))
    const policy = await policyOf(repo(...written) + own, { remote: files })
    expect(setting(policy, 'unknown.missing', '').value).toBe(value)
    expect(policy.note.presets.map((name) => name.split(':')[0])).toEqual(parts)
  })

  test('two commits of one file are two files', async () => {
    const other = 'a'.repeat(40)
    const loaded = await load(repo(extending(ORG), extending(ORG, other)), {
      remote: ({ ref }) => Promise.resolve(`${V}${missing(ref === other ? 'deny' : 'note')}`)
    })
    expect('policy' in loaded && setting(loaded.policy, 'unknown.missing', '').value).toBe('deny')
  })
})

describe('entries that are not right', () => {
  const wrong: readonly [entry: string, error: string][] = [
    ['{ repo: acme/p }', '2:11 no `path` or `ref`'],
    ['{ repo: acme/p, path: p.yml }', '2:11 no `ref`'],
    ['{ path: p.yml }', '2:11 no `repo` or `ref`'],
    [`{ preset: open@1, repo: acme/p, path: p.yml, ref: "${REF}" }`, '2:11 at once'],
    [`{ repo: acme, path: p.yml, ref: "${REF}" }`, '2:19 `acme/oss-policy`'],
    [`{ repo: "https://github.com/acme/p", path: p.yml, ref: "${REF}" }`, '2:19 name of a repository'],
    [`{ repo: "acme/..", path: p.yml, ref: "${REF}" }`, '2:19 name of a repository'],
    [`{ repo: acme/p, path: ../p.yml, ref: "${REF}" }`, '2:33 path of a file'],
    [`{ repo: acme/p, path: /p.yml, ref: "${REF}" }`, '2:33 path of a file'],
    ['{ repo: acme/p, path: p.yml, ref: main }', '2:45 whole commit id'],
    ['{ repo: acme/p, path: p.yml, ref: 4f1c2e9 }', '2:45 whole commit id'],
    [`{ repo: acme/p, path: p.yml, ref: ${REF.toUpperCase()} }`, '2:45 small letters'],
    ['{ repo: acme/p, path: p.yml, ref: 1234567890123456789012345678901234567890 }', '2:45 quotes']
  ]
  test.each(wrong)('%s', async (entry, error) => {
    const found = await errorsOf(repo(entry), { remote: {} })
    expect(found.map(({ where }) => `${where.line}:${where.column}`)).toEqual([error.split(' ', 1)[0]])
    expect(found.map(told).join(' ')).toContain(error.replace(/^\S+ /, ''))
  })
})

describe('files that cannot be used', () => {
  test('one that cannot be read is told where it is named, with the reason', async () => {
    const [error, ...more] = await errorsOf(`${repo(extending(ORG))}gate: { nonsense: 1 }\n`, { remote: {} })
    expect(more).toEqual([])
    expect(error?.where).toEqual({ path: FILE, line: 2, column: 11 })
    expect(plain(error?.what ?? [])).toBe(
      `\`${ORG}\` could not be read, so its rules would not hold: \`There is no such file.\``
    )
  })

  test('without a way to read it nothing holds in its place', async () => {
    const [error] = await errorsOf(repo(extending(ORG)))
    expect(plain(error?.what ?? [])).toContain('this run cannot read other repositories')
  })

  test('what is wrong in it is told by line alone, whatever is wrong', async () => {
    const texts = [
      `${V}${SECRET}: 1\n`,
      `${V}licenses: { allow: [${SECRET}] }\n`,
      `${V}unknown: { missing: ${SECRET} }\n`,
      `${V}private: ["${SECRET}"]\n`,
      `${V}exceptions: [{ package: ${SECRET} }]\n`,
      `${V}extends: [{ preset: ${SECRET}@1 }]\n`,
      `${V}extends: [{ repo: ${SECRET} }]\n`,
      `${V}locked: [${SECRET}]\n`,
      `${V}gate: {${SECRET}\n`,
      `${V}*${SECRET}\n`,
      `${V}!${SECRET} x: y\n`,
      `${V}"${SECRET}": [}\n`,
      `- ${SECRET}\n`,
      SECRET,
      ''
    ]
    for (const text of texts) {
      const found = await errorsOf(repo(extending(ORG)), { remote: { [ORG]: text } })
      expect(found.length).toBeGreaterThan(0)
      expect(JSON.stringify(found)).not.toContain(SECRET)
      for (const { where, source, what } of found) {
        expect(where).toEqual({ path: ORG, line: expect.any(Number) })
        expect(source).toBeUndefined()
        expect(plain(what)).toContain('is of another repository')
      }
    }
  })

  test('what it extends and cannot be read is told by its own line', async () => {
    const remote = { [ORG]: `${V}extends:\n  - ${extending(`${SECRET}/x:p.yml`)}\n` }
    const [error] = await errorsOf(repo(extending(ORG)), { remote })
    expect(error?.where).toEqual({ path: ORG, line: 3 })
    expect(error).not.toHaveProperty('source')
  })
})

describe('bounds', () => {
  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `acme/f${i}:p.yml`,
        i === length - 1 ? V : repo(extending(`acme/f${i + 1}:p.yml`))
      ])
    )

  test('five files deep is deep enough', async () => {
    const deep = await policyOf(repo(extending('acme/f0:p.yml')), { remote: chain(5) })
    expect(deep.extended).toHaveLength(5)
    const [error] = await errorsOf(repo(extending('acme/f0:p.yml')), { remote: chain(6) })
    expect(error?.where).toEqual({ path: 'acme/f4:p.yml', line: 2 })
    expect(plain(error?.what ?? [])).toContain('more than 5 files deep')
  })

  test.each([
    ['itself', { 'acme/f0:p.yml': repo(extending('acme/f0:p.yml', 'b'.repeat(40))) }],
    ['itself in other letters', { 'acme/f0:p.yml': repo(extending('ACME/F0:p.yml')), 'ACME/F0:p.yml': V }],
    [
      'itself through another',
      { 'acme/f0:p.yml': repo(extending('acme/g:p.yml')), 'acme/g:p.yml': repo(extending('acme/f0:p.yml')) }
    ]
  ])('a file that extends %s ends there', async (_name, remote) => {
    const [error] = await errorsOf(repo(extending('acme/f0:p.yml')), { remote })
    expect(plain(error?.what ?? [])).toContain('extends itself')
  })

  test('no more than twenty files', async () => {
    const names = Array.from({ length: 21 }, (_, i) => `acme/f${i}:p.yml`)
    const remote = Object.fromEntries(names.map((name) => [name, V]))
    const twenty = await policyOf(repo(...names.slice(0, 20).map((name) => extending(name))), { remote })
    expect(twenty.extended).toHaveLength(20)
    const [error] = await errorsOf(repo(...names.map((name) => extending(name))), { remote })
    expect(plain(error?.what ?? [])).toBe('More than 20 files are extended here.')
  })
})

describe('what reports may say of such a file', () => {
  const text = `${V}licenses: { kinds: { weak-copyleft: warn } }
paths: [{ match: ["a/**"], use: ignore, reason: ${SECRET} }]
exceptions: [{ package: pkg:npm/a, accept: [missing], reason: ${SECRET}, owner: ${SECRET}, expires: 2027-01-01 }]
standards: { cleared: [{ standard: hevc, reason: ${SECRET}, ref: ${SECRET}, owner: ${SECRET}, expires: 2027-01-01 }] }
clarifications: [{ package: pkg:npm/a, versions: "*", license: MIT, evidence: [{ url: "https://${SECRET}.example" }], reason: ${SECRET}, by: ${SECRET} }]
`

  test('everything that it decides, and nothing of what it tells', async () => {
    const policy = await policyOf(repo(extending(ORG)), { remote: { [ORG]: text } })
    const { exceptions, cleared, clarifications, paths } = policy
    expect(JSON.stringify({ exceptions, cleared, clarifications, paths })).not.toContain(SECRET)
    expect(exceptionsFor(policy, 'pkg:npm/a', '1.0.0', 'package-lock.json', TODAY)).toMatchObject([
      { reason: `see ${ORG}`, owner: 'the owners of acme/oss-policy', foreign: true }
    ])
    expect(pathUse(policy, 'a/package-lock.json')).toMatchObject({ use: 'ignore', reason: `see ${ORG}` })
    expect(cleared).toMatchObject([{ standard: 'hevc', foreign: true }])
    expect(clarifications).toMatchObject([{ license: 'MIT', evidence: [] }])
  })
})

test('presets can be extended by files of other repositories in either order', async () => {
  const keys: readonly SettingKey[] = ['licenses.kinds.strong-copyleft', 'gate.incomplete']
  const remote = { [ORG]: repo('{ preset: shipped-product@1 }') }
  const policy = await policyOf(repo(extending(ORG)), { remote })
  expect(keys.map((key) => setting(policy, key, '').value)).toEqual(['deny', 'fail'])
  expect(presetText('shipped-product@1')).toContain('incomplete: fail')
})
