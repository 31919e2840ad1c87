import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { makeWorld } from '../../src/shell/world.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

afterAll(removeTemporary)

const folder = temporaryFolder({
  'standards.json': '{"a":[1]}',
  'presets/open@1.yml': 'version: 1\n',
  '.hidden': 'x'
})
const now = new Date('2026-11-24T00:00:00Z')

test('data is read once and parsed once', async () => {
  const world = makeWorld(folder, now)
  const first = await world.data('standards.json')
  const text = await world.text('presets/open@1.yml')
  rmSync(join(folder, 'standards.json'))
  expect(first).toEqual({ a: [1] })
  expect(await world.data('standards.json')).toBe(first)
  expect(text).toBe('version: 1\n')
  expect(world.now).toBe(now)
})

test.each(['../secret', '/etc/passwd', '.hidden', 'a/../b', 'a//b', ''])(
  '%j is no data file',
  async (name) => {
    await expect(makeWorld(folder, now).text(name)).rejects.toThrow(/not the name of a data file/)
  }
)

test('a file that is missing tells that the installation is', async () => {
  await expect(makeWorld(folder, now).data('none.json')).rejects.toThrow(
    /none.json.*installation is incomplete/
  )
})

test('hashes are lower-case hex', () => {
  const world = makeWorld(folder, now)
  expect(world.hash('sha1', new Uint8Array())).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709')
  expect(world.hash('sha256', new Uint8Array())).toMatch(/^e3b0c442[0-9a-f]{56}$/)
})
