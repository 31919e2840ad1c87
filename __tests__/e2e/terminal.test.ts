// The terminal program as it is shipped.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { runTerminal } from '../support/run-terminal.ts'
import {
  commitAll,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  writeFiles
} from '../support/temporary.ts'

let dist = ''
beforeAll(() => {
  dist = copyOfDist()
})
afterAll(() => {
  removeCopies()
  removeTemporary()
})

function example(name: string): string {
  return fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))
}

function components(sbom: string): unknown {
  return (JSON.parse(sbom) as { components: unknown }).components
}

function copyOf(name: string): string {
  const folder = temporaryFolder()
  cpSync(example(name), folder, { recursive: true })
  return folder
}

describe('check', () => {
  test.each([
    ['clean-app', 0, /clean-app|nothing to resolve/],
    ['video-app', 1, /@ffmpeg\/core/],
    ['relicensed-app/before', 0, /nothing to resolve/],
    ['relicensed-app/after', 1, /@directus\/specs.*10\.0\.0/]
  ])('%s ends with %d', async (name, code, said) => {
    const ran = await runTerminal(dist, ['check', example(name)])
    expect(ran).toMatchObject({ code, stderr: '' })
    expect(ran.stdout).toMatch(said)
    expect(ran.stdout).not.toContain('\u001b')
  })

  test('of the current folder', async () => {
    expect((await runTerminal(dist, ['check'], { cwd: example('video-app') })).code).toBe(1)
  })

  test('against a base tells what the branch brings in, and no more', async () => {
    const folder = copyOf('video-app')
    git(folder, 'init', '--quiet', '--initial-branch=main')
    commitAll(folder)
    git(folder, 'checkout', '--quiet', '-b', 'topic')
    const clean = await runTerminal(dist, ['check', folder, '--base', 'main'])
    expect(clean).toMatchObject({ code: 0, stderr: '' })

    cpSync(example('relicensed-app/after'), join(folder, 'tool'), { recursive: true })
    const dirty = await runTerminal(dist, ['check', folder, '--base', 'main'])
    expect(dirty.code).toBe(1)
    expect(dirty.stdout).toContain('@directus/specs')
    expect(dirty.stdout).not.toContain('@ffmpeg/core')

    commitAll(folder)
    const committed = await runTerminal(dist, ['check', folder, '--base', 'main', '--head', 'topic'])
    expect(committed).toEqual(dirty)
    const everything = await runTerminal(dist, ['check', folder, '--base', 'main', '--judge', 'everything'])
    expect(everything.stdout).toContain('@ffmpeg/core')
    // A subfolder is a root of its own.
    expect((await runTerminal(dist, ['check', join(folder, 'tool'), '--base', 'main'])).code).toBe(1)
  })

  test('writes what it is asked for, where it is asked to', async () => {
    const folder = temporaryFolder()
    const [sbom, report, comment] = ['s.json', 'r.json', 'c.md'].map((name) => join(folder, name)) as [
      string,
      string,
      string
    ]
    const ran = await runTerminal(dist, [
      'check',
      example('video-app'),
      '--json',
      '--sbom',
      sbom,
      '--report',
      report,
      '--comment',
      comment
    ])
    expect(ran).toMatchObject({ code: 1, stderr: '' })
    expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'fail' })
    expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual(JSON.parse(ran.stdout))
    expect(JSON.parse(readFileSync(sbom, 'utf8'))).toMatchObject({ specVersion: '1.7' })
    expect(readFileSync(comment, 'utf8')).toContain('`@ffmpeg/core`')
  })

  test('that cannot write what it is asked for ends with 2 and says so', async () => {
    const ran = await runTerminal(dist, ['check', example('clean-app'), '--sbom', '/nowhere/s.json'])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(
      /The sbom could not be written to '\/nowhere\/s\.json': its folder does not exist/
    )
  })

  test('reads --policy before any other', async () => {
    const folder = temporaryFolder({ 'p.yml': 'version: 1\nlicenses: { kinds: { permissive: deny } }\n' })
    const ran = await runTerminal(dist, ['check', example('clean-app'), '--policy', join(folder, 'p.yml')])
    expect(ran.code).toBe(1)
  })
})

