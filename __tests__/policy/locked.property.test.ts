import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { conclude } from '../../src/licenses/conclude.ts'
import { judgeLicense } from '../../src/licenses/judge.ts'
import type { LicenseTerms } from '../../src/licenses/leaf.ts'
import type { Claim, Level } from '../../src/model.ts'
import type { Lock } from '../../src/policy/extend.ts'
import { factUnder } from '../../src/policy/facts.ts'
import { listed, type Policy, pathUse, setting, type SettingKey } from '../../src/policy/policy.ts'
import { catalog, extending, load } from './support.ts'

// The law is stated here anew, from what readers are told of it, and not with the functions that keep it.

const LEVELS = ['allow', 'note', 'warn', 'deny'] as const
const PATHS = ['package-lock.json', 'a/package-lock.json', 'a/b/package-lock.json', 'c/package-lock.json']
const GLOBS = ['**', 'a/**', '**/b/**', 'c/*']
/** A license of each kind that is tried, by name. */
const LICENSES: Readonly<Record<string, string>> = {
  'strong-copyleft': 'GPL-3.0-only',
  'non-commercial': 'CC-BY-NC-4.0',
  'source-available': 'BUSL-1.1'
}
const KINDS = Object.keys(LICENSES)
const KEYS = [
  ...KINDS.map((kind) => `licenses.kinds.${kind}`),
  'unknown.missing',
  'standards.bundles',
  'exceptions',
  'gate.block-on'
]

// ---- layers ----------------------------------------------------------------------------------------------------------

const level = fc.constantFrom(...LEVELS)
/** Mostly strict, so that most of what is made up is allowed to stand. */
const strictLevel = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('warn', 'deny') },
  { weight: 1, arbitrary: level }
)
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 5, nil: undefined })

const levels = fc.dictionary(fc.constantFrom(...KINDS), strictLevel, { maxKeys: 2 })
const rule = fc.record({
  match: fc.subarray(GLOBS, { minLength: 1, maxLength: 2 }),
  reason: fc.constant('r'),
  use: fc.constantFrom('enforce', 'enforce', 'advise', 'ignore'),
  licenses: fc.record({ kinds: levels }),
  unknown: fc.record({ missing: strictLevel })
})
const ENDING = { reason: 'r', owner: 'o', expires: '2027-01-01' }
const accept = fc.subarray([...KINDS, ...Object.values(LICENSES), 'missing', 'hevc'], {
  minLength: 1,
  maxLength: 1
})

