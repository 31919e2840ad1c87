import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { npmPurl, purl } from '../../src/purl.ts'
import { entryFinder, makeMatcher, packageKey } from '../../src/standards/match.ts'
import type { PackageEntry } from '../../src/standards/record.ts'
import { all, packageOf } from './built.ts'

const POOL = { status: 'pool-licensed', third_party_claims: 'pool', confidence: 'high' } as const
const FREE = { status: 'royalty-free', third_party_claims: 'none-known', confidence: 'high' } as const

function entry(pattern: string, more: Partial<PackageEntry> = {}): PackageEntry {
  return {
    purl: pattern,
    set: [{ id: 'h264', relation: 'bundles', ...POOL }],
    confidence: 'high',
    evidence: ['strings in the binary'],
    evidenceKind: 'inspected',
    instead: [],
    ...more
  }
}

describe('which entry', () => {
  const find = entryFinder([
    entry('pkg:npm/plain'),
    entry('pkg:npm/%40acme/codec'),
    entry('pkg:npm/%40acme/codec-*'),
    entry('pkg:npm/%40acme/codec-linux*'),
    entry('pkg:npm/%40acme/codec-linux-x64'),
    entry('pkg:golang/example.test/lib/*'),
    entry('pkg:deb/debian/libcodec6*'),
    entry('pkg:nuget/Mixed.Case'),
    entry('pkg:pypi/two-words')
  ])
  const found = (text: string): string | undefined => find(packageKey(text))?.purl

  test.each([
    ['the version is left out', 'pkg:npm/plain@1.0.0', 'pkg:npm/plain'],
    [
      'so are qualifiers',
      'pkg:npm/plain@1.0.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fa.git%40abc',
      'pkg:npm/plain'
    ],
    ['and the subpath', 'pkg:npm/plain@1.0.0#src/a', 'pkg:npm/plain'],
    ['qualifiers without a version', 'pkg:npm/plain?a=b', 'pkg:npm/plain'],
    ['a scope', 'pkg:npm/%40acme/codec@2.0.0-rc.1%2Bbuild', 'pkg:npm/%40acme/codec'],
    ['another scope', 'pkg:npm/%40other/codec@2.0.0', undefined],
    ['a longer name', 'pkg:npm/plainer@1.0.0', undefined],
    ['a shorter name', 'pkg:npm/plai@1.0.0', undefined],
    ['npm tells case apart', 'pkg:npm/Plain@1.0.0', undefined],
    ['nuget does not', 'pkg:nuget/mixed.CASE@1.0.0', 'pkg:nuget/Mixed.Case'],
    ['a glob', 'pkg:npm/%40acme/codec-mac@1.0.0', 'pkg:npm/%40acme/codec-*'],
    ['the longest prefix wins', 'pkg:npm/%40acme/codec-linux-arm64@1.0.0', 'pkg:npm/%40acme/codec-linux*'],
    [
      'an exact name wins over both',
      'pkg:npm/%40acme/codec-linux-x64@1.0.0',
      'pkg:npm/%40acme/codec-linux-x64'
    ],
    ['a glob crosses a slash', 'pkg:golang/example.test/lib/v2/pkg@v2.1.0', 'pkg:golang/example.test/lib/*'],
    ['but not its own', 'pkg:golang/example.test/library@v2.1.0', undefined],
    ['a glob is no pattern', 'pkg:npm/*', undefined],
    ['another ecosystem', 'pkg:cargo/plain@1.0.0', undefined],
    ['ubuntu is read as debian', 'pkg:deb/ubuntu/libcodec60@7%3A6.1', 'pkg:deb/debian/libcodec6*'],
    ['constructor', 'pkg:npm/constructor@1.0.0', undefined],
    ['__proto__', 'pkg:npm/__proto__@1.0.0', undefined]
  ])('%s: %s', (_, text, pattern) => expect(found(text)).toBe(pattern))

  test('names that pypi and golang fold are folded where the purl is made', () => {
    expect(found(purl({ type: 'pypi', name: 'Two__Words', version: '1' }))).toBe('pkg:pypi/two-words')
    expect(found(purl({ type: 'golang', namespace: 'Example.TEST/Lib', name: 'Sub' }))).toBe(
      'pkg:golang/example.test/lib/*'
    )
  })

  test('the key is the purl of the same parts without version, qualifiers and subpath', () => {
    const scope = fc.option(fc.string({ minLength: 1 }), { nil: undefined })
    fc.assert(
      fc.property(
        scope,
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.string(),
        (namespace, name, version, path) => {
          const parts = { type: 'npm', name, ...(namespace === undefined ? {} : { namespace }) }
          const whole = purl({ ...parts, version, qualifiers: { vcs_url: path }, subpath: path })
          expect(packageKey(whole)).toBe(packageKey(purl(parts)))
          expect(packageKey(purl(parts))).toBe(purl(parts))
        }
      )
    )
  })
})

