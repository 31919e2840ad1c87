import type { Package, Remedy } from '../model.ts'
import { clearedBlock, exceptionBlock } from '../policy/block.ts'
import type { Rule } from '../rules/rule.ts'

/** Blocks that settle a hit when pasted where they say: an exception for this package, or its standards cleared for all. */
export function remediesFor(
  p: Package,
  accepts: readonly string[],
  { clears }: Pick<Rule, 'clears'>,
  expires: string
): readonly Remedy[] {
  if (accepts.length === 0) return []
  return [...exception(p, accepts, expires), ...(clears === true ? [cleared(accepts, expires)] : [])]
}

/** A package that has no purl cannot be named in a policy. */
function exception(
  { purl, version }: Package,
  accept: readonly string[],
  expires: string
): readonly Remedy[] {
  if (purl === undefined) return []
  const block = exceptionBlock({ purl, ...(version === undefined ? {} : { version }), accept, expires })
  return block === undefined ? [] : [{ kind: 'exception', into: 'exceptions', block }]
}

function cleared(standards: readonly string[], expires: string): Remedy {
  const block = standards.map((standard) => clearedBlock({ standard, expires })).join('')
  return { kind: 'cleared', into: 'standards.cleared', block }
}
