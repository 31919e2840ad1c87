import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Lockfile, Use } from '../src/model.ts'
import { chainsOf } from '../src/paths.ts'

/** `a: b c` says that a depends on b and c; a name with `!` is direct. */
function lockfile(lines: readonly string[], roots: readonly string[] = []): Lockfile {
  const uses = lines.map((line): Use => {
    const [name = '', rest = ''] = line.split(':')
    const dependsOn = rest.split(' ').filter((n) => n !== '')
    const id = name.replace('!', '')
    return {
      package: id,
      scope: 'runtime',
      direct: name.endsWith('!'),
      dependsOn,
      at: [{ path: 'l' }],
      bundled: false
    }
  })
  return {
    path: 'l',
    format: 'f',
    uses,
    roots,
    edges: 'all',
    statesLicenses: true,
    state: 'locked',
    content: ''
  }
}

describe('the chain that brings a package in', () => {
  test.each([
    ['none for a direct dependency', ['a!:'], 'a', []],
    ['none for what nothing reaches', ['a!:', 'x:'], 'x', []],
    ['none for what is not there', ['a!:'], 'z', []],
    ['without the package itself', ['a!: b', 'b: c', 'c:'], 'c', ['a', 'b']],
    ['the shortest', ['a!: b', 'b: d', 'd: c', 'c:', 'e!: c'], 'c', ['e']],
    ['the first of equally short ones', ['a!: c', 'b!: c', 'c:'], 'c', ['a']],
    ['none for a direct dependency that others have too', ['a!: b', 'b!:'], 'b', []],
    ['round a loop', ['a!: b', 'b: a c', 'c: b'], 'c', ['a', 'b']],
    [
      'past names of objects',
      ['__proto__!: constructor', 'constructor: toString', 'toString:'],
      'toString',
      ['__proto__', 'constructor']
    ],
    ['to edges that lead nowhere', ['a!: nowhere b', 'b:'], 'b', ['a']]
  ] as const)('%s', (_, lines, id, chain) => {
    expect(chainsOf(lockfile(lines))(id)).toEqual(chain)
  })

  test('does not pass through the project itself', () => {
    const found = chainsOf(lockfile(['root!: a', 'a!: b', 'b: root', 'c:'], ['root']))
    expect(found('b')).toEqual(['a'])
    expect(found('root')).toEqual([])
  })

  test('is told by its two ends when it is longer than 24', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `p${i}${i === 0 ? '!' : ''}: p${i + 1}`)
    const found = chainsOf(lockfile([...lines, 'p40:']))
    expect(found('p24')).toEqual(names(0, 24))
    expect(found('p25')).toEqual([...names(0, 12), ...names(13, 25)])
    expect(found('p40')).toEqual([...names(0, 12), ...names(28, 40)])
  })
})

/** `p2`, `p3` … up to, but without, `p<to>`. */
function names(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, i) => `p${from + i}`)
}

const graph = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 12, maxLength: 12 })

test('each step depends on the next, the first is direct, and no way is shorter', () => {
  fc.assert(
    fc.property(graph, fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }), (edges, direct) => {
      const lines = edges.map((to, i) => `${i}${direct.includes(i) ? '!' : ''}: ${to.join(' ')}`)
      const found = chainsOf(lockfile(lines))
      const distance = distances(edges, direct)
      for (const [i] of edges.entries()) {
        const chain = found(String(i))
        expect(chain.length).toBe(distance[i] ?? 0)
        const steps = [...chain, String(i)].map(Number)
        expect(chain.length === 0 || direct.includes(steps[0] ?? -1)).toBe(true)
        for (const [k, at] of steps.slice(0, -1).entries()) expect(edges[at]).toContain(steps[k + 1])
      }
    })
  )
})

/** By relaxing every edge until nothing changes: slow, and plainly right. */
function distances(
  edges: readonly (readonly number[])[],
  direct: readonly number[]
): readonly (number | undefined)[] {
  const found: (number | undefined)[] = edges.map((_, i) => (direct.includes(i) ? 0 : undefined))
  for (const _ of edges)
    for (const [from, targets] of edges.entries())
      for (const to of targets) {
        const way = found[from] === undefined ? undefined : found[from] + 1
        if (way !== undefined && way < (found[to] ?? Number.POSITIVE_INFINITY)) found[to] = way
      }
  return found
}
