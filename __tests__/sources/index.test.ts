import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { sourcesOf } from '../../src/sources/index.ts'
import type { Answer, Source } from '../../src/sources/source.ts'
import { json, reachTo } from '../support/fake-service.ts'
import { idOf, publicPackage } from './support.ts'

// A source is proved by `recorded/<file name>/exchange.json`: what it sends, what comes back, and what it makes of that. A
// new source needs such a file and no line here.

interface Exchange {
  readonly packages: readonly string[]
  readonly exchanges: readonly {
    readonly method: string
    readonly path: string
    readonly request?: unknown
    readonly status: number
    readonly response: unknown
  }[]
  readonly answers: Readonly<Record<string, Answer>>
}

const HERE = 'https://source.example'
const FOLDER = '__tests__/sources/recorded'
/** What all sources share, and who asks them. */
const SHARED = ['ask', 'crew', 'index', 'json', 'patience', 'problems', 'source']

const sources = sourcesOf({ depsDev: HERE, npm: { registry: HERE, scopes: new Map() } })
const slug = ({ id }: Source) => id.replace(/[^a-z0-9]+/g, '-')

test('every file of a source is in the list and has its exchange', () => {
  const files = readdirSync('src/sources', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name.replace(/\.ts$/, ''))
    .filter((name) => !SHARED.includes(name))
  expect(sources.map(slug).toSorted()).toEqual(files.toSorted())
  expect(readdirSync(FOLDER).toSorted()).toEqual(files.toSorted())
})

test.each(sources.map((source) => [slug(source), source] as const))('%s', async (name, source) => {
  const stored = readFileSync(`${FOLDER}/${name}/exchange.json`, 'utf8')
  const { packages, exchanges, answers } = JSON.parse(stored) as Exchange
  const left = [...exchanges]
  const reach = reachTo({
    [HERE]: ({ method, path, body }) => {
      const at = left.findIndex((e) => e.method === method && e.path === path)
      const [found] = at < 0 ? [] : left.splice(at, 1)
      expect([method, path, body === '' ? undefined : JSON.parse(body)]).toEqual([
        method,
        path,
        found?.request
      ])
      return json(found?.status ?? 0, found?.response)
    }
  })
  const got = await source.ask(packages.map(publicPackage), reach)
  expect(Object.fromEntries(got)).toEqual(
    Object.fromEntries(Object.entries(answers).map(([text, answer]) => [idOf(text), answer]))
  )
  expect(left).toEqual([])
})

test('without a registry there is deps.dev alone', () => {
  expect(sourcesOf({}).map(({ id }) => id)).toEqual(['deps.dev'])
})
