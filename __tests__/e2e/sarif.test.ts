// The findings for code scanning, from both doors as they are shipped.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sarifFaults } from '../render/sarif-schema.ts'
import { FakeGitHub } from '../support/fake-github.ts'
import { pullRequestPayload } from '../support/payloads.ts'
import { runAction } from '../support/run-action.ts'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { runTerminal } from '../support/run-terminal.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

const HEAD = 'a'.repeat(40)
const BASE = 'c'.repeat(40)

let dist = ''
beforeAll(() => {
  dist = copyOfDist()
})
afterAll(() => {
  removeCopies()
  removeTemporary()
})

function example(file: string): string {
  return fileURLToPath(new URL(`../../examples/${file}`, import.meta.url))
}

function manifestsOf(name: string): Record<string, string> {
  const files = ['package.json', 'package-lock.json']
  return Object.fromEntries(files.map((file) => [file, readFileSync(example(`${name}/${file}`), 'utf8')]))
}

interface Sarif {
  readonly runs: readonly [
    { readonly results: readonly { readonly ruleId: string; readonly baselineState?: string }[] }
  ]
}

test('check --sarif writes them, and - is standard output', async () => {
  const { code, stdout } = await runTerminal(dist, ['check', example('pull-request/after'), '--sarif', '-'])
  const document = JSON.parse(stdout) as Sarif
  expect([code, sarifFaults(document)]).toEqual([1, []])
  const found = new Set(document.runs[0].results.map(({ ruleId }) => ruleId))
  expect(found).toContain('license-denied')
  expect(found).toContain('standard-encumbered')
})

test('the action writes them where its input says, and names the path', async () => {
  const github = await new FakeGitHub({
    commits: { [HEAD]: manifestsOf('pull-request/after'), [BASE]: manifestsOf('pull-request/before') },
    branches: { master: BASE },
    pulls: { 2: { head: HEAD, base: 'master' } }
  }).start()
  try {
    const workspace = temporaryFolder()
    const { outputs } = await runAction({
      dist,
      workspace,
      event: 'pull_request',
      payload: pullRequestPayload(HEAD),
      apiUrl: github.url,
      inputs: { sarif: 'out/findings.sarif' }
    })
    expect(outputs['sarif']).toBe('out/findings.sarif')
    const document = JSON.parse(readFileSync(join(workspace, 'out/findings.sarif'), 'utf8')) as Sarif
    expect(sarifFaults(document)).toEqual([])
    expect(
      document.runs[0].results.filter((result) => result.baselineState === 'new').length
    ).toBeGreaterThan(1)
  } finally {
    await github.stop()
  }
})
