import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Expression, Leaf } from '../../src/licenses/expression.ts'
import { fold, type Folded } from '../../src/licenses/fold.ts'
import { type Cause, judgeLeaf, type LeafVerdict } from '../../src/licenses/leaf.ts'
import type { Raw } from '../../src/licenses/weight.ts'
import type { Level } from '../../src/model.ts'
import { catalog, expressionOf, termsOf } from './support.ts'

const KINDS: readonly Cause[] = [
  'permissive',
  'public-domain',
  'weak-copyleft',
  'strong-copyleft',
  'network-copyleft',
  'source-available',
  'non-commercial',
  'restricted-use',
  'no-derivatives',
  'proprietary'
]

/** Allow, warn and deny by name; all else is unknown, and unknown is refused. */
const RAW: Readonly<Record<string, Raw>> = {
  MIT: 'allow',
  'Apache-2.0': 'allow',
  'Apache-2.0+': 'allow',
  'BSD-3-Clause': 'allow',
  'MPL-2.0': 'warn',
  'GPL-3.0-only': 'deny',
  'AGPL-3.0-only': 'deny'
}

function sample(leaf: Leaf): LeafVerdict {
  const raw = RAW[leaf.text] ?? 'unknown'
  return verdict(leaf, raw === 'unknown' ? 'deny' : raw, raw)
}

function verdict(leaf: Leaf, level: Level, raw: Raw): LeafVerdict {
  return { leaf, level, raw, cause: 'listed', by: { path: 'p' }, accepts: [] }
}

const chosen = ({ leaves }: Folded) => leaves.map((l) => l.leaf.text)

const prefer = (branch: readonly LeafVerdict[]) => (branch.some((v) => v.leaf.text === 'Apache-2.0') ? 0 : 1)
const judge = (by: ReadonlyMap<string, { level: Level; raw: Raw } | undefined>) => (l: Leaf) =>
  verdict(l, by.get(l.text)?.level ?? 'deny', by.get(l.text)?.raw ?? 'deny')

describe('verdicts and the branch taken', () => {
  test.each<[string, Raw, string[]]>([
    ['mit', 'allow', ['MIT']],
    ['MIT OR GPL-3.0-only', 'allow', ['MIT']],
    ['GPL-3.0-only OR MIT', 'allow', ['MIT']],
    ['MIT OR LicenseRef-X', 'allow', ['MIT']],
    ['LGPL-2.1-only OR BSD-3-Clause AND MIT', 'allow', ['BSD-3-Clause', 'MIT']],
    ['MIT\tor\nApache-2.0', 'allow', ['MIT']],
    ['Apache-2.0+ OR (GPL-3.0-only AND MIT)', 'allow', ['Apache-2.0+']],
    ['(MPL-2.0 OR GPL-3.0-only) AND MIT', 'warn', ['MPL-2.0', 'MIT']],
    ['NOASSERTION', 'unknown', ['NOASSERTION']],
    ['MIT AND NOASSERTION', 'unknown', ['MIT', 'NOASSERTION']],
    ['GPL-3.0-only OR LicenseRef-X', 'unknown', ['LicenseRef-X']],
    ['MIT WITH AdditionRef-foo', 'unknown', ['MIT WITH AdditionRef-foo']],
    ['GPL-2.0-only with classpath-exception-2.0', 'unknown', ['GPL-2.0-only WITH Classpath-exception-2.0']],
    ['MIT AND GPL-3.0-only', 'deny', ['MIT', 'GPL-3.0-only']],
    ['GPL-3.0-only AND AGPL-3.0-only', 'deny', ['GPL-3.0-only', 'AGPL-3.0-only']],
    ['GPL-3.0-only AND LicenseRef-X', 'deny', ['GPL-3.0-only', 'LicenseRef-X']],
    ['MIT AND (GPL-3.0-only OR AGPL-3.0-only)', 'deny', ['MIT', 'GPL-3.0-only']],
    ['GPL-3.0-only or AGPL-3.0-only', 'deny', ['GPL-3.0-only']]
  ])('%j: %s', (text, raw, leaves) => {
    const folded = fold(expressionOf(text), sample)
    expect([folded.raw, chosen(folded)]).toEqual([raw, leaves])
  })
})

