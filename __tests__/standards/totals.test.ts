// Severities and flags worked out again over all of the data: an edit that moves them shows here.
import { describe, expect, test } from '@jest/globals'
import { flagOf } from '../../src/standards/severity.ts'
import { hasPrimary } from '../../src/standards/sources.ts'
import { lines, type PackageLine, pairs, standards } from './source.ts'

describe('totals', () => {
  test('standards by status', () => {
    expect(tally(standards.values(), (s) => s.status)).toEqual({
      'royalty-free': 71,
      expired: 23,
      'pool-licensed': 18,
      mixed: 15,
      'disclosed-unknown': 14,
      frand: 10
    })
  })
  test('standards by flag', () => {
    expect(tally(standards.values(), flagOf)).toEqual({ encumbered: 28, review: 33, clear: 90 })
  })
  test('standards by confidence', () => {
    expect(tally(standards.values(), (s) => s.confidence)).toEqual({ high: 47, medium: 69, low: 35 })
  })
  // The published archives of 16 packages were inspected after the first count: one pattern is new (review, so low), and what was
  // known from documents (6) or in general (5) now rests on their files.
  test('package patterns by worst severity', () => {
    expect(tally(lines, worst)).toEqual({ high: 90, medium: 178, low: 194, none: 389 })
  })
  test('package patterns by evidence, and of these high', () => {
    expect(tally(lines, (l) => l.evidence_kind)).toEqual({
      inspected: 62,
      document: 90,
      related: 15,
      'general-knowledge': 684
    })
    const high = new Set(pairs.filter((p) => p.severity === 'high').map((p) => p.line))
    expect(tally(high, (l) => l.evidence_kind)).toEqual({ inspected: 42, document: 48 })
  })
})

describe('what may block', () => {
  test('rests on evidence of the package, and on a standard of high confidence', () => {
    for (const { line, id, relation } of pairs.filter((p) => p.severity === 'high')) {
      expect(['inspected', 'document']).toContain(line.evidence_kind)
      expect(line.evidence.length).toBeGreaterThan(0)
      expect(['implements', 'bundles']).toContain(relation)
      expect(standards.get(id)?.confidence).toBe('high')
    }
  })
  test('an encumbered standard of high confidence has a primary source that was read', () => {
    const sure = [...standards.values()].filter((s) => flagOf(s) === 'encumbered' && s.confidence === 'high')
    expect(sure.length).toBeGreaterThan(0)
    expect(sure.filter((s) => !hasPrimary(s)).map((s) => s.id)).toEqual([])
  })
  test('evidence is empty where there is only general knowledge, and nowhere else', () => {
    const odd = lines.filter((l) => (l.evidence_kind === 'general-knowledge') !== (l.evidence.length === 0))
    expect(odd.map((l) => l.purl)).toEqual([])
  })
})

/** The worst severity of a package pattern. */
function worst(line: PackageLine): string {
  const own = pairs.filter((p) => p.line === line).map((p) => p.severity)
  return ['high', 'medium', 'low'].find((severity) => own.some((s) => s === severity)) ?? 'none'
}

function tally<T>(items: Iterable<T>, key: (item: T) => string): Record<string, number> {
  const found = new Map<string, number>()
  for (const item of items) found.set(key(item), (found.get(key(item)) ?? 0) + 1)
  return Object.fromEntries(found)
}
