// What every renderer makes of every canonical report, as files. UPDATE_GOLDENS=1 writes them; read the difference.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/model.ts'
import { annotationsOf } from '../../src/render/annotations.ts'
import { renderers } from '../../src/render/index.ts'
import { policyErrors } from '../../src/render/policy-errors.ts'
import { canonical } from './reports/canonical.ts'
import { troubles } from './reports/troubles.ts'
import { options, textOf } from './support.ts'

const folder = fileURLToPath(new URL('goldens/', import.meta.url))
const update = process.env['UPDATE_GOLDENS'] === '1'
/** Goldens are text for people: no formatter shall touch the JSON ones. */
const extension = (id: string) => (id === 'comment' || id === 'summary' ? 'md' : 'txt')

const cases = [
  ...Object.entries(canonical).flatMap(([name, report]) => [
    ...renderers.map((renderer) => ({
      name: `${name}.${renderer.id}.${extension(renderer.id)}`,
      render: () => textOf(renderer, report, options)
    })),
    { name: `${name}.annotations.txt`, render: () => Promise.resolve(annotations(report)) }
  ]),
  { name: 'policy-errors.txt', render: () => Promise.resolve(policyErrors(troubles)) }
]

function annotations(report: Report): string {
  return annotationsOf(report)
    .map((annotation) => `${JSON.stringify(annotation)}\n`)
    .join('')
}

describe('goldens', () => {
  test.each(cases)('$name', async ({ name, render }) => {
    const text = await render()
    if (update) writeFileSync(folder + name, text)
    expect(existsSync(folder + name)).toBe(true)
    expect(text).toBe(readFileSync(folder + name, 'utf8'))
  })

  test('every golden file belongs to a case', () => {
    expect(readdirSync(folder).sort()).toEqual(cases.map(({ name }) => name).sort())
  })
})
