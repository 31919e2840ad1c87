import { describe, expect, test } from '@jest/globals'
import { conclude } from '../../src/licenses/conclude.ts'
import { judgeLicense } from '../../src/licenses/judge.ts'
import type { Fact } from '../../src/model.ts'
import { catalog, type PolicySample, termsOf } from './support.ts'

const factOf = (...raws: unknown[]): Fact =>
  conclude(
    raws.map((raw) => ({ raw, source: 'lockfile', trust: 'pull-request' as const })),
    catalog
  )
const judged = (raw: unknown, policy: PolicySample) => judgeLicense(factOf(raw), termsOf(policy))
const level = (raw: unknown, policy: PolicySample) => judged(raw, policy).level

const open: PolicySample = {
  levels: {
    'licenses.kinds.permissive': 'allow',
    'licenses.kinds.weak-copyleft': 'allow',
    'licenses.kinds.strong-copyleft': 'allow',
    'licenses.kinds.source-available': 'deny',
    'licenses.kinds.proprietary': 'deny',
    'licenses.kinds.restricted-use': 'deny'
  },
  rest: 'warn'
}

describe('a known license', () => {
  test('is allowed with nothing to accept', () => {
    expect(judged('MIT', open)).toMatchObject({ level: 'allow', cause: 'permissive', accepts: [] })
  })

  test('tells the cause, the line and the name of what refuses it', () => {
    expect(judged('MIT AND (BUSL-1.1 OR JSON) AND LicenseRef-X', open)).toMatchObject({
      level: 'deny',
      cause: 'source-available',
      by: { path: 'licenses.kinds.source-available' },
      accepts: ['BUSL-1.1', 'LicenseRef-X']
    })
  })

  test('is settled by an exception that accepts all that it asks for', () => {
    const raw = 'MIT AND BUSL-1.1 AND LicenseRef-X'
    const { accepts } = judged(raw, open)
    expect(judged(raw, { ...open, accepted: accepts })).toMatchObject({ level: 'allow', accepts: [] })
    expect(level(raw, { ...open, accepted: accepts.slice(1) })).toBe('deny')
  })

  test('with an id of no list is read where a way round it exists', () => {
    expect(level('MIT OR Newer-1.0', open)).toBe('allow')
    expect(judged('MIT AND Newer-1.0', open)).toMatchObject({
      level: 'warn',
      cause: 'unreadable',
      accepts: ['unreadable']
    })
  })

  test('UNLICENSED and the Unlicense are opposites', () => {
    expect(judged('UNLICENSED', open)).toMatchObject({ level: 'deny', cause: 'proprietary' })
    expect(level('Unlicense', { ...open, rest: 'allow' })).toBe('allow')
  })

  test('that is no expression is unreadable', () => {
    const fact: Fact = { state: 'known', concluded: 'MIT/ISC', claims: [] }
    expect(judgeLicense(fact, termsOf(open))).toMatchObject({ level: 'warn', cause: 'unreadable' })
    expect(judgeLicense({ state: 'known', claims: [] }, termsOf(open)).cause).toBe('unreadable')
  })
})

describe('what is not known', () => {
  test.each([
    ['missing', 'unknown.missing', 'missing'],
    ['unreadable', 'unknown.unreadable', 'unreadable'],
    ['conflict', 'unknown.conflict', 'conflict'],
    ['not-asked', 'unknown.not-asked', 'not-asked'],
    ['failed', 'unknown.lookup-failed', 'lookup-failed']
  ] as const)('%s: %s, settled by %s', (state, key, name) => {
    const fact: Fact = { state, claims: [] }
    const policy = { levels: { [key]: 'deny' }, rest: 'allow' }
    expect(judgeLicense(fact, termsOf(policy))).toEqual({
      level: 'deny',
      cause: state,
      by: { path: key },
      leaves: [],
      accepts: [name]
    })
    expect(judgeLicense(fact, termsOf({ ...policy, accepted: [name] })).level).toBe('allow')
    expect(judgeLicense(fact, termsOf({ levels: { [key]: 'nonsense' } })).level).toBe('deny')
  })
})

