// A pull request whose author wants to reach those who read our reports, through the action as it is shipped.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { FakeGitHub } from '../support/fake-github.ts'
import { armedLines, armedMarkdown, hostileLockfile } from '../support/hostile.ts'
import { pullRequestPayload } from '../support/payloads.ts'
import { runAction } from '../support/run-action.ts'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { runTerminal } from '../support/run-terminal.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)
const marker = '<!-- open-standards-gate:default -->'
const policy = { '.github/open-standards.yml': 'version: 1\nextends: [{ preset: open@1 }]\n' }
const manifest = '{"name":"<img src=x>","version":"::error::1"}'
let dist = ''
let github: FakeGitHub | undefined
beforeAll(() => {
  dist = copyOfDist()
})
afterAll(async () => {
  await github?.stop()
  removeCopies()
  removeTemporary()
})

async function judge(lockfile: string, path = 'package-lock.json') {
  await github?.stop()
  github = await new FakeGitHub({
    commits: {
      [HEAD]: { ...policy, 'package.json': manifest, [path]: lockfile },
      [BASE]: { ...policy, 'package.json': manifest, [path]: '{"lockfileVersion":3,"packages":{"":{}}}' }
    },
    branches: { master: BASE },
    pulls: { 2: { head: HEAD, base: 'master' } }
  }).start()
  const workspace = temporaryFolder()
  const payload = pullRequestPayload(HEAD)
  const result = await runAction({
    dist,
    workspace,
    event: 'pull_request_target',
    payload,
    apiUrl: github.url
  })
  return { ...result, workspace, comment: github.comments[0]?.body ?? '', problems: github.problems }
}

test('the guards of this test see what is armed', () => {
  expect(armedMarkdown('`@everyone` ``<img `` but ` @everyone and <img', '')).toEqual(['@everyone', '<img'])
  expect(armedMarkdown(`${marker}\n${marker}`, marker)).toEqual(['<!--'])
  expect(armedLines('::error title=x::y\n::add-mask::x\na ##[b\n\u001b[1m')).toHaveLength(3)
})

test('hostile names, versions and licenses reach no reader unguarded', async () => {
  const { code, stdout, stderr, summary, outputs, comment, workspace, problems } = await judge(
    hostileLockfile()
  )
  expect(code).toBe(1)
  expect(outputs['verdict']).toBe('fail')
  expect(armedLines(stdout + stderr)).toEqual([])
  expect(comment.startsWith(marker)).toBe(true)
  expect(comment.length).toBeLessThanOrEqual(65_536)
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(armedMarkdown(comment, marker)).toEqual([])
  expect(armedMarkdown(summary, marker)).toEqual([])
  expect(comment).toContain('plain-0')
  expect(Object.values(outputs).join('')).toMatch(/^[\w.-]*$/)
  const sbom = JSON.parse(readFileSync(join(workspace, 'open-standards-sbom.cdx.json'), 'utf8')) as {
    components: unknown[]
  }
  expect(sbom.components.length).toBeGreaterThan(20)
  expect(existsSync('/tmp/owned')).toBe(false)
  expect(problems).toEqual([])
})

test.each([
  ['nested without end', `{"lockfileVersion":3,"packages":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ['cut short', '{"lockfileVersion":3,"packages":{'],
  ['of another encoding', '\uFEFF\u0000\u0000'],
  ['of an unknown version', '{"lockfileVersion":99,"packages":{}}'],
  ['kept elsewhere', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n']
])('a lockfile that is %s fails, and says which', async (_, lockfile) => {
  const { code, stdout, outputs, comment, problems } = await judge(lockfile)
  expect([code, outputs['verdict']]).toEqual([1, 'fail'])
  expect(comment).toContain('`package-lock.json')
  expect(armedLines(stdout)).toEqual([])
  expect(problems).toEqual([])
})

test('a hostile path of a lockfile reaches no reader unguarded', async () => {
  const path = '@everyone `|<img src=x>::error::\n##[x]/package-lock.json'
  const { code, stdout, summary, comment, problems } = await judge(hostileLockfile(), path)
  expect(code).toBe(1)
  expect(armedLines(stdout)).toEqual([])
  expect([...armedMarkdown(comment, marker), ...armedMarkdown(summary, marker)]).toEqual([])
  expect(problems).toEqual([])
})

test('nor in a terminal', async () => {
  const folder = temporaryFolder({ 'package.json': manifest, 'package-lock.json': hostileLockfile() })
  const { code, stdout, stderr } = await runTerminal(dist, ['check', folder])
  expect(code).toBe(1)
  expect(armedLines(stdout + stderr)).toEqual([])
})
