import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { renderers } from '../../src/render/index.ts'

test('every renderer of the folder is in the list, once, under its own id', async () => {
  const folder = new URL('../../src/render/', import.meta.url)
  const files = readdirSync(fileURLToPath(folder)).filter(
    (file) => file.endsWith('.ts') && file !== 'index.ts'
  )
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)))
  const found = modules
    .flatMap((m: object) => Object.values(m))
    .filter((value) => typeof value?.render === 'function')
  expect(new Set(renderers)).toEqual(new Set(found))
  expect(new Set(renderers.map((r) => r.id)).size).toBe(renderers.length)
})
