// What the pages say: that it is what the code says, that links lead somewhere, that examples work, that actions are pinned.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { load } from './policy/support.ts'

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  ...readdirSync('docs')
    .filter((f) => f.endsWith('.md'))
    .map((f) => join('docs', f))
]
const workflows = readdirSync('.github/workflows').map((f) => join('.github/workflows', f))
const read = (file: string) => readFileSync(file, 'utf8')

/** The YAML that a page shows, block by block. */
const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((m) => ({ page, text: m[1] ?? '' }))
)
const policies = blocks.filter(({ text }) =>
  /^(?:version|exceptions|standards|clarifications|choices):/m.test(text)
)
const recipes = blocks.filter(({ text }) => /^jobs:/m.test(text))

/** Headings as GitHub makes anchors of them. */
function anchorsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map((m) =>
    (m[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
  )
}

test('tables and references are those of the code', () => {
  const checked = spawnSync(process.execPath, ['scripts/readme.mjs', '--check'], { encoding: 'utf8' })
  expect(checked).toMatchObject({ status: 0, stderr: '' })
})

test.each(pages)('%s links to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https:)([^)\s]+)\)/g)].map((m) => m[1] ?? '')
  const broken = links.filter((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor))
  })
  expect(broken).toEqual([])
})

test('the picture is there, and small', () => {
  const { size } = statSync('docs/comment.png')
  expect(read('README.md')).toContain('](docs/comment.png)')
  expect(size).toBeGreaterThan(20_000)
  expect(size).toBeLessThan(200_000)
})

/** How many lines each block of the README has. */
const lines = (found: typeof blocks) =>
  found.filter(({ page }) => page === 'README.md').map(({ text }) => text.trimEnd().split('\n').length)

test('the policy in the README has three lines, its workflow fewer than twelve', () => {
  expect(lines(policies)).toEqual([3])
  expect(Math.max(...lines(recipes))).toBeLessThan(12)
})

describe('policies', () => {
  test.each(policies)('of $page can be used: $text', async ({ text }) => {
    const whole = /^version:/m.test(text) ? text : `version: 1\n${text}`
    expect(await load(whole)).toHaveProperty('policy')
  })
})

interface Job {
  readonly if?: string
  readonly needs?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[]
}
interface Workflow {
  readonly on: object
  readonly permissions: object
  readonly jobs: Readonly<Record<string, Job>>
}

const all = [...recipes, ...workflows.map((page) => ({ page, text: read(page) }))].map(({ page, text }) => ({
  page,
  workflow: parse(text) as Workflow
}))

/** A full commit id, the default branch's own code, or this action as the pages write it. */
const pinned = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|\.\/|OWNER\/open-standards-gate@COMMIT)$/

describe('workflows', () => {
  test.each(all)('of $page pin every action and give nothing by default', ({ workflow }) => {
    expect(workflow.permissions).toEqual({})
    const jobs = Object.values(workflow.jobs)
    expect(jobs.filter((job) => job.permissions === undefined)).toEqual([])
    const uses = jobs.flatMap((job) => job.steps.flatMap((step) => step.uses ?? []))
    expect(uses.filter((name) => !pinned.test(name))).toEqual([])
  })

  test('under pull_request_target nothing is checked out, nothing of a repository runs, no cache is written', () => {
    const privileged = all.filter(({ workflow }) => 'pull_request_target' in workflow.on)
    expect(privileged.length).toBeGreaterThan(0)
    for (const job of privileged.flatMap(({ workflow }) => Object.values(workflow.jobs))) {
      expect(job.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
      for (const { uses = '', run } of job.steps) {
        expect(run).toBeUndefined()
        expect(uses).not.toMatch(/^\.|checkout|cache|setup-/)
      }
    }
  })

  test('the gate is never skipped: no condition, no needs', () => {
    const gates = all.flatMap(({ workflow }) =>
      Object.entries(workflow.jobs).filter(([name]) => name === 'gate')
    )
    expect(gates.length).toBeGreaterThan(3)
    for (const [, job] of gates) expect([job.if, job.needs]).toEqual([undefined, undefined])
  })

  test('nothing foreign stands in a script', () => {
    const scripts = all.flatMap(({ workflow }) =>
      Object.values(workflow.jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []))
    )
    expect(scripts.length).toBeGreaterThan(5)
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([])
  })
})
