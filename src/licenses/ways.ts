import { type Expression, formatExpression, type Leaf, licenseKey } from './expression.ts'
import { reduce } from './reduce.ts'

/** All licenses of an expression, in the order of the text, each as often as it stands there. */
export function leavesOf(expression: Expression): readonly Leaf[] {
  return reduce<readonly Leaf[]>(
    expression,
    (leaf) => [leaf],
    (_, parts) => parts.flat()
  )
}

/** Equal for expressions that say the same in another order, or say something twice. */
export function expressionKey(expression: Expression): string {
  return reduce<string>(
    expression,
    (leaf) => licenseKey(leaf.text),
    (type, parts) => {
      const [first = '', ...more] = [...new Set(parts)].sort()
      return more.length === 0 ? first : `(${[first, ...more].join(type === 'and' ? ' & ' : ' | ')})`
    }
  )
}

/** Beyond these an expression is not followed: what nobody can survey nobody should decide in a line. */
const MOST_WAYS = 256
const MOST_LICENSES = 50

/**
 * Whether `way` is what is left of `expression` once one side of each OR is taken: licenses joined by AND alone. False for
 * an expression with very many such ways.
 */
export function leadsTo(expression: Expression, way: Expression): boolean {
  if (hasChoice(way)) return false
  const wanted = new Set(leavesOf(way).map((leaf) => licenseKey(leaf.text)))
  if (wanted.size > MOST_LICENSES) return false
  const found = reduce<ReadonlySet<string>>(expression, (leaf) => within(leaf, wanted), joined)
  return found.has(keyOf(wanted))
}

/** The ways through an expression at its outermost OR, as texts; the expression itself where it has none. */
export function sidesOf(expression: Expression): readonly string[] {
  return expression.type === 'or' ? expression.parts.map(formatExpression) : [formatExpression(expression)]
}

/** Whether the reader may pick. */
export function hasChoice(expression: Expression): boolean {
  return reduce<boolean>(
    expression,
    () => false,
    (type, parts) => type === 'or' || parts.includes(true)
  )
}

/** Ways are sets of licenses, each set as one text; a license that is not wanted leads nowhere. */
function within({ text }: Leaf, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const key = licenseKey(text)
  return new Set(wanted.has(key) ? [keyOf([key])] : [])
}

function joined(type: 'and' | 'or', parts: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = type === 'or' ? parts.flatMap((part) => [...part]) : product(parts)
  return new Set(all.length > MOST_WAYS ? [] : all)
}

function product(parts: readonly ReadonlySet<string>[]): string[] {
  let ways: string[] = ['']
  for (const part of parts) {
    if (ways.length * part.size > MOST_WAYS) return []
    const longer = ways.flatMap((way) => [...part].map((more) => keyOf([...split(way), ...split(more)])))
    ways = [...new Set(longer)]
  }
  return ways
}

function keyOf(licenses: Iterable<string>): string {
  return [...new Set(licenses)].sort().join('\n')
}

function split(way: string): string[] {
  return way === '' ? [] : way.split('\n')
}
