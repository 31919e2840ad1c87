import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { addresses, readInputs, readRunner } from '../../src/shell/inputs.ts'

interface Metadata {
  inputs: Record<string, { default?: string }>
  outputs: Record<string, object>
}
const metadata = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Metadata
const defaults = Object.fromEntries(
  Object.entries(metadata.inputs).map(([name, { default: value = '' }]) => [
    `INPUT_${name.toUpperCase()}`,
    value
  ])
)

test('the defaults of action.yml are understood', () => {
  expect(readInputs({ ...defaults, INPUT_TOKEN: 'ghs_x' })).toEqual({
    inputs: {
      token: 'ghs_x',
      comment: 'on-findings',
      key: 'default',
      sbom: 'open-standards-sbom.cdx.json',
      report: 'open-standards-report.json',
      sarif: '',
      offline: false
    }
  })
})

test.each([
  [{ INPUT_COMMENT: 'sometimes' }, /comment is on-findings, always, never, not 'sometimes'/],
  [{ INPUT_KEY: 'a--><b' }, /Input key/],
  [{ INPUT_KEY: 'a--b' }, /Input key/],
  [{ INPUT_KEY: 'x'.repeat(65) }, /Input key/],
  [{ INPUT_TOKEN: ' ' }, /Input token is empty/]
])('%j is refused', (env, problem) => {
  const given = { ...defaults, INPUT_TOKEN: 'ghs_x', ...env }
  expect(readInputs(given)).toEqual({ problem: expect.stringMatching(problem) })
})

describe('the runner', () => {
  const env = {
    GITHUB_REPOSITORY: 'octo/app',
    GITHUB_WORKSPACE: '/w',
    GITHUB_API_URL: 'https://ghe.example/api/v3'
  }
  test('is read from its variables', () => {
    expect(readRunner({ ...env, RUNNER_DEBUG: '1' })).toEqual({
      runner: {
        owner: 'octo',
        repo: 'app',
        workspace: '/w',
        apiUrl: 'https://ghe.example/api/v3',
        debug: true
      }
    })
  })
  test.each([
    [{ GITHUB_REPOSITORY: 'octo' }, /GITHUB_REPOSITORY/],
    [{ GITHUB_REPOSITORY: 'a/b/c' }, /GITHUB_REPOSITORY/],
    [{ GITHUB_WORKSPACE: '' }, /GITHUB_WORKSPACE/]
  ])('%j is refused', (change, problem) => {
    expect(readRunner({ ...env, ...change })).toEqual({ problem: expect.stringMatching(problem) })
  })
})

test('addresses for readers come from the server that runs us', () => {
  const env = { GITHUB_SERVER_URL: 'https://ghe.example', GITHUB_REPOSITORY: 'octo/app', GITHUB_RUN_ID: '7' }
  expect(addresses(env, 'abc')).toEqual({
    blobUrl: 'https://ghe.example/octo/app/blob/abc/',
    runUrl: 'https://ghe.example/octo/app/actions/runs/7'
  })
  expect(addresses({}, 'abc')).toEqual({})
})
