import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Report, Snapshot } from '../src/model.ts'
import { type Case, type Outcome, pipeline } from '../src/pipeline.ts'
import type { Source } from '../src/sources/source.ts'
import { snapshotOf } from './inventory/snapshot.ts'
import { LOCK, POLICY, plain, told, world } from './judge/samples.ts'

type Files = Readonly<Record<string, string>>

const sideOf = (files: Files): Snapshot => snapshotOf(new Map(Object.entries(files)))

function run(
  head: Files,
  more: Partial<Omit<Case, 'base' | 'policy'>> & { base?: Files; policy?: string } = {}
): Promise<Outcome> {
  const { base, policy, ...rest } = more
  return pipeline(
    {
      head: sideOf(head),
      ...(base === undefined ? {} : { base: sideOf(base) }),
      ...(policy === undefined ? {} : { policy: { text: policy, path: POLICY, at: 'c0ffee' } }),
      withoutPolicy: 'enforce',
      project: { name: 'demo', head: 'h', tool: { name: 't', version: '0' } },
      ...rest
    },
    world
  )
}

async function report(...given: Parameters<typeof run>): Promise<Report> {
  const outcome = await run(...given)
  if ('errors' in outcome) throw new Error(JSON.stringify(outcome.errors))
  return outcome.report
}

/** A lockfile with one direct dependency for each name. */
function lock(packages: Readonly<Record<string, unknown>>): string {
  const dependencies = Object.fromEntries(Object.keys(packages).map((name) => [name, '1']))
  const entries = Object.entries(packages).map(([name, license]) => [
    `node_modules/${name}`,
    { version: '1.0.0', license }
  ])
  return JSON.stringify(
    { lockfileVersion: 3, packages: { '': { dependencies }, ...Object.fromEntries(entries) } },
    null,
    1
  )
}

describe('from files to a report', () => {
  test('under a policy of its own', async () => {
    const found = await report(
      { [LOCK]: lock({ a: 'MIT' }) },
      { policy: 'version: 1\nlicenses: { deny: [MIT] }\n' }
    )
    expect([found.verdict, told(found.findings)]).toEqual(['fail', ['deny license-denied a']])
    expect(found.policy).toMatchObject({
      path: POLICY,
      at: 'c0ffee',
      presets: ['open@1'],
      offered: false,
      judge: 'everything'
    })
    expect(found.findings[0]?.by).toMatchObject({ path: POLICY, line: 2 })
  })

  test('a policy that cannot be used judges nothing', async () => {
    const outcome = await run({ [LOCK]: lock({ a: 'BUSL-1.1' }) }, { policy: 'version: 1\nlicences: {}\n' })
    expect('errors' in outcome && outcome.errors[0]?.where).toMatchObject({ path: POLICY, line: 2 })
  })

  test('without a policy: in force, or as advice', async () => {
    const head = { [LOCK]: lock({ a: 'BUSL-1.1' }) }
    expect(await report(head)).toMatchObject({
      verdict: 'fail',
      mode: 'enforce',
      policy: { path: 'open@1', offered: false }
    })
    expect(await report(head, { withoutPolicy: 'advise' })).toMatchObject({
      verdict: 'pass',
      mode: 'advise',
      policy: { offered: true }
    })
  })

  test('fresh or everything: the policy decides, and an option takes its place', async () => {
    const side = { [LOCK]: lock({ a: 'BUSL-1.1' }) }
    const everything = 'version: 1\ngate: { judge: everything }\n'
    expect(await report(side, { base: side })).toMatchObject({
      verdict: 'pass',
      compared: true,
      policy: { judge: 'fresh' }
    })
    expect((await report(side, { base: side, policy: everything })).verdict).toBe('fail')
    expect((await report(side, { base: side, policy: everything, judge: 'fresh' })).verdict).toBe('pass')
    expect((await report(side, { base: side, judge: 'everything' })).verdict).toBe('fail')
  })

  test('paths that the policy leaves out are told and not judged', async () => {
    const policy = 'version: 1\npaths: [{ match: ["demo/**"], use: ignore, reason: A demo }]\n'
    const found = await report(
      { [`demo/${LOCK}`]: lock({ a: 'BUSL-1.1' }), [LOCK]: lock({ b: 'MIT' }) },
      { policy }
    )
    expect([found.verdict, found.coverage.packages]).toEqual(['pass', 1])
    expect(found.coverage.skipped.map((s) => [s.path, plain(s.reason)])).toEqual([
      [`demo/${LOCK}`, 'the policy leaves it out: `A demo`']
    ])
  })

  test('a lockfile that the change broke fails, one that was broken before does not', async () => {
    const fine = { [LOCK]: lock({ a: 'MIT' }) }
    const broken = { [LOCK]: '{' }
    expect((await report(broken, { base: fine })).verdict).toBe('fail')
    expect((await report(broken, { base: broken })).verdict).toBe('pass')
    expect((await report(broken)).verdict).toBe('fail')
    expect((await report(broken, { base: fine })).removed).toEqual([])
  })

  test('a lockfile that the change takes away fails, whatever the policy says of projects without one', async () => {
    const manifest = { 'package.json': '{}' }
    const base = { ...manifest, [LOCK]: lock({ a: 'MIT' }) }
    const policy = 'version: 1\ngate: { block-on: never }\nunknown: { no-lockfile: allow }\n'
    const found = await report(manifest, { base, policy })
    expect([found.verdict, found.problems.map((p) => [p.level, p.code, p.fresh])]).toEqual([
      'fail',
      [['deny', 'lockfile-missing', true]]
    ])
    expect((await report({}, { base, policy })).verdict).toBe('pass')
  })

  test('a lockfile that the change hides in a folder that is left alone leaves the verdict open', async () => {
    const base = { [LOCK]: lock({ a: 'MIT' }) }
    const head = { ...base, [`vendor/x/${LOCK}`]: lock({ b: 'BUSL-1.1' }) }
    expect((await report(head, { base })).verdict).toBe('incomplete')
    expect((await report(head, { base: head })).verdict).toBe('pass')
  })

  test('a listing that fails on both sides is never a pass', async () => {
    const cut: Snapshot = {
      id: 'cut',
      list: () => Promise.reject(new Error('503')),
      read: () => Promise.reject(new Error('503'))
    }
    const outcome = await pipeline(
      {
        head: cut,
        base: cut,
        withoutPolicy: 'enforce',
        project: { name: 'p', head: 'h', tool: { name: 't', version: '0' } }
      },
      world
    )
    expect('report' in outcome && outcome.report.verdict).toBe('incomplete')
  })
})

