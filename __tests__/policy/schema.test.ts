import { describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { dotted, exampleAt, homesOf, keysAt, noteAt, schemaAt } from '../../src/policy/outline.ts'
import { notes } from '../../src/policy/schema/note.ts'
import { policyFile } from '../../src/policy/schema.ts'
import type { Path } from '../../src/policy/yaml/node.ts'

/** Every path of the schema, lists entered at their first entry. */
function paths(at: Path = []): Path[] {
  const schema = schemaAt(at)
  if (schema instanceof z.ZodMiniArray) return paths([...at, 0])
  const inner = schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : []
  return inner.flatMap((key) => [[...at, key], ...paths([...at, key])])
}

const all = paths()
const named = all.map((path): [string, Path] => [path.join('.'), path])

test('the keys of the documentation are all there, working or kept for later', () => {
  expect(Object.keys(policyFile.shape)).toEqual([
    'version',
    'extends',
    'outbound',
    'licenses',
    'patents',
    'standards',
    'sbom',
    'unknown',
    'scopes',
    'paths',
    'choices',
    'clarifications',
    'exceptions',
    'private',
    'registries',
    'gate',
    'locked'
  ])
  expect(all.filter((path) => noteAt(path)?.later).map((path) => dotted(path))).toEqual([
    'patents',
    'standards.implemented-here',
    'sbom',
    'unknown.modified-text',
    'paths.licenses.allow',
    'paths.licenses.deny',
    'paths.unknown.modified-text',
    'gate.proposed'
  ])
})

describe('every key', () => {
  test.each(named)('%s is described in one line', (_name, path) => {
    const schema = schemaAt(path)
    const note = schema === undefined ? undefined : notes.get(schema)
    expect(note?.description).toMatch(/^\S[^\n]{10,110}[^.\s]$/)
  })

  const shown = named.filter(([, path]) => exampleAt(path) !== undefined)
  test.each(shown)('%s accepts its own example', (_name, path) => {
    expect(z.safeParse(schemaAt(path) ?? z.never(), exampleAt(path)).success).toBe(true)
  })

  test('has an example, unless it is a section or kept for later', () => {
    const bare = all.filter(
      (path) => exampleAt(path) === undefined && keysAt(path).length === 0 && noteAt(path)?.later !== true
    )
    expect(bare).toEqual([])
  })
})

test('the outline knows no path that is not there', () => {
  for (const path of [['nope'], ['version', 'x'], ['__proto__'], ['constructor'], [0]]) {
    expect(schemaAt(path)).toBeUndefined()
  }
  expect(keysAt(['nope'])).toEqual([])
  expect(exampleAt(['nope', 0])).toBeUndefined()
})

test('keys know where they belong', () => {
  expect(homesOf('version')).toEqual([''])
  expect(homesOf('permissive')).toEqual(['licenses.kinds'])
  expect(homesOf('owner')).toEqual(['standards.cleared', 'exceptions'])
  expect(homesOf('take')).toEqual(['choices.packages'])
  expect(homesOf('toString')).toEqual([])
})

test('a JSON Schema can be made of it, with the descriptions', () => {
  const made = z.toJSONSchema(policyFile, { metadata: notes })
  expect(made).toMatchObject({ type: 'object', required: ['version'], additionalProperties: false })
  expect(made.properties?.['gate']).toMatchObject({
    description: 'When the check fails',
    properties: {
      'block-on': { enum: ['deny', 'warn', 'never'], description: 'Lowest level at which the check fails' }
    }
  })
})
