import { describe, expect, test } from '@jest/globals'
import type { ExceptionUse } from '../../src/model.ts'
import { exception, inventoryOf, lockOf, policyOf, reportOf, type Sample, told } from './samples.ts'

/** What is still found of packages under exceptions, and what became of each of those. */
async function under(
  exceptions: string,
  samples: readonly Sample[],
  rest = ''
): Promise<{ findings: readonly string[]; ledger: readonly string[] }> {
  const policy = await policyOf(`exceptions:\n${exceptions}${rest}`)
  const report = reportOf({ head: lockOf(samples), policy })
  return { findings: told(report.findings), ledger: report.exceptions.map(line) }
}

function line({ package: name, accept, state, settles }: ExceptionUse): string {
  return [`${name} ${accept.join()}: ${state}`, ...settles.map((s) => `${s.rule} ${s.package}`)].join(', ')
}

const busl: Sample = { name: 'a', license: 'BUSL-1.1' }

describe('an exception', () => {
  test.each<[string, string, Sample, readonly string[]]>([
    ['by the license', exception('pkg:npm/a', 'BUSL-1.1'), busl, []],
    ['by its kind', exception('pkg:npm/a', 'source-available'), busl, []],
    ['for all packages of a scope', exception('pkg:npm/%40x/*', 'BUSL-1.1'), { ...busl, name: '@x/a' }, []],
    ['for a missing license', exception('pkg:npm/a', 'missing'), { name: 'a' }, []],
    ['for an unreadable one', exception('pkg:npm/a', 'unreadable'), { name: 'a', license: 'Apache' }, []],
    [
      'for a custom one, in any case',
      exception('pkg:npm/a', 'LicenseRef-ACME'),
      { name: 'a', license: 'LicenseRef-Acme' },
      []
    ],
    [
      'for a package that is called like a part of objects',
      exception('pkg:npm/__proto__', 'BUSL-1.1'),
      { ...busl, name: '__proto__' },
      []
    ],
    ['not for another license', exception('pkg:npm/a', 'SSPL-1.0'), busl, ['deny license-denied a']],
    ['not for another package', exception('pkg:npm/b', 'BUSL-1.1'), busl, ['deny license-denied a']],
    [
      'not for what begins like it',
      exception('pkg:npm/a', 'BUSL-1.1'),
      { ...busl, name: 'ab' },
      ['deny license-denied ab']
    ],
    [
      'for its versions',
      exception('pkg:npm/a', 'BUSL-1.1', 'versions: ^1.0.0'),
      { ...busl, version: '1.9.0' },
      []
    ],
    [
      'not for other versions',
      exception('pkg:npm/a', 'BUSL-1.1', 'versions: ^1.0.0'),
      { ...busl, version: '2.0.0' },
      ['deny license-denied a']
    ],
    [
      'not for a package without a version',
      exception('pkg:npm/a', 'BUSL-1.1', 'versions: ^1.0.0'),
      { ...busl, version: null },
      ['deny license-denied a']
    ],
    ['for its paths', exception('pkg:npm/a', 'BUSL-1.1', 'paths: ["package-lock.json"]'), busl, []],
    [
      'not for other paths',
      exception('pkg:npm/a', 'BUSL-1.1', 'paths: ["tools/**"]'),
      busl,
      ['deny license-denied a']
    ],
    [
      'not for a package that no purl names',
      exception('pkg:npm/*', 'BUSL-1.1'),
      { ...busl, origin: 'url', withoutPurl: true },
      ['deny license-denied a']
    ],
    [
      'one part of an AND',
      exception('pkg:npm/a', 'BUSL-1.1'),
      { name: 'a', license: 'BUSL-1.1 AND SSPL-1.0' },
      ['deny license-denied a']
    ],
    [
      'both parts of an AND',
      exception('pkg:npm/a', 'BUSL-1.1, SSPL-1.0'),
      { name: 'a', license: 'BUSL-1.1 AND SSPL-1.0' },
      []
    ],
    [
      'either branch of an OR',
      exception('pkg:npm/a', 'SSPL-1.0'),
      { name: 'a', license: 'BUSL-1.1 OR SSPL-1.0' },
      []
    ],
    [
      'a branch of an OR, of which a part stays to be looked at',
      exception('pkg:npm/a', 'SSPL-1.0'),
      { name: 'a', license: 'BUSL-1.1 OR (SSPL-1.0 AND LicenseRef-A)' },
      ['warn license-custom a']
    ],
    [
      'the conflict, not the license behind it',
      exception('pkg:npm/a', 'conflict'),
      { name: 'a', license: ['MIT', 'BUSL-1.1'] },
      ['deny license-conflict a']
    ],
    [
      'the conflict and the license behind it',
      exception('pkg:npm/a', 'conflict, BUSL-1.1'),
      { name: 'a', license: ['MIT', 'BUSL-1.1'] },
      []
    ],
    [
      'one of several standards',
      exception('pkg:npm/heic2any', 'hevc'),
      { name: 'heic2any', license: 'MIT' },
      ['deny standard-encumbered heic2any', 'note standard-unsure heic2any']
    ],
    [
      'all that is certain',
      exception('pkg:npm/heic2any', 'hevc, heic'),
      { name: 'heic2any', license: 'MIT' },
      ['note standard-unsure heic2any']
    ]
  ])('%s', async (_, text, sample, findings) => {
    expect((await under(text, [sample])).findings).toEqual(findings)
  })

  test('of one package in one folder leaves the other folder alone', async () => {
    const policy = await policyOf(`exceptions:\n${exception('pkg:npm/a', 'BUSL-1.1', 'paths: ["x/**"]')}`)
    const head = inventoryOf({ 'x/package-lock.json': [busl], 'y/package-lock.json': [busl] })
    expect(reportOf({ head, policy }).findings.map((f) => f.lockfile)).toEqual(['y/package-lock.json'])
  })

  test('holds until the end of its last day', async () => {
    const policy = await policyOf(`exceptions:\n${exception('pkg:npm/a', 'BUSL-1.1')}`)
    const on = (now: string) => {
      const report = reportOf({ head: lockOf([busl]), policy, now })
      return [...told(report.findings), ...report.exceptions.map(line)]
    }
    expect(on('2027-06-01T23:59:59.999Z')).toEqual([
      'pkg:npm/a BUSL-1.1: expiring, license-denied pkg:npm/a@1.0.0'
    ])
    expect(on('2027-06-02T00:00:00.000Z')).toEqual(['deny license-denied a', 'pkg:npm/a BUSL-1.1: expired'])
  })

  test('settles an upgrade with all rules that speak of it', async () => {
    const policy = await policyOf(`exceptions:\n${exception('pkg:npm/a', 'BUSL-1.1')}`)
    const base = lockOf([{ name: 'a', version: '0.9.0', license: 'MIT' }])
    const report = reportOf({ base, head: lockOf([busl]), policy })
    expect([...told(report.findings), ...report.exceptions.map(line)]).toEqual([
      'pkg:npm/a BUSL-1.1: used, license-changed pkg:npm/a@1.0.0, license-denied pkg:npm/a@1.0.0'
    ])
  })
})

