// `check --pr`: a pull request judged from a terminal, against a GitHub on loopback.
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { FakeGitHub } from '../support/fake-github.ts'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { runTerminal } from '../support/run-terminal.ts'

const ADDRESS = 'https://git.acme.example/Codertocat/Hello-World/pull/2'
const [HEAD, BASE] = ['a'.repeat(40), 'c'.repeat(40)]
const POLICY = 'version: 1\nextends: [{ preset: open@1 }]\nexceptions: []\n'

let dist = ''
let github: FakeGitHub
beforeAll(async () => {
  dist = copyOfDist()
  github = await new FakeGitHub({
    anonymous: true,
    commits: {
      [HEAD]: {
        ...example('relicensed-app/after'),
        '.github/open-standards.yml': 'version: 1\ngate: { block-on: never }\n'
      },
      [BASE]: { ...example('relicensed-app/before'), '.github/open-standards.yml': POLICY }
    },
    branches: { master: BASE },
    pulls: { 2: { head: HEAD, base: 'master' } }
  }).start()
})
afterEach(() => {
  expect(github.problems).toEqual([])
})
afterAll(async () => {
  await github.stop()
  removeCopies()
})

function example(name: string) {
  const read = (file: string) =>
    readFileSync(new URL(`../../examples/${name}/${file}`, import.meta.url), 'utf8')
  return { 'package.json': read('package.json'), 'package-lock.json': read('package-lock.json') }
}

function check(...args: string[]) {
  return runTerminal(dist, ['check', ...args], { env: { GITHUB_API_URL: github.url } })
}

test('judges what the pull request brings in by the policy of its base, and writes nothing', async () => {
  const ran = await check('--pr', ADDRESS)
  expect(ran).toMatchObject({ code: 1, stderr: '' })
  expect(ran.stdout).toMatch(/Resolve: @directus\/specs 9\.26\.0 → 10\.0\.0/)
  expect(ran.stdout).toContain('.github/open-standards.yml at ccccccc')
  expect(github.calls.filter((c) => c.method !== 'GET')).toEqual([])
})

test.each([
  ['https://git.acme.example/Codertocat/Hello-World/pull/99', /Not Found/],
  ['Hello-World#2', /is not the address of a pull request/]
])('%s ends with 2', async (address, said) => {
  const ran = await check('--pr', address)
  expect(ran.code).toBe(2)
  expect(ran.stderr).toMatch(said)
})
