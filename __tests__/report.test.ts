import { describe, expect, test } from '@jest/globals'
import type { Location, Problem, Report } from '../src/model.ts'
import { inventoryOf, lockOf, policyOf, reportOf, type Sample, told } from './judge/samples.ts'

const denied: Sample = { name: 'denied', license: 'BUSL-1.1' }
const custom: Sample = { name: 'custom', license: 'LicenseRef-A' }
const fine: Sample = { name: 'fine', license: 'MIT' }
const dev = (sample: Sample): Sample => ({ ...sample, scope: 'development' })
const broken = {
  code: 'lockfile-incomplete',
  what: [],
  fix: [],
  where: { path: 'package-lock.json' }
} as const

interface VerdictRow {
  readonly verdict: Report['verdict']
  readonly when: string
  readonly samples: readonly Sample[]
  readonly policy?: string
}

const VERDICTS: readonly VerdictRow[] = [
  { verdict: 'pass', when: 'nothing is found', samples: [fine] },
  { verdict: 'fail', when: 'something is denied', samples: [denied] },
  { verdict: 'pass', when: 'something is to look at', samples: [custom] },
  {
    verdict: 'fail',
    when: 'something is to look at, and that blocks',
    samples: [custom],
    policy: 'gate: { block-on: warn }'
  },
  {
    verdict: 'fail',
    when: 'something is denied, and warnings block',
    samples: [denied],
    policy: 'gate: { block-on: warn }'
  },
  {
    verdict: 'pass',
    when: 'something is denied, and nothing blocks',
    samples: [denied],
    policy: 'gate: { block-on: never }'
  },
  {
    verdict: 'pass',
    when: 'something is noted, and warnings block',
    samples: [custom],
    policy: 'gate: { block-on: warn }\nunknown: { custom: note }'
  },
  { verdict: 'pass', when: 'what is denied is a tool', samples: [dev(denied)] },
  {
    verdict: 'pass',
    when: 'what is denied is a tool, and warnings block: advice blocks nothing',
    samples: [dev(denied)],
    policy: 'gate: { block-on: warn }'
  },
  {
    verdict: 'pass',
    when: 'what is to look at is a tool, and warnings block',
    samples: [dev(custom)],
    policy: 'gate: { block-on: warn }'
  },
  {
    verdict: 'fail',
    when: 'what is denied is a tool, and tools are enforced',
    samples: [dev(denied)],
    policy: 'scopes: { development: enforce }'
  },
  {
    verdict: 'pass',
    when: 'what is shipped is only advised on',
    samples: [denied],
    policy: 'scopes: { runtime: advise }'
  },
  {
    verdict: 'fail',
    when: 'what is optional counts as shipped',
    samples: [{ ...denied, scope: 'optional' }]
  },
  {
    verdict: 'fail',
    when: 'what nobody can place counts as shipped',
    samples: [{ ...denied, scope: 'unknown' }]
  },
  {
    verdict: 'pass',
    when: 'the path is only advised on',
    samples: [denied],
    policy: 'paths: [{ match: ["*"], use: advise, reason: A demo }]'
  },
  {
    verdict: 'pass',
    when: 'the path is left out',
    samples: [denied],
    policy: 'paths: [{ match: ["*"], use: ignore, reason: A demo }]'
  }
]

describe('the verdict', () => {
  test.each(VERDICTS)('$verdict: $when', async ({ verdict, samples, policy = '' }) => {
    expect(reportOf({ head: lockOf(samples), policy: await policyOf(policy) }).verdict).toBe(verdict)
  })

  test('without a policy, nothing blocks and a denial is a warning', async () => {
    const report = reportOf({ head: lockOf([denied]), policy: await policyOf(), advise: true })
    expect([report.verdict, report.mode, told(report.findings)]).toEqual([
      'pass',
      'advise',
      ['warn license-denied denied']
    ])
  })

  test.each([
    { when: 'by itself', policy: '', advise: false },
    {
      when: 'the policy fails on that, which the exit code tells',
      policy: 'gate: { incomplete: fail }',
      advise: false
    },
    { when: 'nothing blocks', policy: 'gate: { block-on: never }', advise: false },
    { when: 'there is no policy', policy: '', advise: true }
  ])('incomplete: something could not be judged, $when', async ({ policy, advise }) => {
    const head = lockOf([fine], { problems: [broken] })
    expect(reportOf({ head, policy: await policyOf(policy), advise }).verdict).toBe('incomplete')
  })

  test('a failure weighs more than what could not be judged', async () => {
    const head = lockOf([denied], { problems: [broken] })
    expect(reportOf({ head, policy: await policyOf() }).verdict).toBe('fail')
  })

  test('a lockfile that cannot be read is only told where nothing blocks for want of a policy', async () => {
    const head = lockOf([], {
      problems: [{ ...broken, code: 'lockfile-unreadable' }],
      failed: ['package-lock.json']
    })
    expect(reportOf({ head, policy: await policyOf(), advise: true }).verdict).toBe('incomplete')
    expect(reportOf({ head, policy: await policyOf() }).verdict).toBe('fail')
  })
})

