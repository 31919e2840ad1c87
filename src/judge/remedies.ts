import type { Hit, Remedy, Subject } from '../model.ts'
import { blockExpires, clearedBlock, exceptionBlock } from '../policy/block.ts'
import type { Policy } from '../policy/policy.ts'
import type { Rule } from '../rules/rule.ts'

/** Blocks that settle a hit when pasted where they say: an exception for this package, or its standards cleared for all. */
export function remediesFor(
  subject: Subject,
  { accepts }: Hit,
  { clears }: Pick<Rule, 'clears'>,
  policy: Policy,
  today: string
): readonly Remedy[] {
  if (accepts.length === 0) return []
  const expires = blockExpires(policy, today)
  return [...exception(subject, accepts, expires), ...(clears === true ? [cleared(accepts, expires)] : [])]
}

function exception({ package: p }: Subject, accept: readonly string[], expires: string): readonly Remedy[] {
  if (p.purl === undefined) return []
  const version = p.version === undefined ? {} : { version: p.version }
  const block = exceptionBlock({ purl: p.purl, ...version, accept, expires })
  return block === undefined ? [] : [{ kind: 'exception', into: 'exceptions', block }]
}

function cleared(standards: readonly string[], expires: string): Remedy {
  const block = standards.map((standard) => clearedBlock({ standard, expires })).join('')
  return { kind: 'cleared', into: 'standards.cleared', block }
}
