import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Standard } from '../../src/model.ts'
import { judgeStandard } from '../../src/standards/definitions.ts'
import type { Definition, Predicate } from '../../src/standards/record.ts'
import { all } from './built.ts'

const ASPECTS = ['patents', 'paperwork', 'availability', 'process', 'implementation', 'dependencies']

describe('the definitions of the data', () => {
  const order = [
    'osi-osr',
    'uk-osp',
    'eif-v1',
    'eif-2017',
    'india-2010',
    'openstand',
    'fsfe',
    'w3c-rf',
    'sep-free'
  ]

  test('are these', () => expect(all.definitionIds).toEqual([...order].sort()))

  test.each([
    ['h264', 'fail fail fail pass fail pass fail fail fail'],
    ['hevc', 'fail fail fail pass fail pass fail fail fail'],
    ['aac-lc', 'fail fail fail pass fail pass fail fail fail'],
    ['can-fd', 'fail fail fail pass fail pass fail fail fail'],
    ['av1', 'pass pass pass pass pass pass pass pass fail'],
    ['opus', 'pass pass pass pass pass pass pass pass fail'],
    ['heif', 'warn warn warn warn warn warn warn warn warn'],
    ['mpeg4-part2', 'warn warn warn pass warn pass warn warn fail'],
    ['webp', 'pass pass pass pass pass pass pass pass pass'],
    ['mqtt', 'pass pass pass pass pass pass pass pass pass'],
    ['mp3', 'pass pass pass pass pass pass pass pass pass']
  ])('patents only, %s: %s', (id, row) => {
    expect(order.map((d) => all.judge(id, d, ['patents']).result).join(' ')).toBe(row)
  })

  test.each([
    ['osi-osr', '94/31/26', '90/16/45'],
    ['uk-osp', '94/31/26', '65/9/77'],
    ['eif-v1', '94/31/26', '80/17/54'],
    ['eif-2017', '137/14/0', '106/9/36'],
    ['india-2010', '94/31/26', '79/17/55'],
    ['openstand', '137/14/0', '105/9/37'],
    ['fsfe', '94/31/26', '64/8/79'],
    ['w3c-rf', '94/31/26', '91/16/44'],
    ['sep-free', '90/27/34', '87/14/50']
  ])('%s: pass/warn/fail of all standards %s on patents only, %s on all aspects', (id, patents, whole) => {
    expect(counts(id, ['patents'])).toBe(patents)
    expect(counts(id, ASPECTS)).toBe(whole)
  })

  test('dependencies are an aspect of their own: AVIF stands on HEIF, whose terms are not known', () => {
    expect(all.judge('avif', 'osi-osr', ['patents'])).toEqual({ result: 'pass', predicates: [] })
    expect(all.judge('avif', 'osi-osr', ['patents', 'dependencies'])).toEqual({
      result: 'warn',
      predicates: ['no-incompatible-dependencies']
    })
    expect(all.judge('heic', 'osi-osr', ['patents', 'dependencies']).predicates).toEqual([
      'royalty-free',
      'no-incompatible-dependencies'
    ])
  })

  test('more aspects never make a standard more open, whatever their order', () => {
    const rank = ['pass', 'warn', 'fail']
    const some = fc.subarray(ASPECTS)
    const pair = fc.tuple(fc.constantFrom(...all.ids), fc.constantFrom(...all.definitionIds))
    fc.assert(
      fc.property(pair, some, fc.shuffledSubarray(ASPECTS), ([id, by], a, b) => {
        const more = [...new Set([...b, ...a])]
        const verdict = all.judge(id, by, more)
        expect(verdict).toEqual(all.judge(id, by, more.toReversed()))
        expect(rank.indexOf(verdict.result)).toBeGreaterThanOrEqual(rank.indexOf(all.judge(id, by, a).result))
      }),
      { numRuns: 500 }
    )
  })
})

function counts(by: string, aspects: readonly string[]): string {
  const results = all.ids.map((id) => all.judge(id, by, aspects).result)
  return ['pass', 'warn', 'fail'].map((r) => results.filter((x) => x === r).length).join('/')
}