/** The verdict on a change, and its findings. */
async function verdicts(base: readonly Sample[], head: readonly Sample[], policy = '') {
  const report = reportOf({ base: lockOf(base), head: lockOf(head), policy: await policyOf(policy) })
  return [report.verdict, ...told(report.findings)]
}

describe('against a base', () => {
  test('only what the change brings in blocks', async () => {
    expect(await verdicts([denied], [denied])).toEqual(['pass', 'old deny license-denied denied'])
    expect(await verdicts([fine], [fine, denied])).toEqual(['fail', 'deny license-denied denied'])
  })

  test('everything counts where the policy says so', async () => {
    expect(await verdicts([denied], [denied], 'gate: { judge: everything }')).toEqual([
      'fail',
      'deny license-denied denied'
    ])
  })

  test('another version of what was denied before is old, unless its license changed', async () => {
    const next = (license: string) => [{ ...denied, version: '2.0.0', license }]
    expect(await verdicts([denied], next('BUSL-1.1'))).toEqual(['pass', 'old deny license-denied denied'])
    expect(await verdicts([denied], next('SSPL-1.0'))).toEqual([
      'fail',
      'deny license-changed denied',
      'deny license-denied denied'
    ])
  })

  test('a tool that is shipped from now on is new; what is only a tool from now on is old', async () => {
    expect(await verdicts([dev(denied)], [denied])).toEqual(['fail', 'deny license-denied denied'])
    expect(await verdicts([denied], [dev(denied)])).toEqual(['pass', 'old warn license-denied denied'])
    expect(await verdicts([custom], [dev(custom)], 'gate: { block-on: warn }')).toEqual([
      'pass',
      'old note license-custom custom'
    ])
  })

  test('what is gone is told with the license that it had', async () => {
    const report = reportOf({ base: lockOf([denied]), head: lockOf([]), policy: await policyOf() })
    expect(report.removed.map((r) => [r.package.name, r.fact?.concluded])).toEqual([['denied', 'BUSL-1.1']])
  })
})

test('findings come worst first, then by place, package and rule', async () => {
  const base = inventoryOf({ 'a/package-lock.json': [{ ...denied, name: 'old' }] })
  const head = inventoryOf({
    'b/package-lock.json': [
      { ...denied, name: 'y' },
      { ...custom, name: 'x' }
    ],
    'a/package-lock.json': [
      { ...denied, name: 'old' },
      { ...denied, name: 'z', license: 'BUSL-1.1 AND LicenseRef-A' }
    ]
  })
  const { findings } = reportOf({ base, head, policy: await policyOf() })
  expect(findings.map((f) => `${f.fresh} ${f.level} ${f.lockfile[0]} ${f.name} ${f.rule}`)).toEqual([
    'true deny a z license-denied',
    'true deny b y license-denied',
    'true warn a z license-custom',
    'true warn b x license-custom',
    'false deny a old license-denied'
  ])
})

function problem(code: Problem['code'], where: Location, what = ''): Problem {
  return { code, what: [what], fix: [], where }
}

test('problems come worst first, then by place', async () => {
  const problems = [
    problem('lockfile-incomplete', { path: 'b.lock', line: 10 }, 'z'),
    problem('lockfile-incomplete', { path: 'b.lock', line: 10 }, 'y'),
    problem('lockfile-incomplete', { path: 'b.lock', line: 9 }),
    problem('lockfile-unreadable', { path: 'c.lock' })
  ]
  const sorted = [problems[3], problems[2], problems[1], problems[0]].map((p) => [p?.where, p?.what])
  for (const given of [problems, problems.toReversed()]) {
    const report = reportOf({ head: inventoryOf({}, { problems: given }), policy: await policyOf() })
    expect(report.problems.map((p) => [p.where, p.what])).toEqual(sorted)
  }
})

test('coverage counts packages once, the project apart', async () => {
  const head = inventoryOf({
    'a/package-lock.json': [fine, { name: 'us', origin: 'first-party' }],
    'b/package-lock.json': [
      fine,
      { name: 'none' },
      { name: 'told', claims: [{ raw: 'MIT', source: 'x', trust: 'base' }] }
    ]
  })
  expect(reportOf({ head, policy: await policyOf() }).coverage).toMatchObject({
    packages: 3,
    judged: 2,
    lockfileOnly: 1,
    firstParty: 1,
    lockfiles: 2
  })
})