describe('the same vectors through the policy', () => {
  const terms = termsOf({
    allow: ['MIT', 'Apache-2.0', 'BSD-3-Clause'],
    deny: ['GPL-3.0-only', 'AGPL-3.0-only'],
    levels: { 'licenses.kinds.weak-copyleft': 'warn' },
    rest: 'deny'
  })

  test.each<[string, Level, string[]]>([
    ['mit', 'allow', ['MIT']],
    ['MIT OR GPL-3.0-only', 'allow', ['MIT']],
    ['MIT OR LicenseRef-X', 'allow', ['MIT']],
    ['LGPL-2.1-only OR BSD-3-Clause AND MIT', 'allow', ['BSD-3-Clause', 'MIT']],
    ['Apache-2.0+ OR (GPL-3.0-only AND MIT)', 'allow', ['Apache-2.0+']],
    ['(MPL-2.0 OR GPL-3.0-only) AND MIT', 'warn', ['MPL-2.0', 'MIT']],
    ['GPL-3.0-only OR LicenseRef-X', 'deny', ['LicenseRef-X']],
    ['MIT AND (GPL-3.0-only OR AGPL-3.0-only)', 'deny', ['MIT', 'GPL-3.0-only']]
  ])('%s: %s', (text, level, leaves) => {
    const folded = fold(expressionOf(text), (leaf) => judgeLeaf(leaf, terms))
    expect([folded.level, chosen(folded)]).toEqual([level, leaves])
  })
})

describe('ties of an OR', () => {
  test('fewer licenses, then the order of the text', () => {
    expect(chosen(fold(expressionOf('MIT AND BSD-3-Clause OR Apache-2.0'), sample))).toEqual(['Apache-2.0'])
    expect(chosen(fold(expressionOf('BSD-3-Clause OR MIT'), sample))).toEqual(['BSD-3-Clause'])
  })

  test('what the caller prefers comes before both, and never before the verdict', () => {
    expect(chosen(fold(expressionOf('MIT OR Apache-2.0 AND BSD-3-Clause'), sample, prefer))).toEqual([
      'Apache-2.0',
      'BSD-3-Clause'
    ])
    expect(chosen(fold(expressionOf('MIT OR Apache-2.0 AND GPL-3.0-only'), sample, prefer))).toEqual(['MIT'])
  })

  test('a license named twice counts once', () => {
    expect(chosen(fold(expressionOf('MIT AND (MIT OR ISC)'), sample))).toEqual(['MIT'])
  })
})

describe('many ways through', () => {
  test('each leaf is judged once', () => {
    const clauses = Array.from({ length: 250 }, (_, i) => `(LicenseRef-a${i} OR LicenseRef-b${i})`)
    let judgements = 0
    const folded = fold(expressionOf(clauses.join(' AND ')), (leaf) => {
      judgements++
      return verdict(leaf, leaf.text.includes('-b') ? 'allow' : 'deny', 'allow')
    })
    expect(judgements).toBe(500)
    expect(folded.level).toBe('allow')
    expect(chosen(folded)).toHaveLength(250)
  })

  test('500 levels are folded', () => {
    const deep = `${'(MIT AND (ISC OR '.repeat(250)}0BSD${'))'.repeat(250)}`
    const folded = fold(expressionOf(deep), (leaf) =>
      verdict(leaf, leaf.text === 'ISC' ? 'deny' : 'allow', 'allow')
    )
    expect([folded.level, chosen(folded)]).toEqual(['allow', ['MIT', '0BSD']])
  })

  test('a group of nothing is refused', () => {
    expect(fold({ type: 'or', parts: [] }, sample)).toEqual({ level: 'deny', raw: 'unknown', leaves: [] })
    expect(fold({ type: 'and', parts: [] }, sample).level).toBe('deny')
  })
})

