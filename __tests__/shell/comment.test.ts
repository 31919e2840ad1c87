import { afterAll, describe, expect, test } from '@jest/globals'
import { type Posted, postComment } from '../../src/shell/comment.ts'
import type { StickyComment } from '../../src/shell/publication.ts'
import { type Options, READ_ONLY } from '../support/fake-github.ts'
import type { FakeComment } from '../support/github-answers.ts'
import { connected, stopAll } from '../support/connected.ts'

afterAll(stopAll)

const HEAD = 'a'.repeat(40)
const marker = '<!-- open-standards-gate:default -->'
const body = `${marker}\n### 1 to resolve`
const wanted: StickyComment = { number: 2, marker, body, quiet: false, head: HEAD, baseBranch: 'main' }
const BOT = 'github-actions[bot]'

function comment(id: number, text: string, login = BOT): FakeComment {
  return { id, issue: 2, body: text, login }
}

async function post(change: Partial<StickyComment>, options: Options, token?: string) {
  const world = { pulls: { 2: { head: HEAD, base: 'main' } }, ...options }
  const { fake, github } = await connected(world, token === undefined ? {} : { token })
  const posted: Posted = await postComment(github, { ...wanted, ...change })
  const writes = fake.calls.filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql')
  return { posted, comments: fake.comments, writes: writes.map(({ operation }) => operation), fake }
}

describe('the one comment', () => {
  test('is made when there is something to say', async () => {
    const { posted, comments, fake } = await post({}, {})
    expect(posted).toEqual({ kind: 'created' })
    expect(comments).toEqual([comment(1, body)])
    expect(fake.operations).toEqual({ 'issues/list-comments': 1, 'pulls/get': 1, 'issues/create-comment': 1 })
    expect(fake.problems).toEqual([])
  })

  test('is not made when there is nothing to say', async () => {
    const { posted, comments, writes } = await post({ quiet: true }, {})
    expect(posted).toEqual({ kind: 'quiet' })
    expect([comments, writes]).toEqual([[], []])
  })

  test('is edited in place, and turns green when there is nothing left to say', async () => {
    const green = `${marker}\n### Nothing to resolve`
    const before = [comment(5, 'Hello'), comment(6, body), comment(7, 'Bye')]
    const { posted, comments, fake } = await post({ body: green, quiet: true }, { comments: before })
    expect(posted).toEqual({ kind: 'updated' })
    expect(comments.map((c) => c.body)).toEqual(['Hello', green, 'Bye'])
    expect(fake.problems).toEqual([])
  })

  test.each([body, `${body}\n`, body.replaceAll('\n', '\r\n')])(
    'is not written again when it says the same: %j',
    async (text) => {
      const { posted, writes } = await post({}, { comments: [comment(6, text)] })
      expect(posted).toEqual({ kind: 'unchanged' })
      expect(writes).toEqual([])
    }
  )

  test('is found on the second page', async () => {
    const many = Array.from({ length: 100 }, (_, i) => comment(i + 1, `No ${i}`))
    const { posted, comments, fake } = await post({}, { comments: [...many, comment(101, `${marker}old`)] })
    expect(posted).toEqual({ kind: 'updated' })
    expect(comments).toHaveLength(101)
    expect(fake.operations['issues/list-comments']).toBe(2)
    expect(fake.problems).toEqual([])
  })

  test('of another gate is another', async () => {
    const other = '<!-- open-standards-gate:other -->'
    const { posted, comments } = await post({ marker: other, body: other }, { comments: [comment(6, body)] })
    expect(posted).toEqual({ kind: 'created' })
    expect(comments).toHaveLength(2)
  })

  test('that two runs made twice becomes one again: the older', async () => {
    const before = [comment(6, `${marker}a`), comment(8, `${marker}b`), comment(9, `${marker}b`, 'mallory')]
    const { posted, comments, fake } = await post({}, { comments: before })
    expect(posted).toEqual({ kind: 'updated' })
    expect(comments).toEqual([comment(6, body), comment(9, `${marker}b`, 'mallory')])
    expect(fake.problems).toEqual([])
  })
})

describe('whose it is', () => {
  const planted = [comment(3, `${marker}\n### All is well`, 'mallory'), comment(4, `Look: ${marker}`)]

  test('a marker by a stranger, or not at the start, is left alone', async () => {
    const { posted, comments, fake } = await post({}, { comments: planted })
    expect(posted).toEqual({ kind: 'created' })
    expect(comments.slice(0, 2)).toEqual(planted)
    expect(fake.problems).toEqual([])
  })

  test('a stranger cannot silence us by making us ask who we are', async () => {
    const faults = [{ on: 'graphql', times: 9, act: { status: 403, message: READ_ONLY } }]
    const { posted } = await post({}, { comments: planted, faults })
    expect(posted).toEqual({ kind: 'created' })
  })

  test.each([
    ['ghs_app', 'gate-app[bot]', 'gate-app'],
    ['ghp_person', 'gate-app', 'gate-app[bot]']
  ])('the token %s is %s, not %s', async (token, login, other) => {
    const before = [comment(3, `${marker}old`, other), comment(4, `${marker}old`, login)]
    const { comments, fake } = await post({}, { comments: before, login }, token)
    expect(comments).toEqual([before[0], comment(4, body, login)])
    expect(fake.problems).toEqual([])
  })
})

describe('a pull request that moved on is not written to', () => {
  test.each([
    ['a new head', { head: 'b'.repeat(40), base: 'main' }],
    ['another base', { head: HEAD, base: 'lax' }]
  ])('%s', async (_, pull) => {
    const { posted, writes } = await post({}, { pulls: { 2: pull }, comments: [comment(6, `${marker}old`)] })
    expect(posted).toEqual({ kind: 'moved' })
    expect(writes).toEqual([])
  })

  test('also when it moves while we look for our comment', async () => {
    const { posted, writes } = await post(
      {},
      {
        before: ({ operation }, github) => {
          if (operation === 'issues/list-comments') github.pulls[2] = { head: 'c'.repeat(40), base: 'main' }
        }
      }
    )
    expect(posted).toEqual({ kind: 'moved' })
    expect(writes).toEqual([])
  })
})

describe('a failure is a sentence', () => {
  const old = [comment(6, `${marker}old`)]
  const rows: readonly [string, Options, Partial<StickyComment>, RegExp][] = [
    [
      'read-only, nothing there',
      { readOnly: true },
      {},
      /needs `pull-requests: write`.*GitHub said 403: Resource not accessible/
    ],
    ['read-only, ours there', { readOnly: true, comments: old }, {}, /needs `pull-requests: write`/],
    ['a pull request that is gone', { pulls: {} }, {}, /GitHub said 404/],
    ['a body too long', {}, { body: marker.padEnd(65_537, 'x') }, /GitHub said 422: .*too long/],
    [
      'a server that is down',
      { faults: [{ on: 'issues/list-comments', times: 9, act: { status: 503, message: 'Down' } }] },
      {},
      /GitHub said 503: Down/
    ],
    [
      'a connection that breaks',
      { faults: [{ on: 'issues/create-comment', act: 'reset' }] },
      {},
      /could not be written/
    ]
  ]
  test.each(rows)('%s', async (_, options, change, why) => {
    const { posted } = await post(change, options)
    expect(posted).toEqual({ kind: 'failed', why: expect.stringMatching(why) })
  })

  test('a comment that may have arrived is not made a second time', async () => {
    const { writes } = await post({}, { faults: [{ on: 'issues/create-comment', act: 'reset' }] })
    expect(writes).toEqual(['issues/create-comment'])
  })
})
