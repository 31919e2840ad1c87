import { describe, expect, test } from '@jest/globals'
import type { Claim, Remedy } from '../../src/model.ts'
import { lockOf, policyOf, reportOf, type Sample } from './samples.ts'

const URL = 'https://deps.example/npm/a/1.0.0'
const outside = (raw: unknown, url = URL): Claim => ({ raw, source: 'deps.dev', trust: 'outside', url })
const lockfile = (raw: unknown): Claim => ({ raw, source: 'lockfile', trust: 'pull-request' })

/** What a policy says of one package, and the blocks with which it could say something else. */
async function judged(sample: Omit<Sample, 'name'>, policy = '') {
  const { findings } = reportOf({ head: lockOf([{ name: 'a', ...sample }]), policy: await policyOf(policy) })
  return {
    rules: findings.map((f) => f.rule),
    remedies: findings.flatMap((f) => f.remedies.filter((r) => r.kind !== 'exception'))
  }
}

/** A policy with a block in the list that it names. */
function pasted({ into, block }: Remedy, policy = ''): string {
  return into === 'choices.packages'
    ? `choices:\n  packages:\n${block}${policy}`
    : `${into}:\n${block}${policy}`
}

function clarified(evidence: string): string {
  return `clarifications: [{ package: pkg:npm/a, versions: "*", license: BUSL-1.1, evidence: [${evidence}], reason: r, by: b }]\n`
}

async function evidenceUnder(evidence: string) {
  const { findings } = reportOf({
    head: lockOf([{ name: 'a' }]),
    policy: await policyOf(clarified(evidence))
  })
  return findings.flatMap((f) => f.evidence.map(({ what, source, url }) => ({ what, source, url })))
}

describe('a clarification', () => {
  const offered: readonly [name: string, claims: readonly Claim[], rule: string, license: string][] = [
    ['what a name without a version probably means', [outside('Apache')], 'license-unreadable', 'Apache-2.0'],
    [
      'what those outside say, where the lockfile says something else',
      [outside('MIT'), lockfile('GPL-3.0-only')],
      'license-conflict',
      'MIT'
    ],
    [
      'either of two licenses without a relation',
      [outside(['MIT', 'Apache-2.0'])],
      'license-conflict',
      'MIT OR Apache-2.0'
    ]
  ]
  test.each(offered)('%s, and settles it', async (_name, claims, rule, license) => {
    const before = await judged({ claims })
    expect(before.rules).toEqual([rule])
    const [remedy, ...more] = before.remedies
    expect(more).toEqual([])
    expect(remedy).toMatchObject({ kind: 'clarification', into: 'clarifications' })
    expect(remedy?.block).toContain(`    license: ${license}\n    evidence: [{ url: ${URL} }]\n`)
    expect((await judged({ claims }, remedy && pasted(remedy))).rules).toEqual([])
  })

  test.each([
    ['nobody says anything', {}],
    ['there is no guess', { claims: [outside('see the readme')] }],
    ['no address is known', { license: 'Apache' }],
    ['only the pull request gives an address', { claims: [{ ...lockfile('Apache'), url: URL }] }],
    ['the license is known', { claims: [outside('BUSL-1.1')] }],
    ['the license is a name', { claims: [outside('LicenseRef-Acme')] }],
    ['the version cannot be named', { version: 'next', claims: [outside('Apache')] }],
    ['the package cannot be named', { withoutPurl: true, claims: [outside('Apache')] }]
  ])('is not offered where %s', async (_name, sample) => {
    const { rules, remedies } = await judged(sample)
    expect(rules.length).toBeGreaterThan(0)
    expect(remedies).toEqual([])
  })

  test('is named as the source of what it says, with what is not compared', async () => {
    const hash = 'ab'.repeat(32)
    expect(await evidenceUnder(`{ file: LICENSE, sha256: ${hash} }`)).toEqual([
      {
        what: [
          'stated as ',
          { quote: 'BUSL-1.1' },
          ' by a clarification; what it gives as evidence is not compared with the package in this version'
        ],
        source: 'policy',
        url: undefined
      }
    ])
    expect(await evidenceUnder(`{ url: "${URL}" }`)).toEqual([
      { what: ['stated as ', { quote: 'BUSL-1.1' }, ' by a clarification'], source: 'policy', url: URL }
    ])
  })
})

describe('a choice', () => {
  const TAKEN =
    'choices:\n  packages:\n    - { package: pkg:npm/a, of: MIT OR GPL-3.0-only, take: GPL-3.0-only }\n'

  test('takes the side that goes with our own license, and settles it', async () => {
    const sample = { license: 'MIT OR GPL-3.0-only' }
    const before = await judged(sample, `outbound: MIT\n${TAKEN}`)
    expect(before.rules).toEqual(['license-incompatible'])
    const [remedy] = before.remedies
    expect(remedy).toEqual({
      kind: 'choice',
      into: 'choices.packages',
      block: '    - package: pkg:npm/a\n      of: MIT OR GPL-3.0-only\n      take: MIT\n'
    })
    expect((await judged(sample, `outbound: MIT\n${TAKEN}${remedy?.block}`)).rules).toEqual([])
  })

  test('is not offered where no side goes with it', async () => {
    const { rules, remedies } = await judged({ license: 'GPL-3.0-only' }, 'outbound: MIT\n')
    expect([rules, remedies]).toEqual([['license-incompatible'], []])
  })
})

test('what is accepted as incompatible is silent', async () => {
  const exception =
    'exceptions: [{ package: pkg:npm/a, accept: [incompatible], reason: r, owner: o, expires: 2027-01-01 }]\n'
  expect((await judged({ license: 'GPL-3.0-only' }, `outbound: MIT\n${exception}`)).rules).toEqual([])
})
