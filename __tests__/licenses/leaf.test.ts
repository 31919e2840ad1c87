import { describe, expect, test } from '@jest/globals'
import { judgeLeaf, type LeafVerdict } from '../../src/licenses/leaf.ts'
import type { Leaf } from '../../src/licenses/expression.ts'
import { expressionOf, type PolicySample, termsOf } from './support.ts'

const judged = (text: string, policy: PolicySample): LeafVerdict =>
  judgeLeaf(expressionOf(text) as Leaf, termsOf(policy))
const level = (text: string, policy: PolicySample) => judged(text, policy).level

describe('steps, first hit wins', () => {
  test('the list names the license with its exception', () => {
    const allow = ['GPL-2.0-only WITH Classpath-exception-2.0']
    const policy = { allow, deny: ['GPL-2.0-only'] }
    expect(level('GPL-2.0-with-classpath-exception', policy)).toBe('allow')
    expect(level('GPL-2.0-only', policy)).toBe('deny')
  })

  test('a denied id stays denied under an exception that permits, and so does its kind', () => {
    const named = judged('GPL-2.0-only WITH Classpath-exception-2.0', { deny: ['GPL-2.0-only'] })
    expect(named).toMatchObject({ level: 'deny', cause: 'listed', by: { path: 'licenses.deny' } })
    const ofKind = judged('GPL-2.0-only WITH Classpath-exception-2.0', {
      levels: { 'licenses.kinds.strong-copyleft': 'deny' }
    })
    expect(ofKind).toMatchObject({
      level: 'deny',
      cause: 'strong-copyleft',
      accepts: ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'strong-copyleft']
    })
  })

  test('an exception that may change the terms is not classified, even where the license is allowed', () => {
    const policy = { allow: ['GPL-2.0-only', 'Apache-2.0', 'MIT'], rest: 'deny' }
    for (const text of [
      'GPL-2.0-only WITH freertos-exception-2.0',
      'Apache-2.0 WITH SHL-2.1',
      'MIT WITH AdditionRef-foo'
    ]) {
      expect(judged(text, policy)).toMatchObject({
        level: 'deny',
        raw: 'unknown',
        cause: 'custom',
        by: { path: 'unknown.custom' },
        accepts: [text, 'custom']
      })
    }
    expect(level('Apache-2.0 WITH LLVM-exception', policy)).toBe('allow')
  })

  test('a kind', () => {
    expect(judged('BUSL-1.1', { levels: { 'licenses.kinds.source-available': 'deny' } })).toMatchObject({
      level: 'deny',
      raw: 'deny',
      cause: 'source-available',
      by: { path: 'licenses.kinds.source-available' },
      accepts: ['BUSL-1.1', 'source-available']
    })
  })

  test('no kind', () => {
    const cases = [
      ['OGTSL', 'custom', ['OGTSL', 'custom']],
      ['LicenseRef-X', 'custom', ['LicenseRef-X', 'custom']],
      ['NOASSERTION', 'missing', ['missing']],
      ['NONE', 'missing', ['missing']],
      ['OTHER', 'unreadable', ['unreadable']]
    ] as const
    for (const [text, cause, accepts] of cases) {
      const levels = { [`unknown.${cause}`]: 'note' }
      const verdict = judged(text, { levels, rest: 'deny' })
      expect(verdict).toMatchObject({ level: 'note', raw: 'unknown', cause, accepts })
    }
  })

  test('no license granted is a kind, not an unknown', () => {
    const policy = { levels: { 'licenses.kinds.proprietary': 'deny' }, rest: 'allow' }
    for (const text of ['UNLICENSED', 'PROPRIETARY']) {
      expect(judged(text, policy)).toMatchObject({
        level: 'deny',
        cause: 'proprietary',
        accepts: [text, 'proprietary']
      })
    }
    expect(level('UNLICENSED', { ...policy, allow: ['UNLICENSED'] })).toBe('allow')
  })

  test('a reference that the policy names', () => {
    expect(level('LicenseRef-Acme', { allow: ['LicenseRef-Acme'], rest: 'deny' })).toBe('allow')
  })

  test('a setting that is no level refuses', () => {
    expect(level('MIT', { rest: 'perhaps' })).toBe('deny')
  })
})

