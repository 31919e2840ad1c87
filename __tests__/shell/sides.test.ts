import { afterAll, describe, expect, test } from '@jest/globals'
import type { Event } from '../../src/shell/event.ts'
import { resolveBase } from '../../src/shell/sides.ts'
import type { Options } from '../support/fake-github.ts'
import { connected, stopAll } from '../support/connected.ts'

afterAll(stopAll)

const HEAD = 'a'.repeat(40)
const TIP = 'b'.repeat(40)
const PARTED = 'c'.repeat(40)
const MAIN = 'd'.repeat(40)
const world: Options = {
  commits: { [HEAD]: {}, [TIP]: {}, [PARTED]: {}, [MAIN]: {} },
  branches: { next: TIP, main: MAIN, 'feature/x#1': TIP },
  defaultBranch: 'main',
  pulls: { 2: { head: HEAD, base: 'next' } },
  mergeBases: { [`${TIP}...${HEAD}`]: PARTED }
}
const pull: Event = { kind: 'pull-request', number: 2, head: HEAD, baseBranch: 'old', defaultBranch: 'main' }

async function resolved(event: Event, options: Options = world) {
  const { fake, github } = await connected(options)
  const found = await resolveBase(github, event)
  const { head, base, policy, branch, warnings } = found
  const sides = { head, ...(base === undefined ? {} : { base }), policy, branch, warnings }
  return { sides, fallback: await found.fallback(), operations: fake.operations, problems: fake.problems }
}

describe('the sides', () => {
  test('of a pull request: the base branch as it is now, and where the head left it', async () => {
    expect(await resolved(pull)).toEqual({
      sides: { head: HEAD, base: PARTED, policy: TIP, branch: 'next', warnings: [] },
      fallback: MAIN,
      operations: { 'pulls/get': 1, 'git/get-ref': 2, 'repos/compare-commits-with-basehead': 1 },
      problems: []
    })
  })

  test('of a pull request onto the default branch: no other policy to fall back on', async () => {
    const { sides, fallback } = await resolved(pull, { ...world, pulls: { 2: { head: HEAD, base: 'main' } } })
    expect(sides).toMatchObject({ policy: MAIN, branch: 'main' })
    expect(fallback).toBeUndefined()
  })

  test('of a pull request onto a branch with a slash and a hash in its name', async () => {
    const { sides, problems } = await resolved(pull, {
      ...world,
      pulls: { 2: { head: HEAD, base: 'feature/x#1' } }
    })
    expect(sides).toMatchObject({ policy: TIP })
    expect(problems).toEqual([])
  })

  test('of a pull request that may not be read: the event is taken at its word, and that is said', async () => {
    const denied = { status: 403, message: 'Resource not accessible by integration' }
    const faults = [{ on: 'pulls/get', act: denied }]
    const { sides, problems } = await resolved({ ...pull, baseBranch: 'next' }, { ...world, faults })
    expect(sides).toMatchObject({
      policy: TIP,
      warnings: [expect.stringMatching(/403.*pull-requests: write/)]
    })
    expect(problems).toEqual([])
  })

  test('of a merge group', async () => {
    const event: Event = { kind: 'merge-group', head: HEAD, baseBranch: 'next' }
    expect(await resolved(event)).toMatchObject({
      sides: { head: HEAD, base: PARTED, policy: TIP },
      fallback: MAIN,
      operations: { 'repos/get': 1 },
      problems: []
    })
  })

  test.each([
    ['on the default branch', { ref: 'refs/heads/main', defaultBranch: 'main' }, HEAD, {}],
    ['on another branch', { ref: 'refs/heads/next', defaultBranch: 'main' }, MAIN, { 'git/get-ref': 1 }],
    ['on a tag', { ref: 'refs/tags/main', defaultBranch: 'main' }, MAIN, { 'git/get-ref': 1 }],
    ['where the event does not name the default branch', { ref: 'refs/heads/main' }, HEAD, { 'repos/get': 1 }]
  ])('of a commit %s', async (_, event, policy, operations) => {
    expect(await resolved({ kind: 'commit', head: HEAD, ...event })).toEqual({
      sides: { head: HEAD, policy, branch: 'main', warnings: [] },
      fallback: undefined,
      operations,
      problems: []
    })
  })
})

describe('what cannot be resolved rejects', () => {
  test('a head that was force-pushed away', async () => {
    const { github } = await connected({ ...world, commits: { [TIP]: {} } })
    await expect(resolveBase(github, pull)).rejects.toThrow(/not on GitHub any more/)
  })
  test('a base branch that is gone', async () => {
    const { github } = await connected({ ...world, branches: {} })
    await expect(resolveBase(github, pull)).rejects.toThrow(/Not Found/)
  })
  test('a GitHub that is down', async () => {
    const faults = [{ on: 'pulls/get', times: 9, act: { status: 502, message: 'Bad Gateway' } }]
    const { github } = await connected({ ...world, faults })
    await expect(resolveBase(github, pull)).rejects.toThrow(/Bad Gateway/)
  })
})
