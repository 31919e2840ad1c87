import { createRequire } from 'node:module'
import { describe, expect, test } from '@jest/globals'
import { licensesData } from '../../scripts/build-licenses.mjs'
import { makeCatalog } from '../../src/licenses/catalog.ts'
import { parseExpression } from '../../src/licenses/expression.ts'
import { catalog } from './support.ts'

const require = createRequire(import.meta.url)
const facts = require('../../src/licenses/data/license-facts.json')
const deprecated = require('../../src/licenses/data/spdx-deprecated.json')
const exceptions = require('../../src/licenses/data/exceptions.json')
const readKinds = require('../../src/licenses/data/read-kinds.json')
const texts = require('spdx-license-list/spdx-full.json')
const data = licensesData() as {
  notices: string[]
  bases: string[]
  licenses: unknown[][]
  exceptions: string[][]
}

const exceptionIds = data.exceptions.map(([id]) => id ?? '')

describe('what the build writes', () => {
  test('has every active id of the list once, sorted', () => {
    expect(catalog.spdx).toBe('3.28.0')
    expect(catalog.ids).toHaveLength(695)
    expect([...catalog.ids]).toEqual([...new Set(catalog.ids)].sort())
    expect(catalog.ids.filter((id) => catalog.replacement(id) !== undefined)).toEqual([])
  })

  test('is small', () => {
    expect(JSON.stringify(data).length).toBeLessThan(150_000)
  })

  test('has the 83 exceptions of the list, and keeps the notice of those that ask for it', () => {
    expect(exceptionIds).toHaveLength(83)
    expect(exceptionIds).toEqual([...new Set(exceptionIds)].sort())
    expect(data.notices.join()).toContain('Creative Commons Attribution License 3.0')
    expect(catalog.exception('nokia-qt-exception-1.1')?.id).toBe('Qt-LGPL-exception-1.1')
  })

  test('knows the deprecated ids and can read every replacement', () => {
    const ids = Object.keys(deprecated.licenses)
    expect(ids).toHaveLength(32)
    expect(ids.filter((id) => catalog.replacement(id) === null)).toEqual(['Net-SNMP'])
    const unread = ids.filter(
      (id) => !('expression' in parseExpression(catalog.replacement(id) ?? 'MIT', catalog))
    )
    expect(unread).toEqual([])
  })

  test('has no two ids that differ in case alone, and none that is an operator or a word of its own', () => {
    const all = [...catalog.ids, ...exceptionIds]
    expect(new Set(all.map((id) => id.toLowerCase())).size).toBe(all.length)
    const words = ['and', 'or', 'with', 'none', 'noassertion', 'other', 'unlicensed', 'proprietary']
    expect(all.filter((id) => words.includes(id.toLowerCase()))).toEqual([])
  })

  test('points every row at a basis', () => {
    for (const [, , , basis] of data.licenses) expect(data.bases[basis as number]).toBeDefined()
  })
})

describe('the kind of a license', () => {
  test('is read in the text where the facts have it', () => {
    for (const row of facts.licenses)
      expect([row.id, catalog.license(row.id)?.kind]).toEqual([row.id, row.kind])
  })

  test.each([
    ['MIT', 'permissive', 'rated Silver by Blue Oak Council'],
    ['MPL-2.0', 'weak-copyleft', 'read in its text'],
    ['Artistic-2.0', 'permissive', 'read in its text (arguable)'],
    ['BUSL-1.1', 'source-available', 'read in its text'],
    ['CC0-1.0', 'public-domain', 'read in its text'],
    ['CC-BY-NC-ND-1.0', 'non-commercial', 'family Creative Commons NonCommercial'],
    ['CC-BY-NC-SA-2.5', 'non-commercial', 'family Creative Commons NonCommercial'],
    ['CC-BY-ND-3.0-DE', 'no-derivatives', 'family Creative Commons NoDerivatives'],
    ['CC-BY-SA-2.1-JP', 'strong-copyleft', 'family Creative Commons ShareAlike'],
    ['CC-BY-2.5-AU', 'permissive', 'family Creative Commons Attribution'],
    ['Aladdin', 'non-commercial', 'read in its text'],
    ['CC-SA-1.0', 'unclassified', 'not read yet'],
    [
      'OGTSL',
      'unclassified',
      'approved by the Open Source Initiative and rated Lead by Blue Oak Council, which does not tell its kind'
    ]
  ])('%s is %s: %s', (id, kind, basis) => {
    expect(catalog.license(id)).toMatchObject({ kind, basis })
  })

  test('never follows from approval alone', () => {
    const approved = catalog.ids.map((id) => catalog.license(id)).filter((r) => r?.osi === true)
    expect(approved).toHaveLength(136)
    const alone = approved.filter((r) => r?.basis.includes('Open Source Initiative'))
    expect(new Set(alone.map((r) => r?.kind))).toEqual(new Set(['unclassified']))
  })

  test('is not open for a license that the FSF calls non-free, unless the OSI approved it or it was read', () => {
    const open = ['permissive', 'public-domain', 'weak-copyleft', 'strong-copyleft', 'network-copyleft']
    const nonFree = catalog.ids.map((id) => catalog.license(id)).filter((r) => r?.fsf === false)
    expect(nonFree).toHaveLength(20)
    const unfounded = nonFree.filter(
      (r) => open.includes(r?.kind ?? '') && !r?.osi && !r?.basis.startsWith('read')
    )
    expect(unfounded).toEqual([])
  })
})

function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/\s+/g, ' ')
}

describe('quotes', () => {
  test.each<[string, string]>([
    ...facts.licenses.flatMap((r: { id: string; quote: string | null; retaliationQuote: string | null }) =>
      [r.quote, r.retaliationQuote].filter((q) => q !== null).map((q) => [r.id, q])
    ),
    ...readKinds.kinds.map((r: { id: string; quote: string }) => [r.id, r.quote])
  ])('%s: %s', (id, quote) => {
    expect(plain(texts[id].licenseText)).toContain(plain(quote))
  })
})

describe('exceptions that only permit', () => {
  test('are on the list', () => {
    expect(exceptions.permissions).toHaveLength(13)
    for (const { id } of exceptions.permissions) expect(catalog.exception(id)?.permits).toBeDefined()
  })

  test.each(['freertos-exception-2.0', 'SHL-2.0', 'SHL-2.1', 'mxml-exception'])('%s is not one', (id) => {
    expect(catalog.exception(id)).toEqual({ id })
  })
})

describe('a catalog of something else', () => {
  test.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { licenses: [null, [1], ['MIT'], ['MIT', 'MIT License', 'nice']] }
  ])('knows nothing: %j', (value) => {
    const none = makeCatalog(value)
    expect(none.ids).toEqual([])
    expect(none.license('MIT')).toBeUndefined()
  })

  test('is not fooled by names of an object’s own parts', () => {
    for (const id of ['__proto__', 'constructor', 'toString']) {
      expect(catalog.license(id)).toBeUndefined()
      expect(catalog.exception(id)).toBeUndefined()
      expect(catalog.replacement(id)).toBeUndefined()
    }
  })
})
