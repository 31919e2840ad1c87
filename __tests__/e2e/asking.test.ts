// Evidence from outside, through both doors as they are shipped: a deps.dev and an npm registry on loopback.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type DepsDevOptions, type FakeDepsDev, fakeDepsDev } from '../support/fake-depsdev.ts'
import { FakeGitHub } from '../support/fake-github.ts'
import { fakeRegistry } from '../support/fake-npm-registry.ts'
import { type Loopback, serve } from '../support/fake-service.ts'
import { certificate } from '../support/loopback.ts'
import { pullRequestPayload } from '../support/payloads.ts'
import { startProxy } from '../support/proxy.ts'
import { type Result, runAction } from '../support/run-action.ts'
import { copyOfDist, removeCopies } from '../support/run-node.ts'
import { runTerminal } from '../support/run-terminal.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

const [HEAD, BASE] = ['a'.repeat(40), 'c'.repeat(40)]
const POLICY = `version: 1
licenses: { kinds: { strong-copyleft: deny } }
private: ["pkg:npm/%40acme/*"]
`
/** What the lockfiles say; `honest` is under the MIT License, `forged` is not. */
const before = { honest: 'MIT' }
const after = { ...before, forged: 'MIT', '@acme/secret': 'MIT' }
const known = { 'honest@1.0.0': 'MIT', 'forged@1.0.0': 'GPL-3.0' }

let dist = ''
const open: { close(): Promise<void> }[] = []
beforeAll(() => {
  dist = copyOfDist()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})
afterAll(() => {
  removeCopies()
  removeTemporary()
})

function filesOf(licenses: Readonly<Record<string, string>>): Record<string, string> {
  const dependencies = Object.fromEntries(Object.keys(licenses).map((name) => [name, '1.0.0']))
  const entries = Object.entries(licenses).map(([name, license]) => [
    `node_modules/${name}`,
    { version: '1.0.0', license }
  ])
  const packages = { '': { name: 'app', dependencies }, ...Object.fromEntries(entries) }
  return {
    'package.json': JSON.stringify({ name: 'app', dependencies }, null, 2),
    'package-lock.json': JSON.stringify({ name: 'app', lockfileVersion: 3, packages }, null, 2),
    '.github/open-standards.yml': POLICY
  }
}

async function depsDev(options: DepsDevOptions, how = {}): Promise<FakeDepsDev & Loopback> {
  const fake = fakeDepsDev(options)
  const server = await serve(fake.service, how)
  open.push(server)
  return { ...fake, ...server }
}

interface Acted extends Result {
  readonly github: FakeGitHub
}

/** The action on a pull request that adds the forged and the private package. */
async function act(env: Record<string, string>): Promise<Acted> {
  const github = await new FakeGitHub({
    commits: { [HEAD]: filesOf(after), [BASE]: filesOf(before) },
    branches: { master: BASE },
    pulls: { 2: { head: HEAD, base: 'master' } }
  }).start()
  open.push({ close: () => github.stop() })
  const result = await runAction({
    dist,
    workspace: temporaryFolder(),
    event: 'pull_request_target',
    payload: pullRequestPayload(HEAD),
    apiUrl: github.url,
    inputs: { offline: 'false' },
    env
  })
  expect(github.problems).toEqual([])
  return { ...result, github }
}

