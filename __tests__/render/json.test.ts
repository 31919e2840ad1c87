import { expect, test } from '@jest/globals'
import type { Report } from '../../src/model.ts'
import type { ReportJson } from '../../src/render/json/shape.ts'
import { json } from '../../src/render/json.ts'
import { canonical, many, quiet, standards } from './reports/canonical.ts'
import { attacks, hostile } from './reports/hostile.ts'
import { textOf } from './support.ts'

async function jsonOf(report: Report): Promise<ReportJson> {
  return JSON.parse(await textOf(json, report))
}

test.each(Object.entries(canonical))(
  '%s is JSON of the schema, with every finding and package',
  async (_, report) => {
    const { schema, findings, packages, counts } = await jsonOf({
      ...report,
      policy: { ...report.policy, details: 'full' }
    })
    expect(schema).toBe('open-standards-gate/report@1')
    expect(findings).toHaveLength(report.findings.length)
    expect(packages.map((pkg) => pkg.id)).toEqual([...report.inventory.packages.keys()].sort())
    const counted = [counts.counting, counts.old]
      .flatMap((by) => Object.values(by))
      .reduce((a, b) => a + b, 0)
    expect(counted).toBe(report.findings.length)
  }
)

test('sentences are plain text', async () => {
  const [finding] = (await jsonOf(standards)).findings
  expect(finding?.what).toBe(
    'Ships a binary of H.264 / MPEG-4 AVC, a standard whose patent holders run a public licensing programme (Via LA (https://www.via-la.com/licensing-programs/)). This does not say that you need a license.'
  )
})

test('the order of the inventory does not matter', async () => {
  const { inventory } = many
  const turned = {
    ...many,
    inventory: {
      ...inventory,
      packages: new Map([...inventory.packages].toReversed()),
      lockfiles: inventory.lockfiles.toReversed()
    }
  }
  expect(await textOf(json, turned)).toBe(await textOf(json, many))
})

test('names are data, whatever they are', async () => {
  const { packages } = await jsonOf(hostile)
  for (const attack of attacks) expect(packages.map((pkg) => pkg.name)).toContain(attack)
})

test('printed to a log it commands nothing and hides nothing', async () => {
  const text = await textOf(json, hostile)
  expect(text).not.toMatch(/^\s*::/m)
  expect(text).not.toContain('##[')
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\p{Bidi_Control}\u200b\ufeff]/u)
})

test('comes in chunks', async () => {
  const chunks: string[] = []
  const packages = Array.from(
    { length: 3000 },
    (_, i) => [`a${i}`, { ...[...quiet.inventory.packages.values()][0]!, id: `a${i}` }] as const
  )
  const report = { ...quiet, inventory: { ...quiet.inventory, packages: new Map(packages) } }
  for await (const chunk of json.render(report, { color: false, key: 'k', timestamp: '' })) chunks.push(chunk)
  expect(chunks.length).toBeGreaterThan(3)
})
