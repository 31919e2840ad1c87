// The action as it is shipped, from a pull request's event to its exit code, against a GitHub on loopback.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { FakeGitHub, type Options, READ_ONLY } from '../support/fake-github.ts'
import type { FakeFile } from '../support/fake-repository.ts'
import { payload, pullRequestPayload } from '../support/payloads.ts'
import { type Result, type Run, runAction } from '../support/run-action.ts'
import { startProxy } from '../support/proxy.ts'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

type Tree = Record<string, FakeFile>

const HEAD = 'a'.repeat(40)
const FIXED = 'b'.repeat(40)
const BASE = 'c'.repeat(40)
const ELSEWHERE = 'd'.repeat(40)
const POLICY = 'version: 1\nextends: [{ preset: open@1 }]\nexceptions: []\n'
const clean = example('clean-app')
const video = example('video-app')
const relicensed = example('relicensed-app/after')
const base: Tree = { ...clean, '.github/open-standards.yml': POLICY }
/** The base with two more applications in it; both have to be resolved. */
const head: Tree = { ...base, ...below('video', video), ...below('tool', relicensed) }

let dist = ''
let github: FakeGitHub
beforeAll(() => {
  dist = copyOfDist()
})
afterEach(async () => {
  await github.stop()
})
afterAll(() => {
  removeCopies()
  removeTemporary()
})

function example(name: string): Tree {
  const read = (file: string) =>
    readFileSync(new URL(`../../examples/${name}/${file}`, import.meta.url), 'utf8')
  return { 'package.json': read('package.json'), 'package-lock.json': read('package-lock.json') }
}

function below(folder: string, tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, file]) => [`${folder}/${path}`, file]))
}

async function start(options: Options = {}): Promise<FakeGitHub> {
  github = await new FakeGitHub({
    commits: { [HEAD]: head, [FIXED]: { ...base, 'README.md': 'Fixed' }, [BASE]: base },
    branches: { master: BASE },
    pulls: { 2: { head: HEAD, base: 'master' } },
    ...options
  }).start()
  return github
}

function act(run: Partial<Run> = {}): Promise<Result> {
  return runAction({
    dist,
    workspace: temporaryFolder(),
    event: 'pull_request_target',
    payload: pullRequestPayload(HEAD),
    apiUrl: github.url,
    ...run
  })
}

/** The pull request gets another head, and the run for it. */
function push(commit: string): Promise<Result> {
  github.pulls[2] = { head: commit, base: 'master' }
  return act({ payload: pullRequestPayload(commit) })
}

function writes(): string[] {
  return github.calls.filter(({ method }) => method !== 'GET').map(({ operation }) => operation)
}

