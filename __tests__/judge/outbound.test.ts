import { describe, expect, test } from '@jest/globals'
import { outboundAt } from '../../src/judge/outbound.ts'
import type { Claim, Inventory } from '../../src/model.ts'
import { catalog, inventoryOf, LOCK, POLICY, policyOf } from './samples.ts'

const INSIDE = `app/${LOCK}`
const said = (raw: unknown, source: string): Claim => ({ raw, source, trust: 'pull-request' })

/** A project at the top and one in a folder, each with what its manifest or its lockfile says of its license. */
function projects(top: readonly Claim[], inside: readonly Claim[]): Inventory {
  const made = inventoryOf({
    [INSIDE]: [{ name: 'app', origin: 'first-party', claims: inside }],
    [LOCK]: [{ name: 'root', origin: 'first-party', claims: top }]
  })
  const lockfiles = made.lockfiles.map((l) => ({ ...l, roots: l.uses.map((use) => use.package) }))
  return { ...made, lockfiles }
}

async function outbound(inventory: Inventory, path: string, policy = '') {
  const lockfile = inventory.lockfiles.find((l) => l.path === path)
  return outboundAt(await policyOf(policy), lockfile, inventory, catalog)
}

describe('the license under which a lockfile is passed on', () => {
  const cases: readonly [
    name: string,
    top: readonly Claim[],
    inside: readonly Claim[],
    policy: string,
    license: string | undefined,
    source: string | undefined
  ][] = [
    [
      'is the policy’s, before all else',
      [said('MIT', 'manifest')],
      [said('ISC', 'manifest')],
      'outbound: mit OR Zlib\n',
      'MIT OR Zlib',
      POLICY
    ],
    ['is its own manifest’s', [said('MIT', 'manifest')], [said('ISC', 'manifest')], '', 'ISC', INSIDE],
    ['is what the lockfile copied', [], [said('ISC', 'lockfile')], '', 'ISC', INSIDE],
    [
      'is the manifest’s before the copy',
      [],
      [said('ISC', 'lockfile'), said('MIT', 'manifest')],
      '',
      'MIT',
      INSIDE
    ],
    ['is that of the top where it says nothing', [said('MIT', 'manifest')], [], '', 'MIT', LOCK],
    [
      'is that of the top where it cannot be read',
      [said('MIT', 'manifest')],
      [said('see the readme', 'manifest')],
      '',
      'MIT',
      LOCK
    ],
    ['may be none', [], [said('SEE LICENSE IN EULA', 'manifest')], '', undefined, undefined]
  ]
  test.each(cases)('%s', async (_name, top, inside, policy, license, source) => {
    const found = await outbound(projects(top, inside), INSIDE, policy)
    expect(found).toEqual(license === undefined ? undefined : { license, source })
  })

  test('is nobody’s where no lockfile is known', async () => {
    expect(await outbound(inventoryOf({}), LOCK)).toBeUndefined()
  })
})
