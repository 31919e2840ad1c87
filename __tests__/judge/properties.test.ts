// Laws of judging, over random small inventories and policies.
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { grounds } from '../../src/judge/ground.ts'
import { compareLevels, strictest } from '../../src/level.ts'
import type { Finding, Inventory, Level, Remedy, Report } from '../../src/model.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { rules } from '../../src/rules/index.ts'
import {
  changed,
  courtOf,
  inventoryOf,
  knownOf,
  load,
  LOCK,
  plain,
  reportOf,
  type Sample
} from './samples.ts'

// ---- random inventories ----------------------------------------------------------------------------------------------

const license = fc.constantFrom<unknown>(
  undefined,
  'MIT',
  'BUSL-1.1',
  'GPL-3.0-or-later',
  'GPL-2.0-only',
  'UNLICENSED',
  'LicenseRef-Acme',
  'Apache',
  'NOASSERTION',
  'SEE LICENSE IN LICENSE',
  'MIT AND Artistic',
  'MIT AND NONE',
  'BUSL-1.1 OR SSPL-1.0',
  'BUSL-1.1 AND CC-BY-NC-4.0',
  'BUSL-1.1 OR (SSPL-1.0 AND LicenseRef-A)',
  'GPL-2.0-only WITH Classpath-exception-2.0 OR BUSL-1.1',
  '(MIT OR BUSL-1.1) AND (SSPL-1.0 OR CC-BY-ND-4.0)',
  ['MIT', 'BUSL-1.1'],
  ['MIT', 'ISC'],
  ['MIT AND Artistic', 'ISC'],
  { type: 'SSPL-1.0', url: 'https://x.example' },
  7
)
const name = fc.constantFrom(
  'a',
  'b',
  '@x/c',
  '__proto__',
  'constructor',
  'tinyh264',
  '@ffmpeg/core',
  'heic2any',
  'fluent-ffmpeg',
  'hls.js'
)
const sample: fc.Arbitrary<Sample> = fc.record({
  name,
  version: fc.constantFrom(
    '1.0.0',
    '1.2.3-rc.1',
    '2.0.0',
    '1.0.0+build',
    'v1.0.0',
    '>=0',
    '*',
    'latest',
    null
  ),
  license,
  outside: fc.constantFrom('nothing' as const, 'not-asked' as const),
  origin: fc.constantFrom('public-registry' as const, 'git' as const, 'first-party' as const),
  withoutPurl: fc.constantFrom(false, false, false, true),
  scope: fc.constantFrom('runtime' as const, 'development' as const, 'optional' as const, 'unknown' as const),
  direct: fc.boolean(),
  dependsOn: fc.array(name, { maxLength: 2 }),
  manifestLine: fc.nat(9)
})
const samples = fc.uniqueArray(sample, { maxLength: 6, selector: (s) => `${s.name}@${s.version}` })
const lockfiles = fc.record(
  { [LOCK]: samples, 'x/package-lock.json': samples, 'x/other.lock': samples },
  { requiredKeys: [LOCK] }
)

// ---- random policies -------------------------------------------------------------------------------------------------

const KINDS = [
  'permissive',
  'strong-copyleft',
  'source-available',
  'non-commercial',
  'no-derivatives',
  'proprietary'
]
const UNKNOWN = ['missing', 'unreadable', 'custom', 'conflict', 'unverified']
const RELATIONS = ['implements', 'bundles', 'wraps', 'unsure']
const LEVELS: readonly Level[] = ['allow', 'note', 'warn', 'deny']
const anyLevel = fc.constantFrom(...LEVELS)
const levels = (keys: readonly string[]): fc.Arbitrary<Readonly<Record<string, Level>>> =>
  fc.dictionary(fc.constantFrom(...keys), anyLevel, { noNullPrototype: true })

