// What every renderer makes of every canonical report, as files. UPDATE_GOLDENS=1 writes them; read the difference.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { renderers } from '../../src/render/index.ts'
import { canonical } from './reports/canonical.ts'
import { options, textOf } from './support.ts'

const folder = fileURLToPath(new URL('goldens/', import.meta.url))
const update = process.env['UPDATE_GOLDENS'] === '1'
const extensions: Readonly<Record<string, string>> = {
  comment: 'md',
  summary: 'md',
  json: 'report.json',
  cyclonedx: 'cdx.json',
  terminal: 'txt'
}

const cases = Object.entries(canonical).flatMap(([name, report]) =>
  renderers.map((renderer) => ({
    name: `${name}.${renderer.id}.${extensions[renderer.id]}`,
    report,
    renderer
  }))
)

describe('goldens', () => {
  test.each(cases)('$name', async ({ name, report, renderer }) => {
    const text = await textOf(renderer, report, options)
    if (update) writeFileSync(folder + name, text)
    expect(existsSync(folder + name)).toBe(true)
    expect(text).toBe(readFileSync(folder + name, 'utf8'))
  })

  test('every golden file belongs to a case', () => {
    expect(readdirSync(folder).sort()).toEqual(cases.map(({ name }) => name).sort())
  })
})
