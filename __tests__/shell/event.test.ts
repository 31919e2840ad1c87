import { describe, expect, test } from '@jest/globals'
import { readEvent } from '../../src/shell/event.ts'
import { payload, pullRequestPayload } from '../support/payloads.ts'

const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'
const SHA = 'a'.repeat(40)
const pull = { kind: 'pull-request', number: 2, head: HEAD, baseBranch: 'master', defaultBranch: 'master' }

describe('what an event tells to judge', () => {
  const rows: readonly [string, Record<string, string>, unknown, object][] = [
    ['pull_request', {}, payload('pull_request'), pull],
    ['pull_request_target', {}, payload('pull_request'), pull],
    ['pull_request_review', {}, payload('pull_request_review'), pull],
    ['pull_request', {}, pullRequestPayload(SHA, 'next'), { ...pull, head: SHA, baseBranch: 'next' }],
    [
      'merge_group',
      {},
      payload('merge_group'),
      {
        kind: 'merge-group',
        head: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
        baseBranch: 'main',
        defaultBranch: 'main'
      }
    ],
    [
      'push',
      { GITHUB_REF: 'refs/heads/master' },
      payload('push'),
      { kind: 'commit', head: SHA, ref: 'refs/heads/master', defaultBranch: 'master' }
    ],
    [
      'workflow_dispatch',
      { GITHUB_REF: 'refs/heads/next' },
      payload('workflow_dispatch'),
      { kind: 'commit', head: SHA, ref: 'refs/heads/next', defaultBranch: 'main' }
    ],
    [
      'schedule',
      { GITHUB_REF: 'refs/heads/main' },
      {},
      { kind: 'commit', head: SHA, ref: 'refs/heads/main' }
    ],
    [
      'schedule',
      { GITHUB_REF: 'refs/heads/main' },
      undefined,
      { kind: 'commit', head: SHA, ref: 'refs/heads/main' }
    ]
  ]
  test.each(rows)('%s %j', (name, env, body, event) => {
    expect(readEvent({ GITHUB_EVENT_NAME: name, GITHUB_SHA: SHA, ...env }, body)).toEqual({ event })
  })

  test('a fork that is gone is no matter: only the commit counts', () => {
    const whole = pullRequestPayload(HEAD)
    const orphan = { ...whole, pull_request: { ...whole.pull_request, head: { sha: HEAD, repo: null } } }
    expect(readEvent({ GITHUB_EVENT_NAME: 'pull_request' }, orphan)).toEqual({ event: pull })
  })
})

describe('what is refused', () => {
  const push = { GITHUB_EVENT_NAME: 'push', GITHUB_SHA: SHA, GITHUB_REF: 'refs/heads/main' }
  const rows: readonly [string, Record<string, string>, unknown, RegExp][] = [
    [
      'an event without commits',
      { GITHUB_EVENT_NAME: 'issues' },
      {},
      /Nothing to judge on the event 'issues'/
    ],
    ['no event', {}, {}, /Nothing to judge/],
    ['a pull request without a payload', { GITHUB_EVENT_NAME: 'pull_request' }, undefined, /does not name/],
    [
      'a head that is no commit',
      { GITHUB_EVENT_NAME: 'pull_request' },
      pullRequestPayload('main'),
      /does not name/
    ],
    ['an empty base', { GITHUB_EVENT_NAME: 'pull_request' }, pullRequestPayload(HEAD, ''), /does not name/],
    ['a prototype for a payload', { GITHUB_EVENT_NAME: 'merge_group' }, { merge_group: [] }, /does not name/],
    ['a push that deletes', push, { deleted: true }, /is gone/],
    ['forty zeros', { ...push, GITHUB_SHA: '0'.repeat(40) }, {}, /does not name/]
  ]
  test.each(rows)('%s', (_, env, body, problem) => {
    expect(readEvent(env, body)).toEqual({ problem: expect.stringMatching(problem) })
  })
})