describe('a pull request', () => {
  test('that brings in what the policy refuses fails, with everything that tells of it', async () => {
    await start()
    const workspace = temporaryFolder()
    const { code, outputs, summary, stdout } = await act({ workspace })
    expect(code).toBe(1)
    expect(outputs).toEqual({
      verdict: 'fail',
      resolve: expect.stringMatching(/^[1-9]\d*$/),
      look: expect.stringMatching(/^\d+$/),
      older: '0',
      problems: '0',
      packages: expect.stringMatching(/^\d+$/),
      sbom: 'open-standards-sbom.cdx.json',
      report: 'open-standards-report.json',
      sarif: ''
    })
    const [comment] = github.comments
    expect(comment?.body).toMatch(/^<!-- open-standards-gate:default -->\n/)
    expect(comment?.body).toContain('`@ffmpeg/core`')
    expect(comment?.body).toContain('`@directus/specs`')
    expect(comment?.body).toContain(`https://github.com/Codertocat/Hello-World/blob/${HEAD}/`)
    expect(summary).toContain('`@ffmpeg/core`')
    expect(stdout).toMatch(/^::error title=[^\n]*file=(video|tool)\/package(-lock)?\.json,line=\d+/m)
    const sbom = JSON.parse(readFileSync(join(workspace, 'open-standards-sbom.cdx.json'), 'utf8')) as object
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7' })
    const report = JSON.parse(readFileSync(join(workspace, 'open-standards-report.json'), 'utf8')) as object
    expect(report).toMatchObject({ verdict: 'fail' })
    expect(github.problems).toEqual([])
  })

  test('costs few calls: equal files of both sides are read once', async () => {
    await start()
    await act()
    expect(github.operations).toEqual({
      'pulls/get': 2,
      'git/get-ref': 1,
      'repos/compare-commits-with-basehead': 1,
      'git/get-tree': 2,
      'git/get-blob': 7,
      'issues/list-comments': 1,
      'issues/create-comment': 1
    })
    expect(github.problems).toEqual([])
  })

  test('has one comment: not written again when nothing changes, green when all is resolved', async () => {
    await start({ comments: [{ id: 1, issue: 2, body: 'Nice work', login: 'mona' }] })
    await act()
    const [, first] = github.comments.map(({ body }) => body)
    const again = await act()
    expect([again.code, writes()]).toEqual([1, ['issues/create-comment']])

    const fixed = await push(FIXED)
    expect([fixed.code, fixed.outputs['verdict']]).toEqual([0, 'pass'])
    expect(writes()).toEqual(['issues/create-comment', 'issues/update-comment'])
    expect(github.comments).toHaveLength(2)
    expect(github.comments[1]?.body).not.toBe(first)
    expect(github.comments[1]?.body).toMatch(/^<!-- open-standards-gate:default -->\n### ✅/)
    expect(github.problems).toEqual([])
  })

  test('that brings in nothing new passes without a word', async () => {
    await start({ pulls: { 2: { head: FIXED, base: 'master' } } })
    const { code, outputs } = await act({ payload: pullRequestPayload(FIXED) })
    expect([code, outputs['verdict'], writes()]).toEqual([0, 'pass', []])
    expect(github.problems).toEqual([])
  })

  test('gets the same SBOM from the same input', async () => {
    await start()
    const env = { SOURCE_DATE_EPOCH: '1790000000' }
    const files = await Promise.all(
      [temporaryFolder(), temporaryFolder()].map(async (workspace) => {
        await act({ workspace, env, inputs: { comment: 'never' } })
        return readFileSync(join(workspace, 'open-standards-sbom.cdx.json'), 'utf8')
      })
    )
    expect(files[0]).toBe(files[1])
    expect(writes()).toEqual([])
  })

  test('is judged by what its base branch says now, not by the stale base of an old payload', async () => {
    const strict = POLICY.replace('exceptions', 'licenses: { kinds: { permissive: deny } }\nexceptions')
    await start({
      commits: { [HEAD]: head, [BASE]: base, [ELSEWHERE]: { ...base, '.github/open-standards.yml': strict } },
      branches: { master: ELSEWHERE },
      mergeBases: { [`${ELSEWHERE}...${HEAD}`]: BASE }
    })
    const { code, stdout } = await act()
    expect(code).toBe(1)
    expect(stdout).toMatch(/permissive/)
    expect(github.problems).toEqual([])
  })

  test('cannot loosen its own policy', async () => {
    const lax = 'version: 1\nextends: [{ preset: open@1 }]\ngate: { block-on: never }\n'
    await start({ commits: { [HEAD]: { ...head, '.github/open-standards.yml': lax }, [BASE]: base } })
    expect((await act()).code).toBe(1)
  })

  test('that got a newer head while it was judged is not written to', async () => {
    await start({
      before: ({ operation }, fake) => {
        if (operation === 'issues/list-comments') fake.pulls[2] = { head: FIXED, base: 'master' }
      }
    })
    const { code } = await act()
    expect([code, writes()]).toEqual([1, []])
    expect(github.problems).toEqual([])
  })
})

describe('a token that may only read', () => {
  test('gets no comment and one warning; the verdict is the same', async () => {
    await start({ readOnly: true })
    const { code, outputs, stdout, summary } = await act({ event: 'pull_request' })
    expect([code, outputs['verdict']]).toEqual([1, 'fail'])
    expect(
      stdout.match(/^::warning::The comment could not be written: the job needs `pull-requests: write`.*$/gm)
    ).toHaveLength(1)
    expect(summary).toContain('`@ffmpeg/core`')
    expect(github.comments).toEqual([])
    expect(github.problems).toEqual([])
  })

  test('and not even the pull request: its base is taken from the event, and that is said', async () => {
    const denied = { status: 403, message: READ_ONLY }
    await start({
      readOnly: true,
      faults: ['pulls/get', 'issues/list-comments'].map((on) => ({ on, times: 9, act: denied }))
    })
    const { code, stdout } = await act()
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::warning::The pull request could not be read \(403/m)
    expect(github.problems).toEqual([])
  })
})

describe('other events', () => {
  test('a merge group is judged against what it lands on', async () => {
    const group = payload('merge_group') as { merge_group: { head_sha: string } }
    await start({
      repository: 'octo-org/octo-repo',
      commits: { [group.merge_group.head_sha]: head, [BASE]: base },
      branches: { main: BASE },
      defaultBranch: 'main'
    })
    const { code, outputs } = await act({
      event: 'merge_group',
      payload: group,
      env: { GITHUB_REPOSITORY: 'octo-org/octo-repo' }
    })
    expect([code, outputs['verdict'], writes()]).toEqual([1, 'fail', []])
    expect(github.problems).toEqual([])
  })

  test('a push is judged whole, and comments nowhere', async () => {
    await start()
    const env = { GITHUB_SHA: HEAD, GITHUB_REF: 'refs/heads/master' }
    const { code, outputs } = await act({ event: 'push', payload: payload('push'), env })
    expect([code, outputs['verdict'], writes()]).toEqual([1, 'fail', []])
    expect(github.operations).toMatchObject({ 'git/get-tree': 1 })
    expect(github.problems).toEqual([])
  })
})

test('Enterprise Server behind a proxy: every call goes through it, and none elsewhere', async () => {
  const many = Array.from({ length: 100 }, (_, i) => ({
    id: i + 1,
    issue: 2,
    body: `No ${i}`,
    login: 'mona'
  }))
  const planted = { id: 101, issue: 2, body: '<!-- open-standards-gate:default -->', login: 'mallory' }
  await start({ prefix: '/api/v3', comments: [...many, planted] })
  const proxy = await startProxy(github.url)
  const { code, summary } = await act({
    apiUrl: 'http://ghe.example/api/v3',
    env: { http_proxy: proxy.url, https_proxy: proxy.url, GITHUB_SERVER_URL: 'https://ghe.example' }
  })
  await proxy.stop()
  expect([code, writes()]).toEqual([1, ['graphql', 'issues/create-comment']])
  expect(new Set(proxy.hosts)).toEqual(new Set(['ghe.example:80']))
  expect(summary).toContain('https://ghe.example/Codertocat/Hello-World/')
  expect(summary).not.toContain('//github.com/Codertocat')
  expect(github.problems).toEqual([])
})

describe('what cannot be judged is never green', () => {
  const rows: readonly [string, Options, Partial<Run>, RegExp][] = [
    [
      'a broken policy: file, line and the right word',
      {
        commits: {
          [HEAD]: head,
          [BASE]: { ...clean, '.github/open-standards.yml': 'version: 1\n\nexeptions: []\n' }
        }
      },
      {},
      /^::error [^\n]*file=\.github\/open-standards\.yml,line=3[^\n]*exceptions/m
    ],
    [
      'a policy that cannot be read',
      { faults: [{ on: 'git/get-blob', times: 99, act: { status: 403, message: 'Blocked' } }] },
      {},
      /Blocked/
    ],
    ['a head that was force-pushed away', { commits: { [BASE]: base } }, {}, /not on GitHub any more/],
    ['a base branch that is gone', { branches: {} }, {}, /Not Found/],
    [
      'an event that has nothing to judge',
      {},
      { event: 'issues', payload: {} },
      /Nothing to judge on the event 'issues'/
    ],
    ['a wrong input', {}, { inputs: { comment: 'maybe' } }, /Input comment is/],
    ['an empty token', {}, { inputs: { token: '' } }, /Input token is empty/],
    ['a payload that is no object', {}, { payload: 'null' }, /does not name what to judge/]
  ]
  test.each(rows)('%s', async (_, options, run, said) => {
    await start(options)
    const { code, stdout, outputs } = await act(run)
    expect(code).toBe(2)
    expect(stdout).toMatch(said)
    expect(outputs['verdict']).toBeUndefined()
    expect(writes()).toEqual([])
    expect(github.problems).toEqual([])
  })

  test('a broken installation', async () => {
    await start()
    const broken = copyOfDist()
    rmSync(join(broken, 'data', 'licenses.json'))
    const { code, stdout } = await act({ dist: broken })
    expect(code).toBe(2)
    expect(stdout).toMatch(/licenses\.json.*installation is incomplete/)
  })

  test('a crash', async () => {
    await start()
    const broken = copyOfDist()
    writeFileSync(join(broken, 'data', 'licenses.json'), '{"licenses"')
    const { code, stdout } = await act({ dist: broken })
    expect(code).toBe(2)
    expect(stdout).toMatch(/^::error::Could not run/m)
  })

  test('a promise that never settles', async () => {
    await start()
    const folder = temporaryFolder({
      'hang.mjs': `import fs from 'node:fs/promises'
        import { syncBuiltinESMExports } from 'node:module'
        const { readFile } = fs
        fs.readFile = (path, ...more) => String(path).endsWith('.json') ? new Promise(() => {}) : readFile(path, ...more)
        syncBuiltinESMExports()`
    })
    const { code, stdout, stderr } = await act({
      env: { NODE_OPTIONS: `--import=file://${folder}/hang.mjs` },
      timeoutMs: 20_000
    })
    expect(code).toBe(2)
    // Nothing was said: it ended because nothing was left to wait for.
    expect([stdout, stderr]).toEqual(['', ''])
  })
})

describe('publishing that fails changes no verdict', () => {
  test('files outside the workspace, a summary that is too long, no place for outputs', async () => {
    await start()
    const workspace = temporaryFolder({ away: { link: '/tmp' } })
    const { code, stdout, outputs } = await act({
      workspace,
      inputs: { sbom: '../sbom.json', report: 'away/report.json' },
      env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' }
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::warning::The sbom could not be written: .*inside the workspace/m)
    expect(stdout).toMatch(/^::warning::The report could not be written: .*symbolic link/m)
    expect(stdout).toMatch(/^::warning::The summary could not be written/m)
    expect(outputs).toMatchObject({ verdict: 'fail', sbom: '', report: '' })
    expect(github.comments).toHaveLength(1)
  })

  test('a GitHub that is down when the comment is written', async () => {
    await start({
      faults: [{ on: 'issues/list-comments', times: 99, act: { status: 404, message: 'Not Found' } }]
    })
    const { code, stdout } = await act()
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::warning::The comment could not be written/m)
  })
})
