// What must hold of the files in src/standards/data, whoever edits them.
import { describe, expect, test } from '@jest/globals'
import { purlBase } from '../../src/purl.ts'
import { packageKey, typeOf } from '../../src/standards/match.ts'
import { flagOf } from '../../src/standards/severity.ts'
import { byCodeUnit } from '../../src/text/order.ts'
import { all, built, packageOf } from './built.ts'
import { FORBIDDEN, PATENT_NUMBER } from './forbidden.ts'
import {
  definitions,
  dismissed,
  ecosystems,
  lines,
  meta,
  pairs,
  regimes,
  standards,
  texts,
  vocabulary
} from './source.ts'

describe('references', () => {
  test('a file is named after what it holds', () => {
    for (const [name, { id }] of [...standards, ...definitions]) expect(id).toBe(name)
    for (const [name, own] of ecosystems) for (const { purl } of own) expect(typeOf(purl)).toBe(name)
  })

  test('everything that is named is there', () => {
    const regimeIds = new Set(regimes.map((r) => r.id))
    const purls = new Map(lines.map((l) => [l.purl, l]))
    for (const s of standards.values()) {
      expect(s.regimes.filter((id) => !regimeIds.has(id))).toEqual([])
      expect(
        [...s.depends_on, ...(s.alternatives ?? [])].filter((id) => !standards.has(id) || id === s.id)
      ).toEqual([])
    }
    expect(pairs.filter((p) => !standards.has(p.id))).toEqual([])
    for (const purl of lines.flatMap((l) => l.instead ?? [])) {
      expect([purl, purls.get(purl)?.note?.startsWith('mitigation: ')]).toEqual([purl, true])
    }
  })

  test('predicates ask for facts that every standard has, and for definitions that exist', () => {
    const predicates = [...definitions.values()].flatMap((d) => d.predicates)
    const facts = [...standards.values()].map((s) => Object.keys(s.facts).map((name) => `facts.${name}`))
    const everywhere = (facts[0] ?? []).filter((fact) => facts.every((own) => own.includes(fact)))
    for (const { fact, op, aspect, on_unknown, machine_checkable } of predicates) {
      expect(vocabulary('op')).toContain(op)
      expect(vocabulary('aspect')).toContain(aspect)
      expect(vocabulary('on_unknown')).toContain(on_unknown)
      expect(vocabulary('machine_checkable')).toContain(machine_checkable)
      expect(['patent_status', 'third_party_claims', 'depends_on', ...everywhere]).toContain(fact)
    }
    for (const { value } of predicates.filter((p) => p.op === 'all-deps')) {
      expect([...definitions.keys()]).toContain(value)
    }
  })
})