/** A policy file as JSON, which is YAML too. */
const layer = fc
  .record({
    licenses: fc.record({
      kinds: levels,
      allow: fc
        .subarray(Object.values(LICENSES), { maxLength: 1 })
        .map((names) => (names.length === 1 ? names : []))
    }),
    unknown: rarely(fc.record({ missing: strictLevel })),
    standards: rarely(
      fc.oneof(
        fc.record({ bundles: strictLevel }),
        fc.record({ unsure: level }),
        fc.constant({ definition: 'fsfe' }),
        fc.constant({ cleared: [{ standard: 'hevc', ...ENDING }] })
      )
    ),
    scopes: rarely(fc.record({ development: fc.constantFrom('enforce', 'advise', 'ignore') })),
    gate: rarely(fc.record({ 'block-on': fc.constantFrom('deny', 'warn', 'never') })),
    paths: fc.array(rule, { maxLength: 1 }),
    exceptions: fc.array(
      accept.map((names) => ({ package: 'pkg:npm/a', accept: names, ...ENDING })),
      { maxLength: 1 }
    ),
    clarifications: rarely(
      fc.constant([
        {
          package: 'pkg:npm/a',
          versions: '*',
          license: 'MIT',
          evidence: [{ url: 'https://a.example' }],
          reason: 'r',
          by: 'b'
        }
      ])
    ),
    choices: rarely(
      fc.constant({ packages: [{ package: 'pkg:npm/a', of: 'GPL-3.0-only OR BUSL-1.1', take: 'BUSL-1.1' }] })
    ),
    locked: rarely(
      fc.oneof(
        fc.subarray(KEYS, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(...KEYS.slice(0, 4)).map((key) => [key, 'exceptions'])
      )
    )
  })
  .map((file) => Object.fromEntries(Object.entries(file).filter(([, value]) => value !== undefined)))

/** What lies below all layers: short, because it is read each time. */
const BELOW = `version: 1
licenses: { kinds: { permissive: allow, strong-copyleft: allow, non-commercial: deny, source-available: warn } }
unknown: { missing: warn }
standards: { definition: osi-osr, bundles: deny, unsure: warn }
scopes: { runtime: enforce, development: advise }
gate: { block-on: deny, longest-exception: 365d }
`

const fileName = (i: number) => `acme/f${i}:p.yml`

/** Layers as files that extend each other, the first one the weakest. */
async function stacked(layers: readonly object[]) {
  const text = (i: number) => {
    const below = i === 0 ? '' : `extends: [${extending(fileName(i - 1))}]\n`
    const own = Object.entries(layers[i] ?? {}).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    return `version: 1\n${below}${own.join('')}`
  }
  const remote = Object.fromEntries(layers.slice(0, -1).map((_, i) => [fileName(i), text(i)]))
  return load(text(layers.length - 1), { remote, preset: () => Promise.resolve(BELOW) })
}

// ---- the law ---------------------------------------------------------------------------------------------------------

const rank = (value: unknown) => LEVELS.indexOf(value as Level)
const USES = ['ignore', 'advise', 'enforce']
const BLOCKS = ['never', 'deny', 'warn']

/** What a policy that ends up in force has loosened of a lock; empty when the law is kept. */
function loosened(lock: Lock, policy: Policy): string[] {
  const before: Policy = { ...lock.held, locks: [], note: policy.note, extended: [] }
  const key = lock.key as SettingKey
  if (key === 'gate.block-on') {
    return setting(policy, key, '').value === setting(before, key, '').value ? [] : ['gate.block-on']
  }
  if (lock.key === 'exceptions') return passed(policy, lock)
  const bites = PATHS.some((path) => rank(setting(before, key, path).value) > 0)
  return [
    ...PATHS.filter(
      (path) => rank(setting(policy, key, path).value) < rank(setting(before, key, path).value)
    ),
    ...(bites ? weakened(before, policy, key) : [])
  ]
}

/** How strict the word is that a policy has for a key. */
function word(p: Policy, key: SettingKey, order: readonly string[]): number {
  return order.indexOf(String(setting(p, key, '').value))
}

function weakened(before: Policy, after: Policy, key: SettingKey): string[] {
  const scopes = (['scopes.runtime', 'scopes.development'] as const).filter(
    (k) => word(after, k, USES) < word(before, k, USES)
  )
  const blocks = word(after, 'gate.block-on', BLOCKS) < word(before, 'gate.block-on', BLOCKS)
  const uses = PATHS.filter((p) => USES.indexOf(pathUse(after, p).use) < USES.indexOf(pathUse(before, p).use))
  return [...scopes, ...(blocks ? ['gate.block-on'] : []), ...uses, ...byName(before, after, key)]
}

function byName(before: Policy, after: Policy, key: SettingKey): string[] {
  if (key === 'standards.bundles') {
    const isMore = after.cleared.length > before.cleared.length
    const other =
      setting(after, 'standards.definition', '').value !== setting(before, 'standards.definition', '').value
    const unsure =
      rank(setting(after, 'standards.unsure', '').value) < rank(setting(before, 'standards.unsure', '').value)
    return [...(isMore ? ['cleared'] : []), ...(other ? ['definition'] : []), ...(unsure ? ['unsure'] : [])]
  }
  const license = LICENSES[key.replace('licenses.kinds.', '')] ?? 'MIT'
  const isNew = listed(after, license)?.value === 'allow' && listed(before, license)?.value !== 'allow'
  return [...(isNew ? [`allow ${license}`] : []), ...clarifiedAway(before, after, key, license)]
}

/** A license that is refused or shown before, and that a later clarification turns into another one. */
function clarifiedAway(before: Policy, after: Policy, key: SettingKey, license: string): string[] {
  const claims: Claim[] =
    key === 'unknown.missing' ? [] : [{ raw: license, source: 'deps.dev', trust: 'outside' }]
  return PATHS.filter((path) => {
    const [one, other] = [before, after].map((policy) => {
      const fact = factUnder(
        policy,
        { purl: 'pkg:npm/a', version: '1.0.0' },
        claims,
        (c) => conclude(c, catalog),
        catalog
      )
      return rank(judgeLicense(fact, termsOf(policy, path)).level)
    })
    // Under the file that locks the package may be clarified or allowed already.
    return (other ?? 0) < (one ?? 0)
  }).map((path) => `judged milder at ${path}`)
}

function termsOf(policy: Policy, path: string): LicenseTerms {
  return {
    catalog,
    accepted: () => false,
    at: (key) => setting(policy, key as SettingKey, path),
    listed: (text) => listed(policy, text)
  }
}

/** Exceptions that came after the lock on exceptions, to what was locked by then. */
function passed(policy: Policy, lock: Lock): string[] {
  const later = policy.exceptions.slice(lock.held.exceptions.length)
  const keys = [...lock.held.locks, ...policy.locks.filter((l) => l.layer === lock.layer)].filter((l) =>
    PATHS.some(
      (path) =>
        rank(
          setting({ ...l.held, locks: [], note: policy.note, extended: [] }, l.key as SettingKey, path).value
        ) > 0
    )
  )
  return later.flatMap(({ accept: names }) =>
    names.filter((name) =>
      keys.some(({ key, held }) => {
        const kind = key.replace('licenses.kinds.', '')
        const isAllowed = held.listed.get(name)?.value === 'allow'
        return key === `unknown.${name}` || kind === name || (LICENSES[kind] === name && !isAllowed)
      })
    )
  )
}

test('whatever files say, nothing that one of them locks is loosened by another', async () => {
  const seen = { policies: 0, locks: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(layer, { minLength: 2, maxLength: 4 }), async (layers) => {
      const loaded = await stacked(layers)
      if ('errors' in loaded) {
        seen.refused++
        return
      }
      seen.policies++
      const { policy } = loaded
      seen.locks += policy.locks.length
      for (const lock of policy.locks) expect(loosened(lock, policy)).toEqual([])
    }),
    { numRuns: 250, seed: 20261124 }
  )
  // The seed is held, so that the law is known to have been put to the test.
  expect(seen.policies).toBeGreaterThan(40)
  expect(seen.locks).toBeGreaterThan(30)
  expect(seen.refused).toBeGreaterThan(40)
})