describe('laws', () => {
  const LEVELS: readonly Level[] = ['allow', 'note', 'warn', 'deny']
  const RAWS: readonly Raw[] = ['allow', 'note', 'warn', 'unknown', 'deny']
  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'].map((n) => `LicenseRef-${n}`)
  const rank = (f: Pick<Folded, 'level' | 'raw'>) => LEVELS.indexOf(f.level) * 10 + RAWS.indexOf(f.raw)

  const leaf = fc.constantFrom(...NAMES).map(expressionOf)
  const tree: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('node'), { minLength: 1, maxLength: 4 })
        )
        .map(([type, parts]) => ({ type, parts }))
    )
  })).node
  const weight = fc.record({ level: fc.constantFrom(...LEVELS), raw: fc.constantFrom(...RAWS) })
  const weights = fc
    .tuple(...NAMES.map(() => weight))
    .map((ws) => new Map(NAMES.map((name, i) => [name, ws[i]])))
  test('the order of parts does not change the verdict', () => {
    fc.assert(
      fc.property(tree, weights, (expression, by) => {
        expect(rank(fold(mirrored(expression), judge(by)))).toBe(rank(fold(expression, judge(by))))
      })
    )
  })

  test('a milder leaf never makes a stricter whole', () => {
    fc.assert(
      fc.property(tree, weights, fc.constantFrom(...NAMES), weight, (expression, by, name, other) => {
        const changed = new Map(by).set(name, other)
        const [before, after] = [fold(expression, judge(by)), fold(expression, judge(changed))]
        const loosened = rank(other) <= rank(by.get(name) ?? other)
        expect(loosened ? rank(after) <= rank(before) : rank(after) >= rank(before)).toBe(true)
      })
    )
  })

  test('is as mild as the mildest way through that picks one branch of every OR', () => {
    fc.assert(
      fc.property(tree, weights, (expression, by) => {
        const worst = (way: readonly Leaf[]) => Math.max(...way.map((l) => rank(judge(by)(l))))
        expect(rank(fold(expression, judge(by)))).toBe(Math.min(...ways(expression).map(worst)))
      })
    )
  })

  test('the leaves that it rests on are a way through, and the strictest of them is the verdict', () => {
    fc.assert(
      fc.property(tree, weights, (expression, by) => {
        const folded = fold(expression, judge(by))
        const names = chosen(folded)
        const sets = ways(expression).map((way) => [...new Set(way.map((l) => l.text))].sort().join())
        expect(sets).toContain([...names].sort().join())
        expect(Math.max(...folded.leaves.map(rank))).toBe(rank(folded))
      })
    )
  })

  test('a license that nobody lists is never allowed when all kinds and all the unknown are denied', () => {
    const terms = termsOf({
      levels: Object.fromEntries(KINDS.map((k) => [`licenses.kinds.${k}`, 'deny'])),
      rest: 'deny'
    })
    const any = fc.oneof(
      fc.constantFrom(...catalog.ids),
      fc.constantFrom('LicenseRef-x', 'NONE', 'OTHER', 'UNLICENSED')
    )
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' AND ', ' OR '),
        (ids, operator) => {
          expect(fold(expressionOf(ids.join(operator)), (l) => judgeLeaf(l, terms)).level).toBe('deny')
        }
      )
    )
  })

  test('an allow list allows exactly when some way through lies inside it', () => {
    const ids = ['MIT', 'ISC', 'GPL-2.0-only', 'LGPL-3.0-only', 'LicenseRef-x']
    const some = fc.constantFrom(...ids).map(expressionOf)
    const groups = fc.array(fc.array(some, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(groups, fc.subarray(ids), (parts, allow) => {
        const expression: Expression = { type: 'and', parts: parts.map((p) => ({ type: 'or', parts: p })) }
        const terms = termsOf({ allow, rest: 'deny' })
        const inside = ways(expression).some((way) => way.every((l) => allow.includes(l.text)))
        expect(fold(expression, (l) => judgeLeaf(l, terms)).level === 'allow').toBe(inside)
      })
    )
  })
})

function mirrored(expression: Expression): Expression {
  if (expression.type === 'leaf') return expression
  return { type: expression.type, parts: expression.parts.map(mirrored).toReversed() }
}

/** Every way through the ORs, as the leaves that it keeps: exponential, so only for small trees of tests. */
function ways(expression: Expression): Leaf[][] {
  if (expression.type === 'leaf') return [[expression]]
  const of = expression.parts.map(ways)
  if (expression.type === 'or') return of.flat()
  return of.reduce((before, part) => before.flatMap((b) => part.map((p) => [...b, ...p])), [[]] as Leaf[][])
}