describe('order and form', () => {
  test('sorted by code unit, without duplicates', () => {
    for (const own of ecosystems.values()) sortedOnce(own.map((l) => l.purl))
    sortedOnce(regimes.map((r) => r.id))
    for (const { standards: named } of lines) {
      const ids = named.map((n) => (typeof n === 'string' ? n : n.id))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('purls are canonical, without version, and distinct for the matcher; a star only ends one', () => {
    for (const { purl } of lines) {
      const fixed = purl.endsWith('*') ? purl.slice(0, -1) : purl
      expect(fixed).not.toMatch(/[*@?#]/)
      const whole = purl.endsWith('*') ? `${fixed}x` : fixed
      expect(purlBase(whole)).toBe(whole)
      // A name that is all prefix would flag a whole scope or ecosystem.
      expect(fixed).toMatch(/^pkg:[a-z]+\/.*[a-z0-9]/)
    }
    const keys = lines.map((l) => packageKey(l.purl))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('every value is one of its vocabulary', () => {
    for (const s of standards.values()) {
      expect(vocabulary('status')).toContain(s.status)
      expect(vocabulary('third_party_claims')).toContain(s.third_party_claims)
      expect(vocabulary('confidence')).toContain(s.confidence)
      expect(s.last_reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(Number.isNaN(Date.parse(s.last_reviewed))).toBe(false)
    }
    for (const l of lines) {
      expect(vocabulary('evidence_kind')).toContain(l.evidence_kind)
      expect(vocabulary('confidence')).toContain(l.confidence)
    }
    for (const p of pairs) expect(vocabulary('relation')).toContain(p.relation)
  })

  test('a source is a title, an address or none, and whether it was read', () => {
    const noted = [
      ...[...standards.values()].flatMap((s) => [
        ...s.sources,
        ...s.licensing_programmes.map((p) => p.source)
      ]),
      ...[...standards.values()].flatMap((s) => s.alternatives_source ?? []),
      ...[...definitions.values()].flatMap((d) => d.sources),
      ...regimes.flatMap((r) => r.sources)
    ]
    for (const { title, url, kind } of noted) {
      expect(vocabulary('source_kind')).toContain(kind)
      expect(title).toMatch(/\S/)
      // Only general knowledge may do without an address.
      expect(url ?? (kind === 'found' ? 'none' : 'http://-')).toMatch(/^https?:\/\/[\x21-\x7e]+$/)
    }
  })
})

describe('what was looked at and dismissed', () => {
  const purls = dismissed.map((d) => d.purl)

  test('is sorted, canonical, and carries no record', () => {
    sortedOnce(purls)
    for (const purl of purls) expect(purlBase(purl)).toBe(purl)
    const recorded = new Set(lines.map((l) => l.purl))
    expect(purls.filter((purl) => recorded.has(purl))).toEqual([])
  })
})

describe('alternatives', () => {
  const withSome = [...standards.values()].filter((s) => s.alternatives !== undefined)

  test('are not encumbered, do the same kind of work, and have a source', () => {
    expect(withSome.length).toBeGreaterThan(0)
    for (const s of withSome) {
      expect(s.alternatives_source?.kind).toBe('found')
      for (const other of (s.alternatives ?? []).map((id) => standards.get(id)!)) {
        expect(flagOf(other)).not.toBe('encumbered')
        expect(other.category).toBe(s.category)
        expect(all.judge(other.id, 'osi-osr', ['patents']).result).toBe('pass')
      }
    }
  })
})

describe('words', () => {
  test('name no patent', () => {
    for (const text of [...texts().values(), JSON.stringify(meta)]) expect(text).not.toMatch(PATENT_NUMBER)
  })
  test('accuse nobody and promise nothing; the disclaimer alone denies it', () => {
    for (const text of texts().values()) expect(text).not.toMatch(FORBIDDEN)
    expect(meta.disclaimer).toMatch(/not a statement that any patent is valid, essential or infringed/)
    expect(JSON.stringify(meta).replaceAll(meta.disclaimer, '')).not.toMatch(FORBIDDEN)
  })
  test('the nets catch what they are for', () => {
    for (const text of [
      'it infringes',
      'patent-free',
      'you need a license',
      'a licence is required',
      'illegal'
    ]) {
      expect(text).toMatch(FORBIDDEN)
    }
    for (const text of ['US 7,123,456', 'EP1234567B1', 'WO 2004/012345', 'patent no. 5']) {
      expect(text).toMatch(PATENT_NUMBER)
    }
    for (const text of ['US$100,000', 'US patent 20 Jun 2003', 'ISO/IEC 14496-10', 'IPR 1142']) {
      expect(text).not.toMatch(PATENT_NUMBER)
    }
  })
})

describe('the built files', () => {
  test('are these', () => {
    const lists = [...ecosystems.keys()].map((name) => `packages-${name}.json`)
    expect([...built.keys()].sort()).toEqual(['definitions.json', 'standards.json', ...lists].sort())
  })

  test('say the same of every package as the source files', () => {
    for (const line of lines) {
      const name = line.purl.replace(/\*$/, '0')
      const flags = all.match(packageOf(name)).filter((f) => f.pattern === line.purl)
      const told = flags.map((f) => `${f.standard} ${f.relation} ${f.severity}`).sort()
      const own = pairs.filter((p) => p.line === line).map((p) => `${p.id} ${p.relation} ${p.severity}`)
      expect([line.purl, told]).toEqual([line.purl, own.sort()])
      expect(flags[0]?.evidence).toEqual(line.evidence)
      expect(flags[0]?.note).toBe(line.note)
    }
  })

  test('say the same of every standard as the source files', () => {
    for (const [name, file] of standards) expect(all.record(name)).toEqual({ ...file, flag: flagOf(file) })
    for (const [name, file] of definitions) expect(all.definition(name)).toEqual(file)
  })
})

function sortedOnce(keys: readonly string[]): void {
  expect(keys).toEqual([...new Set(keys)].sort(byCodeUnit))
}