describe('which packages', () => {
  const match = makeMatcher([entry('pkg:npm/plain')])
  const origin = (o: Parameters<typeof packageOf>[1]) => match(packageOf('pkg:npm/plain@1.0.0', o))[0]

  test('a mirror serves the same files', () => {
    expect(origin('public-registry')).toMatchObject({ evidenceKind: 'inspected', severity: 'high' })
    expect(origin('other-registry')).toEqual(origin('public-registry'))
  })
  test('a fork matches by its name, and cannot block', () => {
    expect(origin('git')).toMatchObject({ evidenceKind: 'related', severity: 'medium' })
    expect(origin('url')).toEqual(origin('git'))
  })
  test('weak evidence stays as weak', () => {
    const weak = makeMatcher([entry('pkg:npm/plain', { evidenceKind: 'general-knowledge' })])
    expect(weak(packageOf('pkg:npm/plain', 'git'))[0]?.evidenceKind).toBe('general-knowledge')
  })
  test('the project itself is not the published package', () => expect(origin('first-party')).toBeUndefined())
  test('no purl, no match', () => expect(match(packageOf(undefined))).toEqual([]))
})

describe('the flags', () => {
  test('worst first, then by id, each with its pattern, note and mitigations', () => {
    const match = makeMatcher([
      entry('pkg:npm/many*', {
        set: [
          { id: 'png', relation: 'bundles', ...FREE },
          { id: 'hevc', relation: 'wraps', ...POOL },
          { id: 'zz', relation: 'bundles', ...POOL },
          { id: 'h264', relation: 'bundles', ...POOL }
        ],
        note: 'a note',
        instead: ['pkg:npm/%40acme/codec-free']
      }),
      entry('pkg:npm/%40acme/codec-free', { note: 'mitigation: swaps the codec; kept for the record' })
    ])
    const flags = match(packageOf('pkg:npm/many-things@1.0.0'))
    expect(flags.map((f) => `${f.standard} ${f.severity}`)).toEqual([
      'h264 high',
      'zz high',
      'hevc medium',
      'png none'
    ])
    expect(flags[0]).toEqual({
      standard: 'h264',
      relation: 'bundles',
      evidence: ['strings in the binary'],
      evidenceKind: 'inspected',
      confidence: 'high',
      severity: 'high',
      pattern: 'pkg:npm/many*',
      note: 'a note',
      instead: [{ name: '@acme/codec-free', how: 'swaps the codec' }]
    })
    expect(flags[3]).not.toHaveProperty('instead')
  })

  test('matching is total, and a name nobody listed matches nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, version) => {
        expect(() => all.match(packageOf(name))).not.toThrow()
        expect(all.match(packageOf(npmPurl(`zz-unlisted-${name}`, version)))).toEqual([])
      })
    )
  })

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('pkg:npm/%s is unknown', (name) => {
    expect(all.match(packageOf(npmPurl(name, '1.0.0')))).toEqual([])
  })
})