/** Somebody outside who knows these licenses, and keeps who was asked about. */
function source(answers: Readonly<Record<string, string>>, asked: string[] = []): Source {
  return {
    id: 'somebody.example',
    covers: () => true,
    ask: async (packages) => {
      asked.push(...packages.map((p) => p.name))
      return new Map(
        packages.map((p) => {
          const raw = answers[p.name]
          return [
            p.id,
            raw === undefined
              ? { state: 'nothing' }
              : { state: 'answered', claims: [{ raw, source: 'somebody.example', trust: 'outside' }] }
          ]
        })
      )
    }
  }
}

describe('asking', () => {
  const nowhere = {
    get: () => Promise.resolve({ kind: 'failure', cause: 'spent' } as const),
    post: () => Promise.resolve({ kind: 'failure', cause: 'spent' } as const),
    wait: () => Promise.resolve(false)
  }
  const asking = (...sources: readonly Source[]) => ({ asking: { sources, reach: nowhere } })

  test('a pull request that writes MIT into its lockfile clears nothing', async () => {
    const head = { [LOCK]: lock({ a: 'MIT', b: 'MIT' }) }
    const found = await report(head, asking(source({ a: 'BUSL-1.1' })))
    expect([found.verdict, told(found.findings)]).toEqual([
      'fail',
      ['deny license-conflict a', 'warn license-unverified b']
    ])
    expect(found.coverage).toMatchObject({
      asked: [{ source: 'somebody.example', packages: 2 }],
      lockfileOnly: 1
    })
  })

  test('private names stay private', async () => {
    const asked: string[] = []
    const policy = 'version: 1\nprivate: ["pkg:npm/%40acme/*"]\n'
    await report(
      { [LOCK]: lock({ a: 'MIT', '@acme/b': 'MIT' }) },
      { policy, ...asking(source({ a: 'MIT' }, asked)) }
    )
    expect(asked).toEqual(['a'])
  })

  test('a source that fails leaves the verdict open for what is new, and only for that', async () => {
    const failing: Source = { id: 'somebody.example', covers: () => true, ask: async () => new Map() }
    const side = { [LOCK]: lock({ a: 'MIT' }) }
    expect((await report(side, asking(failing))).verdict).toBe('incomplete')
    expect((await report(side, { base: side, ...asking(failing) })).verdict).toBe('pass')
  })

  test('offline, what the lockfile does not state is missing', async () => {
    const found = await report({ [LOCK]: lock({ a: undefined, b: 'MIT' }) })
    expect([found.verdict, told(found.findings)]).toEqual(['pass', ['warn license-missing a']])
    expect(found.coverage).toMatchObject({ packages: 2, judged: 1 })
  })

  test('offline, a lockfile that states no licenses leaves all open: that is told once', async () => {
    const side = { 'yarn.lock': '# yarn lockfile v1\n\n\na@1:\n  version "1.0.0"\n' }
    const found = await report(side)
    expect([told(found.findings), found.coverage.packages, found.coverage.judged]).toEqual([[], 1, 0])
    const minds = await report(side, { policy: 'version: 1\nunknown: { not-asked: deny }\n' })
    expect([minds.verdict, told(minds.findings)]).toEqual(['fail', ['deny license-unverified a']])
  })
})

