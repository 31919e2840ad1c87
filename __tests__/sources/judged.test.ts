// What evidence from outside does to a verdict: the whole line from files to a report, with a deps.dev on hand.
import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/model.ts'
import { type Case, pipeline } from '../../src/pipeline.ts'
import { depsDev } from '../../src/sources/deps-dev.ts'
import { snapshotOf } from '../inventory/snapshot.ts'
import { LOCK, POLICY, plain, told, world } from '../judge/samples.ts'
import { type DepsDevOptions, fakeDepsDev } from '../support/fake-depsdev.ts'
import { reachTo } from '../support/fake-service.ts'

const HERE = 'https://deps.example'
const DOWN = [{ on: 'batch', times: 99, act: { status: 503, body: '' } }] as const

/** `name@version` to the license that the lockfile states. */
type Packages = Readonly<Record<string, string | undefined>>

interface Given {
  readonly base?: Packages
  readonly policy?: string
  /** Of the lockfile. */
  readonly path?: string
  /** What is known outside; without it nobody is asked. */
  readonly outside?: DepsDevOptions
}

function lockOf(packages: Packages, resolved: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries(packages).map(([text, license]) => {
    const at = text.lastIndexOf('@')
    return { name: text.slice(0, at), version: text.slice(at + 1), license }
  })
  const dependencies = Object.fromEntries(all.map(({ name }) => [name, '*']))
  const entries = all.map(({ name, version, license }) => [
    `node_modules/${name}`,
    { version, license, resolved: resolved[name] }
  ])
  const root = { '': { name: 'app', dependencies } }
  return JSON.stringify({ lockfileVersion: 3, packages: { ...root, ...Object.fromEntries(entries) } })
}

/** A side with one lockfile; text beside a manifest is that of yarn, which states no licenses. */
const side = (text: string, path = LOCK) =>
  snapshotOf(new Map([[path, text], ...(path === LOCK ? [] : [['package.json', MANIFEST] as const])]))
const MANIFEST = '{"name":"app","dependencies":{"a":"1.0.0"}}'
const YARN = '# yarn lockfile v1\n\n\na@1.0.0:\n  version "1.0.0"\n'

async function judged(head: Packages | string, { base, policy, path, outside }: Given = {}) {
  const fake = fakeDepsDev(outside)
  const about: Case = {
    head: side(typeof head === 'string' ? head : lockOf(head), path),
    ...(base === undefined ? {} : { base: side(lockOf(base)) }),
    policy: { text: `version: 1\n${policy ?? ''}`, path: POLICY },
    withoutPolicy: 'enforce',
    project: { name: 'app', head: 'h', tool: { name: 't', version: '0' } },
    ...(outside === undefined
      ? {}
      : { asking: { reach: reachTo({ [HERE]: fake.service }), sources: [depsDev(HERE)] } })
  }
  const outcome = await pipeline(about, world)
  if ('errors' in outcome) throw new Error(JSON.stringify(outcome.errors))
  expect(fake.problems).toEqual([])
  const { report } = outcome
  return {
    report,
    named: fake.named,
    says: [report.verdict, ...told(report.findings), ...problemsOf(report)]
  }
}

function problemsOf({ problems }: Report): readonly string[] {
  return problems.map((p) => `${p.fresh ? '' : 'old '}${p.level} ${p.code}`)
}

const NO_COPYLEFT = 'licenses: { kinds: { strong-copyleft: deny } }'

describe('a lockfile that says MIT of a package under the GPL', () => {
  const known = { 'a@1.0.0': 'GPL-3.0' }

  test('does not clear it', async () => {
    const { report, says } = await judged(
      { 'a@1.0.0': 'MIT' },
      { base: {}, policy: NO_COPYLEFT, outside: { known } }
    )
    expect(says).toEqual(['fail', 'deny license-conflict a'])
    expect(plain(report.findings[0]?.what ?? [])).toBe(
      'The license claims disagree: deps.dev says `GPL-3.0`, the lockfile says `MIT`. It is judged by `GPL-3.0-only`, the strictest of them.'
    )
    expect(report.findings[0]?.evidence).toContainEqual({
      what: ['stated as ', { quote: 'GPL-3.0' }],
      source: 'deps.dev',
      url: 'https://deps.dev/npm/a/1.0.0'
    })
  })

  test('is shown where the GPL is welcome', async () => {
    expect((await judged({ 'a@1.0.0': 'MIT' }, { outside: { known } })).says).toEqual([
      'pass',
      'warn license-conflict a'
    ])
  })

  test('does not hide what an upgrade changes', async () => {
    const relicensed = { 'a@1.0.0': 'MIT', 'a@2.0.0': 'BUSL-1.1' }
    const { says } = await judged(
      { 'a@2.0.0': 'MIT' },
      { base: { 'a@1.0.0': 'MIT' }, outside: { known: relicensed } }
    )
    expect(says).toContain('fail')
    expect(says.filter((s) => s.startsWith('deny'))).not.toEqual([])
  })
})