describe('the action', () => {
  test('refuses a package whose license the pull request only claims', async () => {
    const service = await depsDev({ known })
    const { code, github, outputs } = await act({ DEPS_DEV_URL: service.address })
    expect([code, outputs['verdict']]).toEqual([1, 'fail'])
    const [comment] = github.comments
    expect(comment?.body).toMatch(/Resolve: `forged` `1\.0\.0`/)
    expect(comment?.body).toContain('deps.dev says `GPL-3.0`, the lockfile says `MIT`')
    expect(comment?.body).toMatch(/asked `?deps\.dev`? about 2 packages/)
    expect(service.calls).toEqual(['batch of 2'])
    expect(service.named.toSorted()).toEqual(['forged@1.0.0', 'honest@1.0.0'])
    expect(service.problems).toEqual([])
  })

  test('does not pass what it could not ask about', async () => {
    const service = await depsDev({ faults: [{ on: 'batch', times: 9, act: { status: 403, body: '' } }] })
    const { code, github, outputs } = await act({ DEPS_DEV_URL: service.address })
    expect([code, outputs['verdict']]).toEqual([0, 'incomplete'])
    expect(github.comments[0]?.body).toContain(
      'deps.dev could not be asked about 2 packages: it answered with HTTP status 403'
    )
  })

  test('goes through the proxy, and tells it nothing but the host', async () => {
    const service = await depsDev({ known }, { secure: true })
    const proxy = await startProxy(service.address)
    open.push({ close: () => proxy.stop() })
    const ca = join(temporaryFolder(), 'ca.pem')
    writeFileSync(ca, certificate)
    const { code } = await act({
      DEPS_DEV_URL: 'https://deps.example',
      https_proxy: proxy.url,
      no_proxy: '127.0.0.1',
      NODE_EXTRA_CA_CERTS: ca
    })
    expect(code).toBe(1)
    expect(proxy.hosts).toEqual(['deps.example:443'])
    expect(service.calls).toEqual(['batch of 2'])
  })
})

describe('the terminal', () => {
  test('judges by what is said outside', async () => {
    const service = await depsDev({ known })
    const folder = temporaryFolder(filesOf(after))
    const ran = await runTerminal(dist, ['check', folder], { env: { DEPS_DEV_URL: service.address } })
    expect(ran).toMatchObject({ code: 1, stderr: '' })
    expect(ran.stdout).toMatch(/Resolve: forged 1\.0\.0/)
    expect(service.named.toSorted()).toEqual(['forged@1.0.0', 'honest@1.0.0'])
  })

  test('asks nobody under --offline, and takes the lockfile at its word', async () => {
    const service = await depsDev({ known })
    const folder = temporaryFolder(filesOf(after))
    const ran = await runTerminal(dist, ['check', folder, '--offline'], {
      env: { DEPS_DEV_URL: service.address }
    })
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('by the word of the lockfile alone')
    expect(service.calls).toEqual([])
  })

  test('fills gaps from the registry of the machine, never from one that the folder names', async () => {
    const service = await depsDev({ known: { 'honest@1.0.0': 'MIT' } })
    const registry = fakeRegistry({ known: { 'forged@1.0.0': { license: 'GPL-3.0-only' } } })
    const planted = fakeRegistry({ known: { 'forged@1.0.0': { license: 'MIT' } } })
    const [real, false_] = await Promise.all([serve(registry.service), serve(planted.service)])
    open.push(real, false_)
    const host = real.address.slice('http:'.length)
    const home = temporaryFolder({ '.npmrc': `registry=${real.address}/\n${host}/:_authToken=t0ken\n` })
    const folder = temporaryFolder({ ...filesOf(after), '.npmrc': `registry=${false_.address}/\n` })
    const ran = await runTerminal(dist, ['check', folder], {
      env: { DEPS_DEV_URL: service.address, HOME: home }
    })
    expect(ran.code).toBe(1)
    expect(registry.calls).toEqual(['GET /forged/1.0.0 as Bearer t0ken'])
    expect(planted.calls).toEqual([])
    expect(ran.stdout + ran.stderr).not.toContain('t0ken')
  })

  test('ends on a machine without a network, and says what is open', async () => {
    const gone = await serve(() => 'reset')
    await gone.close()
    const folder = temporaryFolder(filesOf(before))
    const ran = await runTerminal(dist, ['check', folder], { env: { DEPS_DEV_URL: gone.address } })
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('deps.dev could not be asked about 1 package: it could not be reached')
  })
})