interface Sections {
  readonly kinds: Readonly<Record<string, Level>>
  readonly unknown: Readonly<Record<string, Level>>
  readonly standards: Readonly<Record<string, Level>>
  readonly scopes: Readonly<Record<string, string>>
  readonly gate: Readonly<Record<string, string>>
  readonly outbound: string
}
const sections: fc.Arbitrary<Sections> = fc.record({
  kinds: levels(KINDS),
  unknown: levels(UNKNOWN),
  standards: levels(RELATIONS),
  scopes: fc.record({ development: fc.constantFrom('enforce', 'advise', 'ignore') }, { requiredKeys: [] }),
  gate: fc.record({ 'block-on': fc.constantFrom('deny', 'warn', 'never') }, { requiredKeys: [] }),
  outbound: fc.constantFrom('MIT', 'Apache-2.0', 'Apache-2.0 OR GPL-3.0-only')
})

/** The policy file of these sections, with a block where it says that it belongs. */
function textOf({ kinds, unknown, standards, scopes, gate, outbound }: Sections, remedy?: Remedy): string {
  const block = (into: Remedy['into']) => (remedy?.into === into ? remedy.block : undefined)
  const cleared = block('standards.cleared')
  return [
    'version: 1',
    `outbound: ${outbound}`,
    `licenses: { kinds: ${JSON.stringify(kinds)} }`,
    `unknown: ${JSON.stringify(unknown)}`,
    `scopes: ${JSON.stringify(scopes)}`,
    `gate: ${JSON.stringify(gate)}`,
    cleared === undefined
      ? `standards: ${JSON.stringify(standards)}`
      : [
          'standards:',
          ...Object.entries(standards).map(([k, v]) => `  ${k}: ${v}`),
          '  cleared:',
          cleared
        ].join('\n'),
    `exceptions:${block('exceptions') === undefined ? ' []' : `\n${block('exceptions')}`}`,
    ...(block('clarifications') === undefined ? [] : [`clarifications:\n${block('clarifications')}`]),
    ...(block('choices.packages') === undefined
      ? []
      : [`choices:\n  packages:\n${block('choices.packages')}`])
  ].join('\n')
}

async function policyOf(from: Sections, remedy?: Remedy): Promise<Policy> {
  const text = textOf(from, remedy)
  const loaded = await load(text)
  if ('policy' in loaded) return loaded.policy
  throw new Error(`${loaded.errors.map((e) => `${e.where.line}: ${plain(e.what)}`).join('\n')}\n${text}`)
}

// ---- laws ------------------------------------------------------------------------------------------------------------

test('the order of packages, lockfiles and problems is irrelevant', async () => {
  await fc.assert(
    fc.asyncProperty(lockfiles, lockfiles, sections, async (base, head, from) => {
      const policy = await policyOf(from)
      const found = reportOf({ base: inventoryOf(base), head: inventoryOf(head), policy })
      const other = reportOf({ base: shuffled(base), head: shuffled(head), policy })
      expect(unordered(other)).toEqual(unordered(found))
    }),
    { numRuns: 40 }
  )
})

/** The same inventory with everything the other way round. Lines stay, for they are where a package stands. */
function shuffled(from: Readonly<Record<string, readonly Sample[]>>): Inventory {
  const made = inventoryOf(from)
  const turned = made.lockfiles.map((l) => ({ ...l, uses: l.uses.toReversed() })).toReversed()
  const packages = new Map([...made.packages].toReversed())
  return changed(made, { lockfiles: turned, packages })
}

function unordered({ subjects, inventory: _inventory, ...report }: Report): unknown {
  const keyed = subjects.map(({ via: _way, ...s }) => JSON.stringify([s.lockfile, s.package.id, s]))
  return { ...report, findings: report.findings.map(({ via: _way, ...f }) => f), subjects: keyed.toSorted() }
}

test('a side compared with itself brings in nothing, and passes', async () => {
  await fc.assert(
    fc.asyncProperty(lockfiles, sections, async (side, from) => {
      const inventory = inventoryOf(side)
      const report = reportOf({ base: inventory, head: inventory, policy: await policyOf(from) })
      expect(report.findings.filter((f) => f.fresh)).toEqual([])
      expect([report.verdict, report.removed]).toEqual(['pass', []])
    }),
    { numRuns: 40 }
  )
})

