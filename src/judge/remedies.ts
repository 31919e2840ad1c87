import type { Hit, Remedy, Subject } from '../model.ts'
import { blockExpires, clearedBlock, exceptionBlock } from '../policy/block.ts'
import type { Policy } from '../policy/policy.ts'

/** Blocks that settle a hit when pasted where they say: an exception for this package, or the standards cleared for all. */
export function remediesFor(subject: Subject, hit: Hit, policy: Policy, today: string): readonly Remedy[] {
  if (hit.accepts.length === 0) return []
  const expires = blockExpires(policy, today)
  return [...exception(subject, hit, expires), ...cleared(subject, hit, expires)]
}

function exception({ package: p }: Subject, { accepts }: Hit, expires: string): readonly Remedy[] {
  if (p.purl === undefined) return []
  const version = p.version === undefined ? {} : { version: p.version }
  const block = exceptionBlock({ purl: p.purl, ...version, accept: accepts, expires })
  return block === undefined ? [] : [{ kind: 'exception', into: 'exceptions', block }]
}

function cleared({ flags }: Subject, { accepts }: Hit, expires: string): readonly Remedy[] {
  const standards = accepts.filter((name) => flags.some((flag) => flag.standard === name))
  if (standards.length === 0) return []
  const block = standards.map((standard) => clearedBlock({ standard, expires })).join('')
  return [{ kind: 'cleared', into: 'standards.cleared', block }]
}
