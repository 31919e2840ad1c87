import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readNpmConfiguration } from '../../src/shell/npmrc.ts'
import { removeTemporary, temporaryFolder } from '../support/temporary.ts'

afterAll(removeTemporary)

function read(npmrc: string, env: Record<string, string> = {}) {
  return readNpmConfiguration({ HOME: temporaryFolder({ '.npmrc': npmrc }), ...env }, [temporaryFolder()])
}

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('the registry', () => {
  test.each([
    ['registry=https://registry.example/npm/', {}, 'https://registry.example/npm/'],
    [
      '; registry=https://x.example\n#registry=https://y.example\n registry = "https://registry.example" \r\n',
      {},
      'https://registry.example/'
    ],
    ['registry=https://${HOST}.example', { HOST: 'registry' }, 'https://registry.example/'],
    ['registry=https://file.example', { NPM_CONFIG_REGISTRY: 'https://env.example' }, 'https://env.example/'],
    ['registry=https://file.example', { npm_config_registry: 'https://env.example' }, 'https://env.example/'],
    ['', { NPM_CONFIG_REGISTRY: 'https://env.example' }, 'https://env.example/'],
    ['registry=https://file.example', { NPM_CONFIG_REGISTRY: '' }, 'https://file.example/']
  ])('of %j with %j', async (npmrc, env, registry) => {
    expect((await read(npmrc, env as Record<string, string>))?.registry).toBe(registry)
  })

  test.each([
    [''],
    ['registry='],
    ['registry=file:///etc/passwd'],
    ['registry=https://user:secret@registry.example'],
    ['registry=https://${NOWHERE}/'],
    ['//registry.example/:_authToken=secret']
  ])('is not known from %j', async (npmrc) => {
    expect(await read(npmrc)).toBeUndefined()
  })

  test('is not taken from variables that npm may have read in the project', async () => {
    const env = { npm_config_registry: 'https://project.example', npm_execpath: '/npm' }
    expect(await read('', env)).toBeUndefined()
    expect((await read('registry=https://file.example', env))?.registry).toBe('https://file.example/')
    expect((await read('', { ...env, NPM_CONFIG_REGISTRY: 'https://env.example' }))?.registry).toBe(
      'https://env.example/'
    )
  })
})

test('scopes have registries of their own', async () => {
  const found = await read('@acme:registry=https://acme.example/\n@odd:registry=nowhere')
  expect([...(found?.scopes ?? [])]).toEqual([['@acme', 'https://acme.example/']])
  expect(found).not.toHaveProperty('registry')
})

describe('secrets', () => {
  test.each([
    ['//registry.example/:_authToken=${TOKEN}', '//registry.example/', 'Bearer t0ken'],
    ['//registry.example:8443/npm/:_authToken=t0ken', '//registry.example:8443/npm/', 'Bearer t0ken'],
    ['//registry.example/:_auth=bTpw', '//registry.example/', 'Basic bTpw'],
    [
      '//registry.example/:username=me\n//registry.example/:_password=cMO8',
      '//registry.example/',
      basic('me:pü')
    ]
  ])('of %j', async (npmrc, prefix, authorization) => {
    const found = await read(`registry=https://registry.example/\n${npmrc}`, { TOKEN: 't0ken' })
    expect(found?.credentials).toEqual([{ prefix, authorization }])
  })

  test('without a host are nobody’s', async () => {
    const found = await read(
      'registry=https://registry.example/\n_authToken=secret\n_auth=secret\n//registry.example/:_authToken='
    )
    expect(found?.credentials).toEqual([])
  })
})

describe('the file', () => {
  const npmrc = 'registry=https://registry.example/'

  test('is not read where a pull request could write it', async () => {
    const judged = temporaryFolder({ '.npmrc': npmrc })
    const link = temporaryFolder({ '.npmrc': { link: join(judged, '.npmrc') } })
    const inside = { NPM_CONFIG_USERCONFIG: join(judged, '.npmrc') }
    for (const env of [{ HOME: judged }, { HOME: link }, { HOME: temporaryFolder(), ...inside }]) {
      expect(await readNpmConfiguration(env, [judged])).toBeUndefined()
    }
    expect(
      await readNpmConfiguration({ HOME: judged }, [`${judged}-other`.slice(0, -6), temporaryFolder()])
    ).toBeUndefined()
    expect(await readNpmConfiguration({ HOME: judged }, [temporaryFolder()])).toMatchObject({
      registry: 'https://registry.example/'
    })
  })

  test('may be named by the environment', async () => {
    const other = temporaryFolder({ 'user.npmrc': npmrc })
    const env = { HOME: temporaryFolder(), NPM_CONFIG_USERCONFIG: join(other, 'user.npmrc') }
    expect(await readNpmConfiguration(env, [])).toMatchObject({ registry: 'https://registry.example/' })
  })

  test('may be missing', async () => {
    expect(await readNpmConfiguration({ HOME: temporaryFolder() }, [])).toBeUndefined()
  })

  test('is not believed when it cannot be told where the judged folder is', async () => {
    const home = temporaryFolder({ '.npmrc': npmrc })
    expect(await readNpmConfiguration({ HOME: home }, [join(home, 'gone')])).toBeUndefined()
  })
})
