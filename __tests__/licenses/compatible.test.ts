import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { clashOf } from '../../src/licenses/compatible.ts'
import { leavesOf } from '../../src/licenses/ways.ts'
import { catalog, expressionOf } from './support.ts'

/** The package's licenses, which all hold, and the product's own. */
function clash(licenses: string, outbound: string) {
  return clashOf(
    outbound,
    leavesOf(expressionOf(licenses)).map(({ text }) => text),
    catalog
  )
}

describe('what clashes', () => {
  test.each([
    ['Apache-2.0', 'GPL-2.0-only'],
    ['GPL-2.0-only', 'Apache-2.0'],
    ['GPL-3.0-only', 'GPL-2.0-only'],
    ['GPL-2.0-only', 'GPL-3.0-only'],
    ['GPL-3.0-or-later', 'GPL-2.0-only'],
    ['AGPL-3.0-only', 'GPL-2.0-only'],
    ['LGPL-3.0-only', 'GPL-2.0-only'],
    ['GPL-2.0-only', 'MIT'],
    ['GPL-2.0-or-later', 'MIT'],
    ['GPL-3.0-only', 'Apache-2.0'],
    ['GPL-3.0-only', 'Unlicense'],
    ['AGPL-3.0-or-later', 'BSD-3-Clause'],
    ['CDDL-1.0', 'GPL-2.0-only'],
    ['GPL-3.0-only', 'CDDL-1.1'],
    ['EPL-1.0', 'GPL-2.0-or-later'],
    ['EPL-2.0', 'GPL-3.0-only'],
    ['MPL-1.1', 'GPL-2.0-only'],
    ['CPL-1.0', 'AGPL-3.0-only'],
    ['BSD-4-Clause', 'GPL-3.0-or-later'],
    ['MS-PL', 'GPL-3.0-only'],
    ['MIT AND GPL-3.0-only', 'MIT'],
    ['GPL-3.0-only', 'MIT AND ISC'],
    ['GPL-3.0-only', 'MIT OR Apache-2.0']
  ])('%s in a product under %s', (licenses, outbound) => {
    expect(clash(licenses, outbound)).toBeDefined()
  })
})

describe('what does not', () => {
  test.each([
    ['MIT', 'GPL-2.0-only'],
    ['Apache-2.0', 'GPL-3.0-only'],
    ['Apache-2.0', 'GPL-2.0-or-later'],
    ['Apache-2.0', 'MIT'],
    ['GPL-2.0-or-later', 'GPL-3.0-only'],
    ['GPL-3.0-only', 'GPL-2.0-or-later'],
    ['GPL-3.0-only', 'AGPL-3.0-only'],
    ['AGPL-3.0-only', 'GPL-3.0-only'],
    ['LGPL-2.1-only', 'MIT'],
    ['LGPL-3.0-only', 'Apache-2.0'],
    ['MPL-2.0', 'GPL-2.0-only'],
    ['MPL-2.0', 'MIT'],
    ['EPL-1.0', 'MIT'],
    ['CDDL-1.0', 'Apache-2.0'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'MIT'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'Apache-2.0'],
    ['Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-3.0-only', 'MIT OR GPL-3.0-only'],
    ['GPL-3.0-only', 'LicenseRef-Acme'],
    ['LicenseRef-Acme', 'GPL-3.0-only'],
    ['UNLICENSED', 'MIT'],
    ['GPL-3.0-only', 'UNLICENSED'],
    ['NOASSERTION', 'MIT']
  ])('%s in a product under %s', (licenses, outbound) => {
    expect(clash(licenses, outbound)).toBeUndefined()
  })
})

test('a clash says which two, why, and who says so', () => {
  expect(clash('MIT AND GPL-2.0-only', 'ISC AND Apache-2.0')).toEqual({
    license: 'GPL-2.0-only',
    outbound: 'ISC',
    why: expect.stringMatching(/^Copyleft reaches .*\.$/),
    source: { title: expect.any(String), url: 'https://www.gnu.org/licenses/gpl-faq.html#IfLibraryIsGPL' },
    date: '2026-11-24'
  })
})

interface Row {
  readonly package: unknown
  readonly outbound: unknown
  readonly why: string
  readonly source: { readonly title: string; readonly url: string; readonly kind: string }
  readonly date: string
}

describe('the table', () => {
  const { rows } = JSON.parse(readFileSync('src/licenses/data/incompatible.json', 'utf8')) as { rows: Row[] }

  test.each(rows.map((row, i) => [i, row] as const))('row %i can be checked by a reader', (_i, row) => {
    expect(row.why).toMatch(/^[A-Z][^.]*(\.\d[^.]*)*\.$/)
    expect(row.source.url).toMatch(/^https:\/\/www\.(gnu|apache|eclipse)\.org\/\S+$/)
    expect(row.source.title).toMatch(/^[A-Z].*[^.]$/)
    expect(['found', 'general-knowledge']).toContain(row.source.kind)
    expect(row.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('every id is on the list, and every kind exists', () => {
    const meant = rows.flatMap((row) => [row.package, row.outbound])
    const ids = meant.filter((m) => Array.isArray(m)).flat() as string[]
    expect(ids.filter((id) => catalog.license(id)?.id !== id)).toEqual([])
    const others = meant.filter((m) => !Array.isArray(m))
    expect(others).toEqual(others.map(() => ({ kinds: ['permissive', 'public-domain'] })))
  })
})
