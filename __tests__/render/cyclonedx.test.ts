import { describe, expect, test } from '@jest/globals'
import { Spec } from '@cyclonedx/cyclonedx-library'
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation'
import fc from 'fast-check'
import type { Fact, Package, Report } from '../../src/model.ts'
import { iri } from '../../src/render/cyclonedx/iri.ts'
import { licenses } from '../../src/render/cyclonedx/licenses.ts'
import { cyclonedx } from '../../src/render/cyclonedx.ts'
import { brief, canonical, many, oneDeny, quiet, standards } from './reports/canonical.ts'
import { huge } from './reports/huge.ts'
import { firstParty, inventoryOf, known, lockfile, npm, report, subject, use } from './reports/make.ts'
import { options, textOf } from './support.ts'

const validator = new JsonStrictValidator(Spec.Version.v1dot7)

interface Bom {
  readonly serialNumber?: string
  readonly metadata: { readonly component: Component; readonly timestamp: string }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
  readonly compositions: readonly { readonly aggregate: string; readonly dependencies?: readonly string[] }[]
  readonly definitions?: { readonly standards: readonly object[] }
}
interface Component {
  readonly 'bom-ref': string
  readonly name: string
  readonly group?: string
  readonly version?: string
  readonly scope?: string
  readonly purl?: string
  readonly type: string
  readonly licenses?: readonly object[]
  readonly hashes?: readonly object[]
  readonly externalReferences?: readonly object[]
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
  readonly evidence?: { readonly occurrences: readonly object[] }
}

async function bomOf(r: Report): Promise<Bom> {
  return JSON.parse(await textOf(cyclonedx, r))
}

describe('is strictly valid', () => {
  test.each(Object.entries(canonical))('%s', async (_, r) => {
    expect(await validator.validate(await textOf(cyclonedx, r))).toBeNull()
  })

  test('whatever the texts', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.webUrl(),
      fc
        .array(
          fc.constantFrom(
            'git+',
            'https://',
            'ssh://',
            'git@',
            'a.example',
            ':',
            '/',
            '#',
            '%',
            '[',
            ']',
            ' ',
            '日',
            '\ud800',
            '@'
          ),
          { maxLength: 9 }
        )
        .map((p) => p.join(''))
    )
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom<Package['origin']>('git', 'url', 'other-registry'),
        async (text, origin) => {
          const pkg = npm(text, text, {
            id: `l#${text}`,
            origin,
            source: text,
            hashes: [{ alg: 'SHA-1', hex: text }]
          })
          const root = firstParty(text, 'l')
          const s = subject(pkg, known(text))
          const r = report({
            inventory: inventoryOf(root, [s]),
            subjects: [s],
            project: { ...quiet.project, name: text, version: text }
          })
          expect(await validator.validate(await textOf(cyclonedx, r))).toBeNull()
        }
      ),
      { numRuns: 150 }
    )
  }, 60_000)
})

test('lists everything in the head, the project itself as the main component, each once', async () => {
  const { metadata, components, dependencies } = await bomOf(standards)
  const refs = [metadata.component, ...components].map((c) => c['bom-ref'])
  expect([...refs].sort()).toEqual([...standards.inventory.packages.keys()].sort())
  expect(dependencies.map((d) => d.ref)).toEqual(refs)
})

test('a component says what is known of it', async () => {
  const { components } = await bomOf(standards)
  expect(components[0]).toMatchObject({
    type: 'library',
    group: '@ffmpeg',
    name: 'core',
    version: '0.12.10',
    purl: 'pkg:npm/%40ffmpeg/core@0.12.10',
    scope: 'required',
    hashes: [{ alg: 'SHA-512' }],
    licenses: [
      { license: { id: 'GPL-2.0-or-later', acknowledgement: 'declared' } },
      { license: { id: 'GPL-2.0-or-later', acknowledgement: 'concluded' } }
    ],
    properties: [
      { name: 'open-standards-gate:origin', value: 'public-registry' },
      {
        name: 'open-standards-gate:standard',
        value: 'h264;relation=bundles;flag=encumbered;severity=high;confidence=high;evidence=inspected'
      }
    ],
    evidence: { occurrences: [{ location: 'package-lock.json', line: 344 }] }
  })
})

