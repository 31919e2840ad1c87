import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/model.ts'
import { inventoryOf, LOCK, lockOf, plain, POLICY, policyOf, reportOf, type Sample } from './samples.ts'

const busl: Sample = { name: 'a', license: 'BUSL-1.1' }

async function findings(samples: readonly Sample[], policy = ''): Promise<readonly Finding[]> {
  return reportOf({ head: lockOf(samples), policy: await policyOf(policy) }).findings
}

describe('where a finding is', () => {
  test('on the line of the manifest that names it, then on that of the lockfile', async () => {
    const [found] = await findings([{ ...busl, manifestLine: 7 }])
    expect(found).toMatchObject({ direct: true, via: [], lockfile: LOCK })
    expect(found?.at).toEqual([
      { path: 'package.json', line: 7 },
      { path: LOCK, line: 2 }
    ])
  })

  test('through the direct dependency that brings it in, with its line', async () => {
    const [found] = await findings([
      { name: 'top', license: 'MIT', dependsOn: ['middle'], manifestLine: 3 },
      { name: 'middle', license: 'MIT', direct: false, dependsOn: ['a'] },
      { ...busl, direct: false }
    ])
    expect(found?.via).toEqual([{ name: 'top', at: { path: 'package.json', line: 3 } }, { name: 'middle' }])
    expect(found?.at).toEqual([{ path: LOCK, line: 4 }])
  })

  test('in each lockfile for itself', async () => {
    const head = inventoryOf({
      'x/package-lock.json': [busl],
      'y/package-lock.json': [{ ...busl, manifestLine: 2 }]
    })
    const found = reportOf({ head, policy: await policyOf() }).findings
    expect(found.map((f) => f.at[0])).toEqual([
      { path: 'x/package-lock.json', line: 2 },
      { path: 'y/package.json', line: 2 }
    ])
  })
})

async function by(policy: string) {
  return (await findings([busl], policy))[0]?.by
}

describe('the line of the policy that decided', () => {
  test('is that of the preset, the file, or an entry of paths', async () => {
    expect((await by(''))?.path).toBe('open@1')
    expect(await by('licenses:\n  kinds:\n    source-available: deny')).toEqual({
      path: POLICY,
      line: 4,
      column: 5
    })
    const paths =
      'paths:\n  - match: ["*"]\n    licenses:\n      kinds: { source-available: warn }\n    reason: A demo'
    expect((await by(paths))?.line).toBe(5)
  })
})

describe('advice', () => {
  test.each([
    [
      'of a scope',
      'scopes: { development: advise }',
      'warn',
      'the policy only advises on development dependencies'
    ],
    [
      'of a path',
      'scopes: { development: enforce }\npaths: [{ match: ["*"], use: advise, reason: A demo }]',
      'warn',
      'the policy only advises on this path, for the reason `A demo`'
    ],
    [
      'below what blocks',
      'gate: { block-on: warn }',
      'note',
      'the policy only advises on development dependencies'
    ],
    [
      'with nothing that blocks',
      'gate: { block-on: never }',
      'warn',
      'the policy only advises on development dependencies'
    ]
  ])('%s says why', async (_, policy, level, why) => {
    const [found] = await findings([{ ...busl, scope: 'development' }], policy)
    expect([found?.level, plain(found?.advised ?? [])]).toEqual([level, why])
  })

  test('changes nothing about what does not block anyway', async () => {
    const [found] = await findings([{ name: 'a', license: 'LicenseRef-A', scope: 'development' }])
    expect(found).toMatchObject({ level: 'warn' })
    expect(found).not.toHaveProperty('advised')
  })
})

describe('remedies', () => {
  test('are an exception for this version, and for certain standards a clearance', async () => {
    const found = await findings([{ name: 'heic2any', version: '0.0.4', license: 'MIT' }])
    expect(found.map((f) => [f.rule, ...f.remedies.map((r) => r.into)])).toEqual([
      ['standard-encumbered', 'exceptions', 'standards.cleared'],
      ['standard-unsure', 'exceptions']
    ])
    const [exception, cleared] = found[0]?.remedies ?? []
    expect(exception?.block).toContain('accept: [heic, hevc]\n')
    expect(exception?.block).toContain('versions: "0.0.4"\n')
    expect(cleared?.block.match(/- standard: \w+/g)).toEqual(['- standard: heic', '- standard: hevc'])
  })

  test('there are none for a package that no policy can name', async () => {
    const [found] = await findings([{ ...busl, origin: 'url', withoutPurl: true }])
    expect(found?.remedies).toEqual([])
  })
})

test('a finding has what the subject is and what the change did', async () => {
  const base = lockOf([{ name: 'a', version: '0.9.0', license: 'MIT' }])
  const head = lockOf([{ ...busl, scope: 'optional' }])
  const [changed] = reportOf({ base, head, policy: await policyOf() }).findings
  expect(changed).toMatchObject({
    rule: 'license-changed',
    package: 'pkg:npm/a@1.0.0',
    name: 'a',
    version: '1.0.0',
    beforeVersion: '0.9.0',
    change: { kind: 'upgraded', from: 'pkg:npm/a@0.9.0' },
    scope: 'optional',
    fresh: true
  })
})
