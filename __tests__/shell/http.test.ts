import { afterAll, describe, expect, test } from '@jest/globals'
import { newBudget } from '../../src/shell/budget.ts'
import { failure } from '../../src/shell/failure.ts'
import { defaultBranchOf, readBlob } from '../../src/shell/github.ts'
import { type Fault, RATE_LIMITED } from '../support/fake-github.ts'
import { connected, stopAll } from '../support/connected.ts'

afterAll(stopAll)

const on = 'repos/get'
const waitOne = { 'retry-after': '1' }

describe('a call that goes wrong', () => {
  const passing: readonly [string, Fault, number][] = [
    ['a server error', { on, times: 2, act: { status: 502, message: 'Bad Gateway' } }, 3],
    ['a connection that breaks', { on, times: 2, act: 'reset' }, 3],
    ['a secondary limit', { on, times: 2, act: { status: 403, message: RATE_LIMITED, headers: waitOne } }, 3],
    ['too many requests', { on, times: 1, act: { status: 429, message: 'Slow down', headers: waitOne } }, 2]
  ]
  test.each(passing)('is repeated after %s', async (_, fault, calls) => {
    const { fake, github } = await connected({ faults: [fault] })
    expect(await defaultBranchOf(github)).toBe('master')
    expect(fake.operations[on]).toBe(calls)
    expect(github.budget.used.calls).toBe(calls)
  })

  const failing: readonly [string, Fault, number, RegExp][] = [
    ['what is forbidden', { on, act: { status: 403, message: 'No' } }, 1, /No/],
    ['what is not there', { on, act: { status: 404, message: 'Not Found' } }, 1, /Not Found/],
    [
      'a limit that lasts an hour',
      { on, act: { status: 403, message: RATE_LIMITED, headers: { 'retry-after': '3600' } } },
      1,
      /secondary/
    ],
    ['a server that stays down', { on, times: 99, act: { status: 500, message: 'Down' } }, 4, /Down/]
  ]
  test.each(failing)('is given up after %s', async (_, fault, calls, message) => {
    const { fake, github } = await connected({ faults: [fault] })
    await expect(defaultBranchOf(github)).rejects.toThrow(message)
    expect(fake.operations[on]).toBe(calls)
  })
})

describe('the budget', () => {
  const limits = { calls: 2, bytes: 100_000, milliseconds: 60_000 }

  test('of calls ends the reading, without a request more', async () => {
    const { fake, github } = await connected({}, { budget: newBudget(limits) })
    await defaultBranchOf(github)
    await defaultBranchOf(github)
    await expect(defaultBranchOf(github)).rejects.toThrow('at most 2 calls')
    expect(fake.calls).toHaveLength(2)
    github.budget.publish()
    await defaultBranchOf(github)
    expect(fake.problems).toEqual([])
  })

  test('counts the repeated ones too', async () => {
    const faults = [{ on, times: 9, act: 'reset' as const }]
    const { fake, github } = await connected({ faults }, { budget: newBudget(limits) })
    await expect(defaultBranchOf(github)).rejects.toThrow('at most 2 calls')
    expect(fake.calls).toHaveLength(2)
  })

  test('of bytes ends the reading', async () => {
    const commit = 'a'.repeat(40)
    const { fake, github } = await connected(
      { commits: { [commit]: { big: 'x'.repeat(200_000) } } },
      { budget: newBudget(limits) }
    )
    const { data } = await github.rest.git.getTree({ ...github.at, tree_sha: commit })
    const [item] = data.tree
    await expect(readBlob(github, { path: 'big', mode: '100644', blob: item?.sha ?? '' })).rejects.toThrow(
      'at most 0 MiB'
    )
    expect(fake.calls).toHaveLength(2)
  })

  test('of time ends the reading', async () => {
    const { fake, github } = await connected({}, { budget: newBudget({ ...limits, milliseconds: 0 }) })
    await expect(defaultBranchOf(github)).rejects.toThrow('at most 0 minutes')
    expect(fake.calls).toHaveLength(0)
  })

  test('ends a call that gets no answer', async () => {
    const faults = [{ on, times: 9, act: 'hang' as const }]
    const { github } = await connected({ faults }, { budget: newBudget({ ...limits, milliseconds: 50 }) })
    await expect(defaultBranchOf(github)).rejects.toThrow(/aborted|at most/)
  })
})

test('the log has one safe line for each request, and no token', async () => {
  const lines: string[] = []
  const { github } = await connected(
    { faults: [{ on, act: { status: 404, message: 'a\n::error::b ##[warning]\u001b[31m' } }] },
    { token: 'ghs_secret', log: (line) => lines.push(line) }
  )
  const error: unknown = await defaultBranchOf(github).catch((e: unknown) => e)
  await defaultBranchOf(github)
  const shown = [...lines, failure(error).message]
  expect(lines.length).toBeGreaterThanOrEqual(2)
  expect(shown.join('')).not.toMatch(/ghs_secret|##\[|[\u0000-\u001f]/)
  expect(failure(error).status).toBe(404)
})
