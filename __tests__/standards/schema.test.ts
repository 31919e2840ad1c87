// Every file of the data is of the form that schema.json gives it, and the schema refuses what it should.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { standards } from './source.ts'

const FOLDER = 'src/standards/data'
const json = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'))

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
ajv.addSchema(json('schema.json') as object, 'data')

/** What is wrong with a value, as `path: message`. */
function wrong(kind: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`data#/$defs/${kind}`)
  if (validate === undefined) throw new Error(`The schema has no ${kind}`)
  void validate(value)
  return (validate.errors ?? []).map((e) => `${e.instancePath}: ${e.message}`)
}

const files = ['standards', 'packages', 'definitions'].flatMap((folder) =>
  readdirSync(`${FOLDER}/${folder}`).map((name) => ({ folder, path: `${folder}/${name}` }))
)
const KINDS: Readonly<Record<string, string>> = {
  standards: 'standard',
  packages: 'packages',
  definitions: 'definition'
}

test.each(files)('$path', ({ folder, path }) => {
  expect(wrong(KINDS[folder] ?? folder, json(path))).toEqual([])
})

test.each(['regimes', 'dismissed'])('%s.json', (name) => {
  expect(wrong(name, json(`${name}.json`))).toEqual([])
})

describe('what the schema refuses', () => {
  const h264 = standards.get('h264')!
  const found = { title: 'Terms', url: 'https://pool.example/', kind: 'found', read: '2026-11-24' }
  test.each([
    ['a field that it does not know', 'standard', { ...h264, patents: [] }],
    ['a record without a source', 'standard', { ...h264, sources: [] }],
    ['a status of another word', 'standard', { ...h264, status: 'free' }],
    ['alternatives without a source', 'standard', { ...h264, alternatives_source: undefined }],
    ['a source that was read on no day', 'source', { ...found, read: undefined }],
    ['a source that was read nowhere', 'source', { ...found, url: null }],
    [
      'a primary source that nobody read',
      'source',
      { ...found, kind: 'general-knowledge', read: undefined, primary: true }
    ],
    ['a day that is none', 'source', { ...found, read: '2026-13-01' }],
    ['an objection without an address', 'dispute', { by: '@a', date: '2026-11-24' }],
    ['a package of a version', 'packages', [{ purl: 'pkg:npm/a@1' }]]
  ])('%s', (_, kind, value) => {
    expect(wrong(kind, JSON.parse(JSON.stringify(value)))).not.toEqual([])
  })

  test('and a good source is good', () => {
    expect(wrong('source', found)).toEqual([])
    expect(wrong('source', { ...found, primary: true })).toEqual([])
  })
})
