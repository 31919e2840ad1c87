import type { Expression, Leaf } from './expression.ts'

type Branch = Exclude<Expression, Leaf>
interface Frame<T> {
  readonly node: Branch
  readonly done: T[]
}

/** One value of an expression, from its leaves up. Keeps its own stack, so that depth costs no call stack. */
export function reduce<T>(
  expression: Expression,
  ofLeaf: (leaf: Leaf) => T,
  ofParts: (type: Branch['type'], parts: readonly T[]) => T
): T {
  if (expression.type === 'leaf') return ofLeaf(expression)
  const frames: Frame<T>[] = [{ node: expression, done: [] }]
  for (;;) {
    const frame = frames.at(-1) as Frame<T>
    const next = frame.node.parts[frame.done.length]
    if (next?.type === 'leaf') frame.done.push(ofLeaf(next))
    else if (next !== undefined) frames.push({ node: next, done: [] })
    else {
      const value = ofParts(frame.node.type, frame.done)
      frames.pop()
      const above = frames.at(-1)
      if (above === undefined) return value
      above.done.push(value)
    }
  }
}
