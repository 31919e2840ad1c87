import type { Catalog } from './catalog.ts'
import { type Expression, type Leaf, parseExpression } from './expression.ts'
import { reduce } from './reduce.ts'

/** What a license is to an SBOM: an id of the list, a reference to a named text, or a word that is neither. */
function spdxLeafKind(leaf: Leaf): 'id' | 'ref' | 'special' {
  return leaf.sort === 'id' || leaf.sort === 'ref' ? leaf.sort : 'special'
}

/** What an expression is to an SBOM: one id, an expression of ids and references, or a name because a part is neither. */
export function spdxForm(expression: Expression): 'id' | 'expression' | 'name' {
  if (expression.type === 'leaf' && expression.sort === 'id' && expression.text === expression.license)
    return 'id'
  const plain = reduce<boolean>(
    expression,
    (leaf) => spdxLeafKind(leaf) !== 'special',
    (_, parts) => parts.every((p) => p)
  )
  return plain ? 'expression' : 'name'
}

/** Whether a text may stand where an SBOM format asks for an SPDX license expression. `UNLICENSED` and `NOASSERTION` may not. */
export function isSpdxExpression(text: string, catalog: Catalog): boolean {
  const parsed = parseExpression(text, catalog)
  return 'expression' in parsed && spdxForm(parsed.expression) !== 'name'
}
