import { expect, test } from '@jest/globals'
import { merged } from '../../src/policy/extend.ts'
import {
  isPrivate,
  listed,
  noteOf,
  outboundOf,
  proposed,
  setting,
  wantsEverything
} from '../../src/policy/policy.ts'
import { extending, FILE, policyOf, REF } from './support.ts'

const OTHER = `version: 1
licenses: { kinds: { permissive: note, proprietary: warn }, allow: [JSON, LicenseRef-Acme], deny: [MIT] }
standards: { enforce: [patents, paperwork], cleared: [{ standard: h264, reason: r, owner: o, expires: 2027-01-01 }] }
paths: [{ match: ["**"], use: advise, reason: below }]
exceptions: [{ package: pkg:npm/a, accept: [missing], reason: r, owner: o, expires: 2027-01-01 }]
private: ["pkg:npm/a"]
registries: { public: [a.example, b.example] }
gate: { judge: fresh, block-on: warn, incomplete: fail }
unknown: { missing: warn }
`

const NAME = 'acme/policy:p.yml'

/** A file that extends OTHER; where it does so is the last line, so that the lines of the text count from 1. */
function above(text: string) {
  return policyOf(`${text}extends: [${extending(NAME)}]\n`, { remote: { [NAME]: OTHER } })
}

test('single values replace, and keep the line that set them', async () => {
  const policy = await above('version: 1\nlicenses: { kinds: { permissive: allow } }\n')
  expect(setting(policy, 'licenses.kinds.permissive', '')).toEqual({
    value: 'allow',
    by: { path: FILE, line: 2, column: 22 }
  })
  expect(setting(policy, 'licenses.kinds.proprietary', '')).toEqual({
    value: 'warn',
    by: { path: NAME, line: 2, column: 40 }
  })
})

test('lists go on', async () => {
  const policy = await above(`version: 1
standards: { enforce: [process, patents], cleared: [{ standard: hevc, reason: r, owner: o, expires: 2027-01-01 }] }
paths: [{ match: ["a/**"], use: ignore, reason: above }]
exceptions: [{ package: pkg:npm/b, accept: [missing], reason: r, owner: o, expires: 2027-01-01 }]
private: ["pkg:npm/b"]
registries: { public: [b.example, c.example] }
`)
  expect(setting(policy, 'standards.enforce', '')).toMatchObject({
    value: ['patents', 'paperwork', 'process'],
    by: { line: 2, column: 14 }
  })
  expect(policy.cleared.map((c) => c.standard)).toEqual(['h264', 'hevc'])
  expect(policy.paths.map((p) => p.match)).toEqual([['**'], ['a/**']])
  expect(policy.exceptions.map((e) => e.package)).toEqual(['pkg:npm/a', 'pkg:npm/b'])
  expect(policy.publicRegistries).toEqual(['a.example', 'b.example', 'c.example'])
  expect(['a', 'b', 'c'].map((name) => isPrivate(policy, `pkg:npm/${name}@1.0.0`))).toEqual([
    true,
    true,
    false
  ])
})

test('licenses named one by one replace by name', async () => {
  const policy = await above('version: 1\nlicenses:\n  deny: [LicenseRef-ACME]\n  allow: [mit]\n')
  expect(listed(policy, 'MIT')).toEqual({ value: 'allow', by: { path: FILE, line: 4, column: 11 } })
  expect(listed(policy, 'LicenseRef-Acme')).toEqual({
    value: 'deny',
    by: { path: FILE, line: 3, column: 10 }
  })
  expect(listed(policy, 'JSON')?.value).toBe('allow')
  expect(listed(policy, 'Apache-2.0')).toBeUndefined()
  expect(listed(policy, '__proto__')).toBeUndefined()
})

test('names are compared as they are, not by what they begin with', async () => {
  const policy = await policyOf(
    'version: 1\nlicenses: { allow: ["GPL-2.0-only WITH Classpath-exception-2.0"] }\n'
  )
  expect(listed(policy, 'GPL-2.0-only WITH Classpath-exception-2.0')?.value).toBe('allow')
  expect(listed(policy, 'GPL-2.0-only')).toBeUndefined()
})

test('nothing merged is nothing', () => {
  expect(merged([])).toEqual({
    settings: new Map(),
    listed: new Map(),
    paths: [],
    prefer: [],
    choices: [],
    clarifications: [],
    exceptions: [],
    cleared: [],
    private: [],
    publicRegistries: [],
    locks: []
  })
})

test('the note for reports takes its words from the gate', async () => {
  const policy = await above('version: 1\nstandards: { details: brief }\ngate: { block-on: never }\n')
  const note = noteOf(policy, { offered: false, judge: 'fresh' })
  expect(note).toEqual({
    path: FILE,
    at: 'c0ffee',
    presets: ['open@1', `${NAME}@${REF.slice(0, 7)}`],
    offered: false,
    judge: 'fresh',
    details: 'brief',
    blockOn: 'never',
    incomplete: 'fail'
  })
})

test('everything is judged when the policy or the run says so', async () => {
  const fresh = await policyOf('version: 1\n')
  const all = await policyOf('version: 1\ngate: { judge: everything }\n')
  expect([fresh, all].map((p) => wantsEverything(p))).toEqual([false, true])
  expect([fresh, all].map((p) => wantsEverything(p, 'fresh'))).toEqual([false, false])
  expect([fresh, all].map((p) => wantsEverything(p, 'everything'))).toEqual([true, true])
})

test('the license of the repository itself is stated, or it is not', async () => {
  expect(outboundOf(await policyOf('version: 1\n'))).toBeUndefined()
  expect(outboundOf(await policyOf('version: 1\noutbound: mit or gpl-2.0+\n'))).toEqual({
    value: 'MIT OR GPL-2.0-or-later',
    by: { path: FILE, line: 2, column: 1 }
  })
})

test('a policy that says nothing of proposed ones lets none of them judge', async () => {
  const policy = await policyOf('version: 1\n')
  expect(proposed(policy)).toBe('never')
  const by = { path: FILE, line: 2 }
  const settings = new Map([...policy.settings, ['gate.proposed' as const, { value: 'when-approved', by }]])
  expect(proposed({ ...policy, settings })).toBe('when-approved')
})

test('a private name is private in any case', async () => {
  const policy = await policyOf('version: 1\nprivate: ["pkg:npm/%40Acme/*"]\n')
  expect(
    ['%40acme/x', '%40ACME/x', '%40acme'].map((name) => isPrivate(policy, `pkg:npm/${name}@1.0.0`))
  ).toEqual([true, true, false])
})
