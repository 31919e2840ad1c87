import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { flagOf, type Pair, severityOf } from '../../src/standards/severity.ts'

describe('flag', () => {
  test.each([
    ['pool-licensed', 'pool', 'encumbered'],
    ['pool-licensed', 'none-known', 'encumbered'],
    ['frand', 'none-known', 'encumbered'],
    ['mixed', 'none-known', 'review'],
    ['disclosed-unknown', 'none-known', 'review'],
    ['royalty-free', 'pool-asserted', 'review'],
    ['royalty-free', 'litigated', 'review'],
    ['expired', 'litigated', 'review'],
    ['royalty-free', 'disclosures', 'clear'],
    ['royalty-free', 'none-known', 'clear'],
    ['expired', 'settled', 'clear']
  ] as const)('%s with claims %s is %s', (status, third_party_claims, flag) => {
    expect(flagOf({ status, third_party_claims })).toBe(flag)
  })
})

describe('severity', () => {
  const pool = { status: 'pool-licensed', third_party_claims: 'pool' } as const
  test.each([
    // relation, standard, package, evidence, severity
    ['implements', 'high', 'high', 'inspected', 'high'],
    ['bundles', 'high', 'high', 'document', 'high'],
    ['bundles', 'high', 'medium', 'inspected', 'high'],
    ['bundles', 'high', 'high', 'related', 'medium'],
    ['bundles', 'high', 'high', 'general-knowledge', 'medium'],
    ['bundles', 'medium', 'high', 'inspected', 'medium'],
    ['bundles', 'low', 'high', 'inspected', 'low'],
    ['bundles', 'high', 'low', 'inspected', 'medium'],
    ['bundles', 'medium', 'low', 'inspected', 'low'],
    ['bundles', 'low', 'low', 'inspected', 'low'],
    ['wraps', 'high', 'high', 'inspected', 'medium'],
    ['wraps', 'medium', 'high', 'inspected', 'low'],
    ['wraps', 'high', 'low', 'document', 'low'],
    ['parses-container', 'high', 'high', 'inspected', 'low'],
    ['parses-container', 'low', 'low', 'general-knowledge', 'low']
  ] as const)(
    'a pool standard, %s, confidence %s and %s, %s: %s',
    (relation, standard, own, evidenceKind, severity) => {
      const terms = { ...pool, confidence: standard }
      expect(severityOf({ terms, relation, confidence: own, evidenceKind })).toBe(severity)
    }
  )

  test.each([
    ['implements', 'low'],
    ['bundles', 'low'],
    ['wraps', 'none'],
    ['parses-container', 'none']
  ] as const)('a standard to review, %s: %s', (relation, severity) => {
    const terms = { status: 'mixed', third_party_claims: 'none-known', confidence: 'high' } as const
    expect(severityOf({ terms, relation, confidence: 'high', evidenceKind: 'inspected' })).toBe(severity)
  })
})

const WORSE = {
  terms: [
    { status: 'royalty-free', third_party_claims: 'none-known' },
    { status: 'mixed', third_party_claims: 'none-known' },
    { status: 'pool-licensed', third_party_claims: 'pool' }
  ],
  relation: ['parses-container', 'wraps', 'bundles', 'implements'],
  confidence: ['low', 'medium', 'high'],
  evidenceKind: ['general-knowledge', 'related', 'document', 'inspected']
} as const
const SEVERITIES = ['none', 'low', 'medium', 'high']

test('severity never falls when terms, relation, confidence or evidence get stronger', () => {
  const place = fc.record({ t: fc.nat(2), r: fc.nat(3), s: fc.nat(2), c: fc.nat(2), e: fc.nat(3) })
  fc.assert(
    fc.property(place, place, (a, b) => {
      const worse = { t: up(a.t, b.t), r: up(a.r, b.r), s: up(a.s, b.s), c: up(a.c, b.c), e: up(a.e, b.e) }
      expect(rank(pair(worse))).toBeGreaterThanOrEqual(rank(pair(a)))
    }),
    { numRuns: 2000 }
  )
})

const up = Math.max
const rank = (p: Pair): number => SEVERITIES.indexOf(severityOf(p))

function pair(at: { t: number; r: number; s: number; c: number; e: number }): Pair {
  return {
    terms: { ...WORSE.terms[at.t]!, confidence: WORSE.confidence[at.s]! },
    relation: WORSE.relation[at.r]!,
    confidence: WORSE.confidence[at.c]!,
    evidenceKind: WORSE.evidenceKind[at.e]!
  }
}
