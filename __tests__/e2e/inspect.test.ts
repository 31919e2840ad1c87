// `inspect` of the terminal program as it is shipped.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { elf, tgz } from '../inspect/make.ts'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { runTerminal } from '../support/run-terminal.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

let dist = ''
beforeAll(() => {
  dist = copyOfDist()
})
afterAll(() => {
  removeCopies()
  removeTemporary()
})

test('tells what a package holds', async () => {
  const archive = tgz([
    ['package/package.json', '{"name":"@acme/codec","version":"1.0.0"}'],
    ['package/codec.node', elf('H.264/MPEG-4 AVC codec - Copyleft 2003-2025')]
  ])
  const folder = temporaryFolder({ 'codec.tgz': archive })
  const ran = await runTerminal(dist, ['inspect', join(folder, 'codec.tgz')])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.stdout).toContain('@acme/codec 1.0.0: 1 standard in 1 binary')
  expect(ran.stdout).toContain('h264')
})

test('what cannot be read ends with 2', async () => {
  const ran = await runTerminal(dist, ['inspect', 'no-such-archive.tgz'])
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain("'no-such-archive.tgz' is neither a folder nor a file")
})
