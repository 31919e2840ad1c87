import { expect, test } from '@jest/globals'
import { policyIn } from '../../src/commands/policy-file.ts'
import type { FileEntry, Snapshot } from '../../src/model.ts'
import { snapshotOf } from '../inventory/snapshot.ts'

const PATH = '.github/open-standards.yml'
const text = 'version: 1\n'
const side = (paths: readonly string[], entries: readonly Partial<FileEntry>[] = []): Snapshot =>
  snapshotOf(new Map(paths.map((path) => [path, text])), entries)

test.each<[string, Snapshot, string | undefined]>([
  ['there', side([PATH, '.github/x.yml', 'docs/.github/Open-Standards.yml']), text],
  ['not there', side(['a.yml', 'x/.GITHUB/open-standards.yml']), undefined],
  ['a file named like its folder', side(['.github']), undefined]
])('the policy is %s', async (_, snapshot, expected) => {
  expect((await policyIn(snapshot))?.text).toBe(expected)
})

test.each<[string, Snapshot, RegExp]>([
  ['has another ending', side(['.github/open-standards.yaml']), /called .*\.yaml/],
  ['has another ending, in other letters', side(['.github/Open-Standards.YAML']), /called .*\.yaml/],
  ['has other letters', side(['.github/Open-Standards.yml']), /in other letters/],
  ['is in a folder of other letters', side(['.GitHub/open-standards.yml']), /in other letters/],
  ['is there twice', side([PATH, '.github/OPEN-STANDARDS.YML']), /in other letters/],
  ['is behind a link', side([], [{ path: '.github', mode: '120000' }]), /a link or a submodule/],
  ['is in a submodule', side([], [{ path: '.github', mode: '160000' }]), /a link or a submodule/],
  ['is a link itself', side([], [{ path: PATH, mode: '120000' }]), /not a regular file/]
])('a policy that %s rejects', async (_, snapshot, message) => {
  await expect(policyIn(snapshot)).rejects.toThrow(message)
})