// ---- laws ------------------------------------------------------------------------------------------------------------

const word = fc.constantFrom(
  'a',
  '__proto__',
  'constructor',
  '@a/b',
  '..',
  '',
  '\u202e',
  'node_modules',
  '"><img>'
)
const license = fc.oneof(
  fc.constantFrom(
    'MIT',
    'BUSL-1.1',
    'MIT OR BUSL-1.1',
    'Apache',
    'LicenseRef-A',
    'UNLICENSED',
    '((((',
    '',
    null,
    7
  ),
  fc.array(fc.constantFrom('MIT', 'SSPL-1.0', { type: 'ISC' })),
  fc.jsonValue({ maxDepth: 2 })
)
const entry = fc.record(
  {
    version: fc.oneof(fc.constantFrom('1.0.0', '2.0.0-rc.1', ''), fc.jsonValue({ maxDepth: 1 })),
    license,
    dev: fc.boolean(),
    resolved: fc.constantFrom(
      'https://registry.example/a/-/a-1.0.0.tgz',
      'git+ssh://git@x/y.git#1',
      'file:a.tgz',
      ':'
    ),
    dependencies: fc.dictionary(word, fc.constantFrom('1', '*', 'file:x')),
    link: fc.boolean()
  },
  { requiredKeys: [] }
)
const lockfile = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .dictionary(
        fc.oneof(
          word.map((w) => `node_modules/${w}`),
          word
        ),
        entry
      )
      .map(withRoot)
  },
  { weight: 1, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string() }
)

function withRoot(packages: Readonly<Record<string, unknown>>): string {
  const root = ['', { dependencies: { a: '1', '@a/b': '*' }, devDependencies: { constructor: '1' } }]
  return JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries([root, ...Object.entries(packages)])
  })
}

const files = fc.record(
  { [LOCK]: lockfile, [`x/${LOCK}`]: lockfile, 'x/npm-shrinkwrap.json': lockfile },
  { requiredKeys: [] }
)

test('whatever the lockfiles hold, there is a report, and the same one again', async () => {
  await fc.assert(
    fc.asyncProperty(files, files, async (base, head) => {
      const first = await report(head, { base: base })
      const again = await report(reversed(head), { base: reversed(base) })
      expect(text(again)).toBe(text(first))
      for (const f of first.findings)
        expect(f.what.length > 0 && f.evidence.length > 0 && f.by !== undefined).toBe(true)
    }),
    { numRuns: 40 }
  )
})

test('a change of nothing brings in nothing', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (side) => {
      const found = await report(side, { base: side })
      expect(found.findings.filter((f) => f.fresh)).toEqual([])
      expect(found.problems.filter((p) => p.fresh)).toEqual([])
      expect(found.removed).toEqual([])
      expect(found.verdict).toBe('pass')
    }),
    { numRuns: 25 }
  )
})

/** The same files, listed the other way round. */
function reversed(side: Files): Files {
  return Object.fromEntries(Object.entries(side).toReversed())
}

function text({ inventory, ...rest }: Report): string {
  return JSON.stringify([rest, [...inventory.packages], inventory.lockfiles, inventory.problems])
}