describe('a conflict', () => {
  test('is judged by its strictest license', () => {
    expect(judged(['MIT', 'BUSL-1.1'], open)).toMatchObject({
      level: 'deny',
      cause: 'source-available',
      accepts: ['conflict', 'BUSL-1.1']
    })
    expect(judged(['MIT', 'ISC'], open)).toMatchObject({
      level: 'warn',
      cause: 'conflict',
      accepts: ['conflict']
    })
  })

  test('may be stricter than any of its licenses', () => {
    const policy = { ...open, levels: { ...open.levels, 'unknown.conflict': 'deny' } }
    expect(judged(['MIT', 'ISC'], policy)).toMatchObject({ level: 'deny', cause: 'conflict' })
  })

  test('never hides a license behind a choice', () => {
    const policy = { ...open, levels: { ...open.levels, 'unknown.conflict': 'allow' } }
    const fact = factOf('MIT', 'BUSL-1.1')
    expect(judgeLicense(fact, termsOf(policy)).level).toBe('deny')
    expect(judgeLicense(factOf('MIT OR BUSL-1.1', 'MIT'), termsOf(policy)).level).toBe('allow')
  })

  test('is settled by an exception that accepts all that it asks for', () => {
    const { accepts } = judged(['MIT', 'BUSL-1.1'], open)
    expect(level(['MIT', 'BUSL-1.1'], { ...open, accepted: accepts })).toBe('allow')
    expect(level(['MIT', 'BUSL-1.1'], { ...open, accepted: ['conflict'] })).toBe('deny')
  })
})

describe('allow lists that others get wrong', () => {
  test.each([
    ['CDDL-1.1', 'CDDL-1.0'],
    ['EUPL-1.0', 'EUPL-1.1'],
    ['APSL-1.0', 'APSL-2.0'],
    ['LGPL-2.1', 'LGPL-3.0-only'],
    ['LGPL-3.0-only', 'LGPL-2.1-only'],
    ['AGPL-1.0', 'AGPL-3.0-only'],
    ['LicenseRef-foo', 'LicenseRef-foo-only'],
    ['LicenseRef-foo-or-later', 'LicenseRef-foo'],
    ['GPL-3.0-only+', 'GPL-3.0-only'],
    ['GFDL-1.1-invariants-or-later', 'MIT'],
    ['NONE', 'MIT'],
    ['NOASSERTION', 'MIT'],
    ['UNLICENSED', 'MIT'],
    ['', 'MIT'],
    ['MIT OR', 'MIT'],
    ['MIT WITH AdditionRef-foo', 'MIT']
  ])('%j is not in a list of %s', (raw, allowed) => {
    expect(level(raw, { allow: [allowed], rest: 'deny' })).toBe('deny')
  })

  test.each([
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['mit', 'MIT'],
    ['MIT or Apache-2.0', 'MIT'],
    ['MIT\tOR Apache-2.0', 'MIT'],
    ['MIT OR\nApache-2.0', 'MIT'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only'],
    ['GPL-2.0-or-later', 'GPL-3.0-only'],
    ['MPL-1.1+', 'MPL-2.0']
  ])('%j is in a list of %s', (raw, allowed) => {
    expect(level(raw, { allow: [allowed], rest: 'deny' })).toBe('allow')
  })
})

describe('deny lists that others get wrong', () => {
  const deny = { deny: ['GPL-3.0-only', 'AGPL-3.0-only'], rest: 'allow' }

  test.each([
    'MIT AND GPL-3.0-only',
    'GPL-3.0-only AND AGPL-3.0-only',
    'MIT AND (GPL-3.0-only OR AGPL-3.0-only)',
    'GPL-3.0-only or AGPL-3.0-only',
    'GPL-3.0-only WITH Classpath-exception-2.0',
    'gpl-3.0',
    'GPLv3'
  ])('%s is refused', (raw) => {
    expect(level(raw, deny)).toBe('deny')
  })

  test('a choice with another way is not', () => {
    expect(level('MIT OR GPL-3.0-only', deny)).toBe('allow')
  })
})