describe('or later', () => {
  const strict = { rest: 'deny' }

  test.each([
    ['GPL-2.0-or-later', 'GPL-3.0-only'],
    ['GPL-2.0-or-later', 'GPL-2.0-only'],
    ['GPL-2.0-or-later', 'GPL-3.0-or-later'],
    ['MPL-1.1+', 'MPL-2.0'],
    ['Apache-2.0+', 'Apache-2.0'],
    ['LGPL-2.1+', 'LGPL-3.0-only'],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', 'GPL-3.0-only']
  ])('%s may be taken as %s', (text, allowed) => {
    expect(level(text, { ...strict, allow: [allowed] })).toBe('allow')
  })

  test.each([
    ['GPL-3.0-or-later', 'GPL-2.0-only'],
    ['GPL-2.0-only', 'GPL-3.0-only'],
    ['GPL-2.0-only', 'GPL-2.0-or-later'],
    ['MPL-2.0+', 'MPL-1.1'],
    ['BSD-2-Clause+', 'BSD-3-Clause'],
    ['CC-BY-3.0+', 'CC-BY-SA-4.0'],
    ['MIT+', 'MIT-0']
  ])('%s may not be taken as %s', (text, allowed) => {
    expect(level(text, { ...strict, allow: [allowed] })).toBe('deny')
  })

  test('is refused when every version that it offers is', () => {
    const deny = ['GPL-2.0-only', 'GPL-3.0-only']
    expect(judged('GPL-2.0-or-later', { deny, rest: 'allow' })).toMatchObject({
      level: 'deny',
      accepts: ['GPL-2.0-or-later']
    })
    expect(level('GPL-2.0-or-later', { deny: ['GPL-2.0-only'], rest: 'allow' })).toBe('allow')
    expect(level('GPL-2.0-or-later', { deny: ['GPL-2.0-or-later'], rest: 'allow' })).toBe('deny')
  })
})

describe('ids of eight letters and other names that look alike', () => {
  const pairs = [
    ['CDDL-1.1', 'CDDL-1.0'],
    ['EUPL-1.0', 'EUPL-1.1'],
    ['APSL-1.0', 'APSL-2.0'],
    ['LGPL-2.1', 'LGPL-3.0-only'],
    ['LGPL-2.1-only', 'LGPL-3.0-only'],
    ['LGPL-3.0-only', 'LGPL-2.1-only'],
    ['AGPL-1.0', 'AGPL-3.0-only'],
    ['GFDL-1.1', 'GFDL-1.2-only'],
    ['LPPL-1.0', 'LPPL-1.3c'],
    ['LicenseRef-foo', 'LicenseRef-foo-only'],
    ['LicenseRef-foo-or-later', 'LicenseRef-foo']
  ] as const

  test.each(pairs)('%s is not allowed by %s', (text, allowed) => {
    expect(level(text, { allow: [allowed], rest: 'deny' })).toBe('deny')
  })
})

describe('exceptions in force', () => {
  const policy = { rest: 'deny', levels: {} }

  test.each([
    ['BUSL-1.1', 'BUSL-1.1'],
    ['BUSL-1.1', 'source-available'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only'],
    ['LicenseRef-X', 'custom'],
    ['NOASSERTION', 'missing']
  ])('%s is settled by %s and stays what it was', (text, name) => {
    const verdict = judged(text, { ...policy, accepted: [name] })
    expect(verdict.level).toBe('allow')
    expect(verdict.raw).not.toBe('allow')
  })

  test.each([
    ['BUSL-1.1', 'proprietary'],
    ['GPL-2.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['MIT WITH AdditionRef-x', 'MIT'],
    ['LicenseRef-X', 'missing']
  ])('%s is not settled by %s', (text, name) => {
    expect(level(text, { ...policy, accepted: [name] })).toBe('deny')
  })

  test('a license denied by name is settled by its name alone', () => {
    const deny = ['JSON']
    expect(level('JSON', { deny, accepted: ['restricted-use'] })).toBe('deny')
    expect(level('JSON', { deny, accepted: ['JSON'] })).toBe('allow')
  })
})