test('first-party packages are there, without a purl', async () => {
  const member = firstParty('member', 'package-lock.json', { id: 'package-lock.json#packages/member' })
  const r = report({ inventory: inventoryOf(firstParty('demo-app'), [subject(member, known('MIT'))]) })
  const [component] = (await bomOf(r)).components
  expect(component).toMatchObject({ 'bom-ref': member.id, name: 'member' })
  expect(component).not.toHaveProperty('purl')
})

test('a project that no lockfile names is a node of its own, over all roots', async () => {
  const root = firstParty('web', 'web/package-lock.json')
  const inventory = inventoryOf(root, [])
  const r = report({
    inventory: {
      ...inventory,
      lockfiles: inventory.lockfiles.map((l) => ({ ...l, path: 'web/package-lock.json' }))
    }
  })
  const { metadata, components, dependencies } = await bomOf(r)
  expect(metadata.component).toMatchObject({ 'bom-ref': 'project', name: 'demo-app', type: 'application' })
  expect(components.map((c) => c['bom-ref'])).toEqual([root.id])
  expect(dependencies).toEqual([{ ref: 'project', dependsOn: [root.id] }, { ref: root.id }])
})

describe('licenses', () => {
  test.each<[string, Fact, object[] | undefined]>([
    [
      'an id',
      known('MIT'),
      [
        { license: { id: 'MIT', acknowledgement: 'declared' } },
        { license: { id: 'MIT', acknowledgement: 'concluded' } }
      ]
    ],
    [
      'an expression',
      known('MIT OR Apache-2.0'),
      [
        { expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' },
        { expression: 'MIT OR Apache-2.0', acknowledgement: 'concluded' }
      ]
    ],
    [
      'a name that was understood',
      known('Apache-2.0', { declared: 'Apache 2' }),
      [
        { license: { name: 'Apache 2', acknowledgement: 'declared' } },
        { license: { id: 'Apache-2.0', acknowledgement: 'concluded' } }
      ]
    ],
    [
      'a text that was not understood',
      { declared: 'see file', claims: [], state: 'unreadable' },
      [{ license: { name: 'see file', acknowledgement: 'declared' } }]
    ],
    [
      'an id that CycloneDX does not know',
      known('LicenseRef-Acme'),
      [
        { expression: 'LicenseRef-Acme', acknowledgement: 'declared' },
        { expression: 'LicenseRef-Acme', acknowledgement: 'concluded' }
      ]
    ],
    ['nothing', { claims: [], state: 'missing' }, undefined],
    [
      'no assertion is none',
      known('NOASSERTION', { declared: 'x' }),
      [{ license: { name: 'x', acknowledgement: 'declared' } }]
    ]
  ])('%s', (_, fact, expected) => {
    expect(licenses(fact)).toEqual(expected)
  })
})

test.each([
  ['git+https://a.example/x.git#abc', 'https://a.example/x.git#abc'],
  ['git+ssh://git@a.example/x.git', 'ssh://git@a.example/x.git'],
  ['https://a.example:8080/a b[c]"d"', 'https://a.example:8080/a%20b%5Bc%5D%22d%22'],
  ['https://a.example/%zz%20#a#b', 'https://a.example/%25zz%20#a%23b'],
  ['file:../x', undefined],
  ['git@a.example:x/y.git', undefined],
  ['https://a b/', undefined]
])('the address of a source: %s', (source, expected) => {
  expect(iri(source)).toBe(expected)
})

describe('scope', () => {
  const pkg = npm('a', '1.0.0')
  const scopeOf = async (...scopes: ('runtime' | 'development' | 'optional' | 'unknown')[]) => {
    const lockfiles = scopes.map((scope, i) =>
      lockfile([], [use(pkg, 1, { scope })], { path: `${i}/package-lock.json` })
    )
    const r = report({
      inventory: { packages: new Map([[pkg.id, pkg]]), lockfiles, problems: [], skipped: [] }
    })
    return (await bomOf(r)).components[0]?.scope
  }

  test.each([
    [['runtime'], 'required'],
    [['optional'], 'optional'],
    [['development'], 'excluded'],
    [['unknown'], undefined],
    [['development', 'runtime'], 'required'],
    [['development', 'optional'], 'optional'],
    [['optional', 'unknown'], undefined]
  ] as const)('%j is %s', async (scopes, expected) => {
    expect(await scopeOf(...scopes)).toBe(expected)
  })
})

describe('compositions', () => {
  test('complete where all is known', async () => {
    const { compositions, dependencies } = await bomOf(standards)
    expect(compositions).toEqual([
      { aggregate: 'complete' },
      { aggregate: 'complete', dependencies: dependencies.map((d) => d.ref) }
    ])
  })

  test('incomplete where edges are missing', async () => {
    const { compositions } = await bomOf(many)
    expect(compositions.map((c) => c.aggregate)).toEqual(['incomplete', 'incomplete'])
  })

  test('a lockfile that could not be read makes the whole incomplete', async () => {
    expect((await bomOf(canonical['incomplete']!)).compositions[0]).toEqual({ aggregate: 'incomplete' })
  })

  test('an edge that leads nowhere is left out, and said', async () => {
    const a = npm('a', '1.0.0')
    const s = subject(a, known('MIT'), { use: use(a, 1, { dependsOn: ['pkg:npm/gone@1.0.0'] }) })
    const { compositions, dependencies } = await bomOf(
      report({ inventory: inventoryOf(firstParty('demo-app'), [s]) })
    )
    expect(dependencies[1]).toEqual({ ref: a.id })
    expect(compositions.at(-1)).toEqual({ aggregate: 'incomplete', dependencies: [a.id] })
  })
})

describe('serial number', () => {
  test('is a UUID made of the content', async () => {
    const first = (await bomOf(quiet)).serialNumber
    expect(first).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect((await bomOf(oneDeny)).serialNumber).not.toBe(first)
  })

  test('does not depend on the time', async () => {
    const later = await textOf(cyclonedx, quiet, { ...options, timestamp: '2030-01-01T00:00:00.000Z' })
    expect(JSON.parse(later)).toMatchObject({
      serialNumber: (await bomOf(quiet)).serialNumber,
      metadata: { timestamp: '2030-01-01T00:00:00.000Z' }
    })
  })

  test('is left out without a hash', async () => {
    const { hash: _, ...without } = options
    expect(JSON.parse(await textOf(cyclonedx, quiet, without))).not.toHaveProperty('serialNumber')
  })
})

test('the order of the inventory does not matter', async () => {
  const { inventory } = many
  const turned = {
    ...many,
    inventory: {
      ...inventory,
      packages: new Map([...inventory.packages].toReversed()),
      lockfiles: inventory.lockfiles.toReversed().map((l) => ({ ...l, uses: l.uses.toReversed() }))
    },
    subjects: many.subjects.toReversed()
  }
  expect(await textOf(cyclonedx, turned)).toBe(await textOf(cyclonedx, many))
})

test('brief: nothing of standards', async () => {
  const bom = await bomOf(brief)
  expect(bom).not.toHaveProperty('definitions')
  expect(JSON.stringify(bom)).not.toMatch(/open-standards-gate:standard|h264|H\.264/)
})

test('comes in chunks', async () => {
  const chunks: string[] = []
  for await (const chunk of cyclonedx.render(
    huge({ packages: 2000, findings: 0, problems: 0, text: '' }),
    options
  ))
    chunks.push(chunk)
  expect(chunks.length).toBeGreaterThan(5)
})
