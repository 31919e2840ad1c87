import { expect, test } from '@jest/globals'
import { ignoredBy, pathUse, type SettingKey, setting } from '../../src/policy/policy.ts'
import { FILE, plain, policyOf } from './support.ts'

const RULES = `version: 1
unknown: { missing: note }
paths:
  - match: ["services/**"]
    licenses: { kinds: { network-copyleft: deny } }
    unknown: { missing: deny }
    reason: Shipped
  - match: ["services/lab/**", "**/fixtures/**"]
    use: advise
    unknown: { missing: warn }
    reason: Trials
  - match: ["**/fixtures/**"]
    use: ignore
    reason: Test data
  - match: ["services/fixtures/real/*"]
    use: enforce
    reason: Not test data
  - match: [".github/**", "[ab]/{c,d}/package-lock.json", "docs/!(old)/**"]
    standards: { wraps: allow }
    reason: Odd names
`

const uses: readonly [path: string, use: string, reason: string | undefined][] = [
  ['package-lock.json', 'enforce', undefined],
  ['services/package-lock.json', 'enforce', undefined],
  ['services/lab/package-lock.json', 'advise', 'Trials'],
  ['services/lab/fixtures/package-lock.json', 'ignore', 'Test data'],
  ['a/.hidden/fixtures/deep/package-lock.json', 'ignore', 'Test data'],
  ['fixtures/package-lock.json', 'ignore', 'Test data'],
  ['services/fixtures/real/package-lock.json', 'enforce', 'Not test data'],
  ['services/fixtures/real/deep/package-lock.json', 'ignore', 'Test data'],
  ['Services/lab/package-lock.json', 'enforce', undefined]
]

test.each(uses)('%s: %s', async (path, use, reason) => {
  const policy = await policyOf(RULES)
  expect(pathUse(policy, path)).toMatchObject(reason === undefined ? { use } : { use, reason })
  const why = ignoredBy(policy)(path)
  expect(why === undefined ? undefined : plain(why)).toBe(
    use === 'ignore' ? 'the policy leaves it out: `Test data`' : undefined
  )
})

const levels: readonly [key: SettingKey, path: string, value: string, line: number | undefined][] = [
  ['unknown.missing', 'package-lock.json', 'note', 2],
  ['unknown.missing', 'services/package-lock.json', 'deny', 6],
  ['unknown.missing', 'services/lab/package-lock.json', 'warn', 10],
  ['unknown.missing', 'services/lab/fixtures/package-lock.json', 'warn', 10],
  ['licenses.kinds.network-copyleft', 'services/lab/package-lock.json', 'deny', 5],
  ['licenses.kinds.network-copyleft', 'package-lock.json', 'allow', undefined],
  ['licenses.kinds.permissive', 'services/package-lock.json', 'allow', undefined],
  ['standards.wraps', '.github/package-lock.json', 'allow', 19],
  ['standards.wraps', 'a/d/package-lock.json', 'allow', 19],
  ['standards.wraps', 'c/d/package-lock.json', 'warn', undefined],
  ['standards.wraps', 'docs/new/package-lock.json', 'allow', 19],
  ['standards.wraps', 'docs/old/package-lock.json', 'warn', undefined]
]

test.each(levels)('%s at %s is %s', async (key, path, value, line) => {
  const { value: found, by } = setting(await policyOf(RULES), key, path)
  expect(found).toBe(value)
  expect({ path: by.path, line: by.path === FILE ? by.line : undefined }).toEqual({
    path: line === undefined ? 'open@1' : FILE,
    line
  })
})

test('a key that nothing sets is denied', async () => {
  const policy = await policyOf('version: 1\n')
  expect(setting(policy, 'licenses.kinds.unclassified' as SettingKey, '')).toEqual({
    value: 'deny',
    by: { path: FILE }
  })
  expect(setting(policy, '__proto__' as SettingKey, '').value).toBe('deny')
})