test('every block turns its finding green where it says that it belongs', async () => {
  const tried = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(lockfiles, lockfiles, sections, async (base, head, from) => {
      const sides = { base: inventoryOf(base), head: inventoryOf(head) }
      const policy = await policyOf(from)
      const { findings } = reportOf({ ...sides, policy })
      for (const finding of findings) {
        for (const remedy of finding.remedies) {
          const sort = `${finding.rule} ${remedy.into}`
          const times = tried.get(sort) ?? 0
          if (times >= TIMES) continue
          tried.set(sort, times + 1)
          const after = reportOf({ ...sides, policy: await policyOf(from, remedy) })
          expect(after.findings.filter((f) => isSame(f, finding)).map(summary)).toEqual([])
          const isDecision = remedy.into === 'exceptions' || remedy.into === 'standards.cleared'
          expect(after.exceptions.some((e) => e.state === 'used')).toBe(isDecision)
        }
      }
    }),
    { numRuns: 60, seed: 7 }
  )
  const codes = new Set([...tried.keys()].map((sort) => sort.replace(/ .*/, '')))
  expect([...codes].toSorted()).toEqual(
    rules
      .map((r) => r.code)
      .filter((code) => code !== NOT_ITS_OWN)
      .toSorted()
  )
})

/** Loading a policy takes its time: each sort of block is tried this often. */
const TIMES = 6

/** It speaks of an entry of the policy, which is mended where it stands. */
const NOT_ITS_OWN = 'decision-lapsed'

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.package === b.package && a.lockfile === b.lockfile
}

function summary(f: Finding): string {
  return [f.rule, f.level, f.package, f.lockfile, f.accepts.join()].join(' ')
}

test('a kind at a stricter level makes no package milder', async () => {
  await fc.assert(
    fc.asyncProperty(
      lockfiles,
      sections,
      fc.constantFrom(...KINDS),
      anyLevel,
      async (side, from, kind, stricter) => {
        const before = from.kinds[kind] ?? 'allow'
        fc.pre(compareLevels(stricter, before) >= 0)
        const head = inventoryOf(side)
        const mild = reportOf({
          head,
          policy: await policyOf({ ...from, kinds: { ...from.kinds, [kind]: before } })
        })
        const strict = reportOf({
          head,
          policy: await policyOf({ ...from, kinds: { ...from.kinds, [kind]: stricter } })
        })
        const after = worst(strict)
        for (const [key, was] of worst(mild))
          expect(compareLevels(after.get(key) ?? 'allow', was)).toBeGreaterThanOrEqual(0)
      }
    ),
    { numRuns: 40 }
  )
})

/** Of each package in each lockfile, the strictest that the rules on its license say. */
function worst({ findings }: Report): ReadonlyMap<string, Level> {
  const found = new Map<string, Level>()
  for (const f of findings.filter(({ rule }) => ON_THE_LICENSE.includes(rule))) {
    const key = `${f.lockfile} ${f.package}`
    found.set(key, strictest([f.level, found.get(key) ?? 'allow']))
  }
  return found
}

const ON_THE_LICENSE = rules
  .map((r) => r.code)
  .filter(
    (code) => code.startsWith('license-') && !['license-unverified', 'license-incompatible'].includes(code)
  )

test('what the rules on a license say is its verdict: nothing goes unsaid, and nothing is made worse', async () => {
  await fc.assert(
    fc.asyncProperty(lockfiles, sections, async (side, from) => {
      const policy = await policyOf({ ...from, scopes: { development: 'enforce' } })
      const head = inventoryOf(side)
      const report = reportOf({ head, policy })
      const said = worst(report)
      const benchOf = grounds(head, courtOf({ policy }))
      const known = knownOf(head, { policy })
      for (const { package: p, lockfile } of report.subjects) {
        const fact = known.facts.get(p.id)
        // Where nobody states anything and nobody was asked, a rule of its own speaks, or the report does once for all.
        if (fact === undefined || fact.state === 'not-asked') continue
        const { level: verdict } = benchOf(lockfile).terms.license(fact)
        expect([p.id, said.get(`${lockfile} ${p.id}`) ?? 'allow']).toEqual([p.id, verdict])
      }
    }),
    { numRuns: 40 }
  )
})