describe('the word of the lockfile', () => {
  test('agrees with the same license by an older name', async () => {
    const known = { 'a@1.0.0': 'GPL-3.0-only' }
    expect((await judged({ 'a@1.0.0': 'GPL-3.0' }, { outside: { known } })).says).toEqual(['pass'])
  })

  test('is not enough where outside nobody knows the version', async () => {
    const { says } = await judged({ 'a@1.0.0': 'MIT' }, { outside: {} })
    expect(says).toEqual(['pass', 'warn license-unverified a'])
    const strict = 'unknown: { unverified: deny }'
    expect((await judged({ 'a@1.0.0': 'MIT' }, { policy: strict, outside: {} })).says[0]).toBe('fail')
  })

  test('condemns all the same', async () => {
    const { says } = await judged({ 'a@1.0.0': 'BUSL-1.1' }, { outside: {} })
    expect(says).toEqual(['fail', 'deny license-denied a', 'warn license-unverified a'])
    const down = await judged({ 'a@1.0.0': 'BUSL-1.1' }, { outside: { faults: DOWN } })
    expect(down.says).toEqual(['fail', 'deny license-denied a', 'warn lookup-failed'])
  })

  test('stands where nobody is asked, and the report says so once', async () => {
    const { report, says } = await judged({ 'a@1.0.0': 'MIT' })
    expect(says).toEqual(['pass'])
    expect(report.coverage).toMatchObject({ packages: 1, judged: 1, lockfileOnly: 1, asked: [] })
    const minding = 'unknown: { not-asked: deny }'
    expect((await judged({ 'a@1.0.0': 'MIT' }, { policy: minding })).says).toEqual([
      'fail',
      'deny license-unverified a'
    ])
  })

  test('is not needed where somebody outside knows', async () => {
    const { report, says } = await judged(
      { 'a@1.0.0': undefined },
      { outside: { known: { 'a@1.0.0': 'MIT' } } }
    )
    expect(says).toEqual(['pass'])
    expect(report.coverage).toMatchObject({
      judged: 1,
      lockfileOnly: 0,
      asked: [{ source: 'deps.dev', packages: 1 }]
    })
  })
})

describe('nobody says anything', () => {
  test.each([
    ['asked', {}, ['pass', 'warn license-missing a']],
    ['down', { faults: DOWN }, ['incomplete', 'warn lookup-failed']]
  ])('%s', async (_, outside, says) => {
    expect((await judged({ 'a@1.0.0': undefined }, { outside })).says).toEqual(says)
  })

  test('and nobody was asked: missing from a lockfile that states licenses', async () => {
    expect((await judged({ 'a@1.0.0': undefined })).says).toEqual(['pass', 'warn license-missing a'])
  })

  test('and nobody was asked: not judged, where lockfiles never state any', async () => {
    const { report, says } = await judged(YARN, { path: 'yarn.lock' })
    expect(says).toEqual(['pass'])
    expect(report.subjects.map(({ fact }) => fact.state)).toEqual(['not-asked'])
    expect(report.coverage).toMatchObject({ packages: 1, judged: 0 })
    const minding = { path: 'yarn.lock', policy: 'unknown: { not-asked: deny }' }
    expect((await judged(YARN, minding)).says).toEqual(['fail', 'deny license-unverified a'])
    const asked = { path: 'yarn.lock', outside: { known: { 'a@1.0.0': 'BUSL-1.1' } } }
    expect((await judged(YARN, asked)).says).toEqual(['fail', 'deny license-denied a'])
  })
})

const under = (level: string) =>
  judged({ 'a@1.0.0': 'MIT' }, { policy: `unknown: { lookup-failed: ${level} }`, outside: { faults: DOWN } })

describe('a source that is down', () => {
  test('makes the verdict incomplete, and as hard as the policy says', async () => {
    expect((await under('allow')).says).toEqual(['pass'])
    expect((await under('note')).says).toEqual(['pass', 'note lookup-failed'])
    expect((await under('warn')).says).toEqual(['incomplete', 'warn lookup-failed'])
    expect((await under('deny')).says).toEqual(['fail', 'deny lookup-failed'])
  })

  test('is not the business of a change that brings nothing in', async () => {
    const stays = { 'a@1.0.0': 'MIT' }
    expect((await judged(stays, { base: stays, outside: { faults: DOWN } })).says).toEqual([
      'pass',
      'old warn lookup-failed'
    ])
    const grown = { ...stays, 'b@1.0.0': 'MIT' }
    expect((await judged(grown, { base: stays, outside: { faults: DOWN } })).says).toEqual([
      'incomplete',
      'warn lookup-failed'
    ])
  })

  test('leaves its packages judged by the word of the lockfile alone', async () => {
    const { report } = await judged({ 'a@1.0.0': 'MIT' }, { outside: { faults: DOWN } })
    expect(report.coverage).toMatchObject({ packages: 1, lockfileOnly: 1 })
    expect(report.subjects[0]?.fact.unverified).toBe('failed')
  })
})

test('only public names that the policy does not keep private are heard outside', async () => {
  const packages = {
    'open@1.0.0': 'MIT',
    '@acme/secret@1.0.0': 'MIT',
    'inner@1.0.0': 'MIT',
    'forge@1.0.0': 'MIT'
  }
  const resolved = {
    inner: 'https://npm.acme.example/inner/-/inner-1.0.0.tgz',
    forge: 'git+ssh://git@git.example/forge.git#0123456789012345678901234567890123456789'
  }
  const { named, report } = await judged(lockOf(packages, resolved), {
    policy: 'private: ["pkg:npm/%40acme/*"]',
    outside: { known: { 'open@1.0.0': 'MIT' } }
  })
  expect(named).toEqual(['open@1.0.0'])
  expect(report.coverage.asked).toEqual([{ source: 'deps.dev', packages: 1 }])
})
