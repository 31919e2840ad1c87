import type { Catalog } from './catalog.ts'
import type { Leaf } from './leaf-word.ts'
import { type Parsed, parse } from './parse.ts'
import { reduce } from './reduce.ts'

export type { Leaf, Parsed }

/** All of the parts (`and`), or the reader's pick of one (`or`). Parts are never of their parent's type. */
export type Expression = Leaf | { readonly type: 'and' | 'or'; readonly parts: readonly Expression[] }

/**
 * Reads an SPDX license expression (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/). Ids come back
 * in the list's case, deprecated ones replaced. Anything that is no expression, an id that is not on the list, more than
 * 20,000 characters and more than 500 nested parentheses are problems.
 */
export function parseExpression(text: string, catalog: Catalog): Parsed {
  return parse(text, catalog, false)
}

/** As `parseExpression`, but an id or exception that is not on the list becomes an unreadable leaf of the expression. */
export function parseWithUnlisted(text: string, catalog: Catalog): Parsed {
  return parse(text, catalog, true)
}

/** The expression as text: canonical operators, one space, no parentheses that precedence makes needless. */
export function formatExpression(expression: Expression): string {
  return reduce<{ text: string; loose: boolean }>(
    expression,
    (leaf) => ({ text: leaf.text, loose: false }),
    (type, parts) => {
      const [first] = parts
      if (parts.length === 1 && first !== undefined) return first
      const inner = parts.map((p) => (type === 'and' && p.loose ? `(${p.text})` : p.text))
      return { text: inner.join(type === 'and' ? ' AND ' : ' OR '), loose: type === 'or' }
    }
  ).text
}

/** Equal for texts that name the same license: what follows LicenseRef- and AdditionRef- counts in any case. */
export function licenseKey(text: string): string {
  if (!text.includes('Ref-')) return text
  return text.replace(/Ref-([A-Za-z0-9.-]+)/g, (found) => `Ref-${found.slice('Ref-'.length).toLowerCase()}`)
}