describe('one predicate', () => {
  test.each([
    ['eq, as asked', {}, { facts: { patents_royalty_free: true } }, 'pass'],
    ['eq, otherwise', {}, { facts: { patents_royalty_free: false } }, 'fail'],
    ['eq, unknown', {}, { facts: { patents_royalty_free: null } }, 'warn'],
    ['eq, unknown and that fails', { on_unknown: 'fail' }, { facts: { patents_royalty_free: null } }, 'fail'],
    [
      'eq, unknown and that passes',
      { on_unknown: 'pass' },
      { facts: { patents_royalty_free: null } },
      'pass'
    ],
    ['a fact that nobody recorded', { fact: 'facts.other' }, { facts: {} }, 'warn'],
    ['a fact that is none', { fact: 'title' }, {}, 'warn'],
    ['in', { fact: 'patent_status', op: 'in', value: ['frand'] }, { status: 'frand' }, 'pass'],
    ['not in the list', { fact: 'patent_status', op: 'in', value: ['frand'] }, { status: 'mixed' }, 'fail'],
    [
      'an undisclosed status is unknown',
      { fact: 'patent_status', op: 'in', value: ['disclosed-unknown'] },
      { status: 'disclosed-unknown' },
      'warn'
    ],
    ['in, unknown', { op: 'in', value: ['free'] }, { facts: { patents_royalty_free: null } }, 'warn'],
    ['not-in', { fact: 'third_party_claims', op: 'not-in', value: ['pool'] }, {}, 'pass'],
    [
      'not-in, listed',
      { fact: 'third_party_claims', op: 'not-in', value: ['pool'] },
      { third_party_claims: 'pool' },
      'fail'
    ],
    ['not-in, unknown', { op: 'not-in', value: ['free'] }, { facts: { patents_royalty_free: null } }, 'warn'],
    [
      'an aspect that is not enforced',
      { aspect: 'process', fact: 'facts.other', on_unknown: 'fail' },
      {},
      'pass'
    ]
  ] as const)('%s', (_, asked, facts, result) => {
    const known = world([standard('s', facts)], [definition('d', [predicate(asked)])])
    expect(judgeStandard('s', 'd', ['patents'], known).result).toBe(result)
  })

  const both = ['patents', 'dependencies']
  const yes = { facts: { patents_royalty_free: true } }

  test.each([
    ['none', [], 'pass'],
    ['one that passes', ['free'], 'pass'],
    ['one that warns', ['free', 'unknown'], 'warn'],
    ['one that fails', ['unknown', 'paid'], 'fail'],
    ['one that the data lacks', ['gone'], 'warn'],
    ['itself', ['s'], 'pass'],
    ['a ring', ['ring'], 'pass'],
    ['a ring with one that fails', ['bad-ring'], 'fail']
  ])('dependencies: %s', (_, depends_on, result) => {
    const known = world(
      [
        standard('s', { ...yes, depends_on }),
        standard('free', yes),
        standard('unknown', { facts: { patents_royalty_free: null } }),
        standard('paid', { facts: { patents_royalty_free: false } }),
        standard('ring', { ...yes, depends_on: ['s', 'ring'] }),
        standard('bad-ring', { ...yes, depends_on: ['s', 'paid'] })
      ],
      [definition('d', onDependencies())]
    )
    expect(judgeStandard('s', 'd', both, known).result).toBe(result)
  })

  test('what the data lacks is never a pass', () => {
    const known = world([standard('s', yes)], [definition('d', onDependencies())])
    expect(judgeStandard('gone', 'd', both, known)).toEqual({ result: 'warn', predicates: [] })
    expect(judgeStandard('s', 'gone', both, known)).toEqual({ result: 'warn', predicates: [] })
    expect(all.judge('gone', 'osi-osr', both).result).toBe('warn')
  })

  test('any graph of standards is judged, the same whatever the order of dependencies and predicates', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const facts = fc.constantFrom(true, false, null)
    const node = fc.record({ free: facts, deps: fc.subarray(ids) })
    fc.assert(
      fc.property(fc.array(node, { minLength: 5, maxLength: 5 }), (nodes) => {
        const judged = (turn: <T>(list: readonly T[]) => readonly T[]) => {
          const standards = nodes.map(({ free, deps }, i) =>
            standard(ids[i]!, { facts: { patents_royalty_free: free }, depends_on: turn(deps) })
          )
          const known = world(standards, [definition('d', turn(onDependencies()))])
          return ids.map((id) => judgeStandard(id, 'd', both, known).result)
        }
        expect(judged((list) => list.toReversed())).toEqual(judged((list) => list))
      })
    )
  })
})

function predicate(more: Partial<Predicate>): Predicate {
  return {
    id: 'p',
    aspect: 'patents',
    fact: 'facts.patents_royalty_free',
    op: 'eq',
    value: true,
    on_unknown: 'warn',
    machine_checkable: 'full',
    text: '',
    ...more
  }
}

function onDependencies(): readonly Predicate[] {
  const deps = { id: 'deps', aspect: 'dependencies', fact: 'depends_on', op: 'all-deps', value: 'd' } as const
  return [predicate({}), predicate(deps)]
}

function standard(id: string, more: Partial<Standard>): Standard {
  return { ...all.record('webp'), id, facts: {}, depends_on: [], third_party_claims: 'none-known', ...more }
}

function definition(id: string, predicates: readonly Predicate[]): Definition {
  return { id, name: id, binding: '', royalty_rule: '', sources: [], predicates, note: '' }
}

function world(standards: readonly Standard[], definitions: readonly Definition[]) {
  return {
    standard: (id: string) => standards.find((s) => s.id === id),
    definition: (id: string) => definitions.find((d) => d.id === id)
  }
}
