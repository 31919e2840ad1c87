import type { Catalog, Kind } from './catalog.ts'
import table from './data/incompatible.json' with { type: 'json' }
import { type Expression, type Leaf, parseExpression } from './expression.ts'
import { perCatalog } from './per-catalog.ts'
import { reduce } from './reduce.ts'

/** Two licenses that cannot be combined in what is passed on, and who says so. */
export interface Clash {
  /** The package's license and the product's, as they are written. */
  readonly license: string
  readonly outbound: string
  /** One sentence with its full stop. */
  readonly why: string
  readonly source: { readonly title: string; readonly url: string }
  /** YYYY-MM-DD: when it was looked up. */
  readonly date: string
}

type Meant = readonly string[] | { readonly kinds: readonly string[] }

interface Row {
  readonly package: Meant
  readonly outbound: Meant
  readonly both?: boolean
  readonly why: string
  readonly source: Clash['source']
  readonly date: string
}

/**
 * The first clash between a package's licenses, all of which hold, and the license of the product that it goes into: texts in
 * canonical form. An OR in the product's license clashes only where each of its sides does. A license or any later one
 * clashes only where all of its versions do; one with an exception is passed over: it may permit just this.
 */
export function clashOf(outbound: string, licenses: readonly string[], catalog: Catalog): Clash | undefined {
  for (const license of licenses) {
    const { clash } = lookUp(`${license}\n${outbound}`, catalog)
    if (clash !== undefined) return clash
  }
  return undefined
}

const lookUp = perCatalog((pair, catalog): { readonly clash?: Clash | undefined } => {
  const [leaf, own] = pair.split('\n').map((text) => parseExpression(text, catalog))
  if (leaf === undefined || own === undefined || 'problem' in leaf || 'problem' in own) return {}
  if (leaf.expression.type !== 'leaf') return {}
  return { clash: clashWith(leaf.expression, own.expression, catalog) }
})

function clashWith(leaf: Leaf, outbound: Expression, catalog: Catalog): Clash | undefined {
  return reduce<Clash | undefined>(
    outbound,
    (own) => clashOfTwo(leaf, own, catalog),
    (type, parts) => {
      const found = parts.find((part) => part !== undefined)
      return type === 'or' && parts.includes(undefined) ? undefined : found
    }
  )
}

function clashOfTwo(leaf: Leaf, own: Leaf, catalog: Catalog): Clash | undefined {
  if (leaf.exception !== undefined || own.exception !== undefined) return undefined
  let first: Row | undefined
  for (const license of versionsOf(leaf, catalog)) {
    for (const outbound of versionsOf(own, catalog)) {
      const row = ROWS.find((r) => fits(r, license, outbound, catalog))
      if (row === undefined) return undefined
      first ??= row
    }
  }
  if (first === undefined) return undefined
  const { why, source, date } = first
  const { title, url } = source
  return { license: leaf.text, outbound: own.text, why, source: { title, url }, date }
}

const ROWS: readonly Row[] = table.rows

function fits(row: Row, license: string, outbound: string, catalog: Catalog): boolean {
  const fit = means(row.package, license, catalog) && means(row.outbound, outbound, catalog)
  if (fit || row.both !== true) return fit
  return means(row.package, outbound, catalog) && means(row.outbound, license, catalog)
}

function means(meant: Meant, id: string, catalog: Catalog): boolean {
  if (!('kinds' in meant)) return meant.includes(id)
  const kind: Kind | 'unclassified' | undefined = catalog.license(id)?.kind
  return kind !== undefined && meant.kinds.includes(kind)
}

/** The single versions that a license offers, by the ids that mean each alone. */
function versionsOf(leaf: Leaf, catalog: Catalog): readonly string[] {
  const isOpen = leaf.plus || leaf.license.endsWith('-or-later')
  return isOpen ? catalog.versionsFrom(leaf.license).map(({ exact }) => exact) : [leaf.license]
}