async function ledger(...given: Parameters<typeof under>): Promise<readonly string[]> {
  return (await under(...given)).ledger
}

describe('the ledger', () => {
  test('says what an exception settled, sorted', async () => {
    const samples = ['@x/b', '@x/a'].map((name) => ({ ...busl, name }))
    expect(await ledger(exception('pkg:npm/%40x/*', 'source-available'), samples)).toEqual([
      'pkg:npm/%40x/* source-available: used, license-denied pkg:npm/%40x/a@1.0.0, license-denied pkg:npm/%40x/b@1.0.0'
    ])
  })

  test('says which are not used: for what is not there, what is allowed, and what is left out', async () => {
    expect(await ledger(exception('pkg:npm/a', 'BUSL-1.1'), [])).toEqual(['pkg:npm/a BUSL-1.1: unused'])
    expect(await ledger(exception('pkg:npm/a', 'MIT'), [{ name: 'a', license: 'MIT' }])).toEqual([
      'pkg:npm/a MIT: unused'
    ])
    expect(await ledger(exception('pkg:npm/a', 'missing'), [busl])).toEqual(['pkg:npm/a missing: unused'])
    expect(
      await ledger(
        exception('pkg:npm/a', 'BUSL-1.1'),
        [{ ...busl, scope: 'development' }],
        'scopes: { development: ignore }'
      )
    ).toEqual(['pkg:npm/a BUSL-1.1: unused'])
  })

  test('counts one that settles a part', async () => {
    expect(
      await ledger(exception('pkg:npm/a', 'BUSL-1.1'), [{ name: 'a', license: 'BUSL-1.1 AND SSPL-1.0' }])
    ).toEqual(['pkg:npm/a BUSL-1.1: used, license-denied pkg:npm/a@1.0.0'])
  })

  test('counts two that accept the same', async () => {
    const two = exception('pkg:npm/a', 'BUSL-1.1') + exception('pkg:npm/a', 'source-available')
    expect((await ledger(two, [busl])).map((text) => text.includes(': used'))).toEqual([true, true])
  })

  test('counts two that only together free a branch of an OR', async () => {
    const two = exception('pkg:npm/a', 'SSPL-1.0') + exception('pkg:npm/a', 'Elastic-2.0')
    const sample = { name: 'a', license: 'BUSL-1.1 OR (SSPL-1.0 AND Elastic-2.0)' }
    const { findings, ledger: lines } = await under(two, [sample])
    expect(findings).toEqual([])
    expect(lines.map((text) => text.includes(': used'))).toEqual([true, true])
  })

  test('keeps the order of the policy, with clearances last', async () => {
    const cleared =
      'standards:\n  cleared:\n    - { standard: h264, reason: Agreement, owner: "@ip", expires: 2027-06-01 }\n'
    const two = exception('pkg:npm/z', 'MIT') + exception('pkg:npm/a', 'MIT')
    const lines = await ledger(two, [{ name: 'tinyh264', license: 'MIT' }], cleared)
    expect(lines).toEqual([
      'pkg:npm/z MIT: unused',
      'pkg:npm/a MIT: unused',
      'every package h264: used, standard-encumbered pkg:npm/tinyh264@1.0.0'
    ])
  })
})

/** What is still found where one standard is cleared. */
async function clearing(standard: string, samples: readonly Sample[]): Promise<readonly string[]> {
  const entry = `{ standard: ${standard}, reason: Agreement, owner: "@ip", expires: 2027-06-01 }`
  const policy = await policyOf(`standards:\n  cleared:\n    - ${entry}\n`)
  return told(reportOf({ head: lockOf(samples), policy }).findings)
}

describe('a standard that is cleared', () => {
  test('is cleared for every package, and alone', async () => {
    const samples = ['tinyh264', 'heic2any'].map((name) => ({ name, license: 'MIT' }))
    expect(await clearing('h264', samples)).toEqual([
      'deny standard-encumbered heic2any',
      'note standard-unsure heic2any'
    ])
  })

  test('also where it was not certain', async () => {
    expect(await clearing('heif', [{ name: 'heic2any', license: 'MIT' }])).toEqual([
      'deny standard-encumbered heic2any'
    ])
  })
})