describe('sbom', () => {
  test('goes to standard output and judges nothing', async () => {
    const ran = await runTerminal(dist, ['sbom', example('video-app')])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ran.stdout)).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7' })
  })

  test('is the same from the folder and from its commit, but for the commit', async () => {
    const folder = copyOf('clean-app')
    git(folder, 'init', '--quiet', '--initial-branch=main')
    commitAll(folder)
    const env = { SOURCE_DATE_EPOCH: '1790000000' }
    const [disk, again, commit] = await Promise.all([
      runTerminal(dist, ['sbom', folder], { env }),
      runTerminal(dist, ['sbom', folder], { env }),
      runTerminal(dist, ['sbom', folder, '--head', 'main'], { env })
    ])
    expect(again.stdout).toBe(disk.stdout)
    expect(components(commit.stdout)).toEqual(components(disk.stdout))
  })

  test('into a reader that goes away is no failure', async () => {
    const ran = await runTerminal(dist, ['sbom', example('clean-app')], { closeAfter: 10 })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('what cannot be done ends with 2, and says what, where and what to do', () => {
  const broken = temporaryRepository({
    'package.json': '{}',
    '.github/open-standards.yml': 'version: 1\nlicenses:\n  kind: {}\n'
  })
  test.each([
    ['a misspelt option', ['check', '--bsae', 'x'], /Did you mean --base\?/],
    ['a broken policy', ['check', broken], /\.github\/open-standards\.yml:3:3 'kind' is no key [\s\S]*kinds/],
    [
      'a policy that is not there',
      ['check', example('clean-app'), '--policy', 'none.yml'],
      /'none\.yml' cannot be read/
    ],
    ['a base that is not there', ['check', broken, '--base', 'none'], /There is no commit 'none'/],
    ['a folder that is not there', ['check', '/nowhere'], /'\/nowhere' is not a folder that can be read/],
    ['a folder without a repository', ['check', temporaryFolder(), '--base', 'main'], /not a git repository/]
  ])('%s', async (_, args, said) => {
    const ran = await runTerminal(dist, args)
    expect([ran.code, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toMatch(said)
  })

  test('a broken installation', async () => {
    const folder = copyOfDist()
    writeFileSync(join(folder, 'data', 'licenses.json'), '')
    const ran = await runTerminal(folder, ['check', example('clean-app')])
    expect([ran.code, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).not.toBe('')
  })

  test('a promise that never settles', async () => {
    const folder = temporaryFolder({
      'hang.mjs': `import fs from 'node:fs/promises'
        import { syncBuiltinESMExports } from 'node:module'
        const { readFile } = fs
        fs.readFile = (path, ...more) => String(path).endsWith('.json') ? new Promise(() => {}) : readFile(path, ...more)
        syncBuiltinESMExports()`
    })
    const env = { NODE_OPTIONS: `--import=file://${folder}/hang.mjs` }
    expect((await runTerminal(dist, ['check', example('clean-app')], { env })).code).toBe(2)
  })
})

test('help and version', async () => {
  const help = await runTerminal(dist, ['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toMatch(/Usage: node dist\/cli\.js/)
  expect((await runTerminal(dist, ['--version'])).stdout).toMatch(/^open-standards-gate \d+\.\d+\.\d+\n$/)
})

test('nothing of the folder that is judged is run', async () => {
  const folder = temporaryRepository({ 'package-lock.json': '{"lockfileVersion":3,"packages":{"":{}}}' })
  const proof = join(folder, 'ran')
  git(folder, 'config', 'core.fsmonitor', `touch ${proof}`)
  writeFiles(folder, {
    'package.json': JSON.stringify({ scripts: { preinstall: `touch ${proof}` } }),
    '.npmrc': `node-options=--require=${proof}.js\n`
  })
  await runTerminal(dist, ['check', folder, '--base', 'main'], { cwd: folder })
  expect(existsSync(proof)).toBe(false)
})
