import type { Flag, Relation, Standard } from '../model.ts'
import type { Terms } from './record.ts'

type Severity = Flag['severity']

/** What a severity is worked out from: the standard's terms, and how well the package is known to carry it. */
export interface Pair {
  readonly terms: Terms
  readonly relation: Relation
  /** Of the package's entry. */
  readonly confidence: Flag['confidence']
  readonly evidenceKind: Flag['evidenceKind']
}

/** `encumbered`: royalties are asked for. `review`: disputed, mixed or unknown. `clear`: nothing of the kind is known. */
export function flagOf({ status, third_party_claims }: Omit<Terms, 'confidence'>): Standard['flag'] {
  if (status === 'pool-licensed' || status === 'frand') return 'encumbered'
  if (status === 'mixed' || status === 'disclosed-unknown') return 'review'
  return third_party_claims === 'pool-asserted' || third_party_claims === 'litigated' ? 'review' : 'clear'
}

const ENCUMBERED: Readonly<Record<Relation, 1 | 2 | 3>> = {
  implements: 3,
  bundles: 3,
  wraps: 2,
  'parses-container': 1
}
const NAMES: Readonly<Record<1 | 2 | 3, Severity>> = { 1: 'low', 2: 'medium', 3: 'high' }
const LOST = { high: 0, medium: 1, low: 2 } as const

/**
 * How sure the data is that a package carries a standard that asks for royalties. Doubt about the standard or the package
 * takes steps off, never below `low`; `high`, the only one that may block, also needs evidence of the package's own.
 */
export function severityOf({ terms, relation, confidence, evidenceKind }: Pair): Severity {
  const flag = flagOf(terms)
  const carries = relation === 'implements' || relation === 'bundles'
  if (flag === 'clear' || (flag === 'review' && !carries)) return 'none'
  if (flag === 'review') return 'low'
  const left = ENCUMBERED[relation] - LOST[terms.confidence] - (confidence === 'low' ? 1 : 0)
  const own = evidenceKind === 'inspected' || evidenceKind === 'document'
  return left >= 3 ? NAMES[own ? 3 : 2] : NAMES[left === 2 ? 2 : 1]
}
