import { readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, relative, isAbsolute } from 'node:path'
import type { Credential } from './reach.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The npm registries that the machine is configured for, and what they want to be sent. */
export interface NpmConfiguration {
  readonly registry?: string
  /** `@scope` to the registry that holds its packages. */
  readonly scopes: ReadonlyMap<string, string>
  readonly credentials: readonly Credential[]
}

/**
 * Reads npm's configuration (https://docs.npmjs.com/cli/v11/configuring-npm/npmrc) where no pull request can write: the
 * environment, and the user's own file unless that lies in one of the folders that are `judged`. Undefined when neither names
 * a registry.
 */
export async function readNpmConfiguration(
  env: Environment,
  judged: readonly string[]
): Promise<NpmConfiguration | undefined> {
  const entries = entriesOf(await userFile(env, judged), env)
  const registry = addressOf(registryVariable(env)) ?? addressOf(entries.get('registry'))
  const scopes = new Map<string, string>()
  for (const [key, value] of entries) {
    const scope = /^(@[^:/]+):registry$/.exec(key)?.[1]
    const address = addressOf(value)
    if (scope !== undefined && address !== undefined) scopes.set(scope, address)
  }
  if (registry === undefined && scopes.size === 0) return undefined
  return { ...(registry === undefined ? {} : { registry }), scopes, credentials: credentialsOf(entries) }
}

/**
 * Under `npm run` and `npx`, npm itself sets variables in small letters, and among them what the .npmrc of the project says:
 * those are not believed.
 */
function registryVariable(env: Environment): string | undefined {
  return env['NPM_CONFIG_REGISTRY'] || (isUnderNpm(env) ? undefined : env['npm_config_registry'])
}

function isUnderNpm(env: Environment): boolean {
  return env['npm_execpath'] !== undefined || env['npm_lifecycle_event'] !== undefined
}

async function userFile(env: Environment, judged: readonly string[]): Promise<string> {
  const named = env['NPM_CONFIG_USERCONFIG'] || (isUnderNpm(env) ? '' : env['npm_config_userconfig'])
  try {
    const path = await realpath(named || join(env['HOME'] ?? homedir(), '.npmrc'))
    const folders = await Promise.all(judged.map((folder) => realpath(folder)))
    return folders.some((folder) => isInside(path, folder)) ? '' : await readFile(path, 'utf8')
  } catch {
    return ''
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && way !== '..' && !way.startsWith('../') && !way.startsWith('..\\')
}

/** `key = value` lines; `;` and `#` begin comments; `${NAME}` stands for a variable of the environment. */
function entriesOf(text: string, env: Environment): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = /^\s*([^;#\s=][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    const bare = /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value
    entries.set(substituted(key, env), substituted(bare, env))
  }
  return entries
}

function substituted(text: string, env: Environment): string {
  return text.replace(
    /\$\{([^${}?]+)\??\}/g,
    (whole, name: string) => env[name] ?? (whole.includes('?') ? '' : whole)
  )
}

/** https or http, and without anything secret in it. */
function addressOf(text: string | undefined): string | undefined {
  if (text === undefined || text.includes('${') || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && url.username === '' && url.password === '' ? `${url.origin}${url.pathname}` : undefined
}

/** `//host/path/:_authToken`, `:_auth`, or `:username` with `:_password`; never one without a host. */
function credentialsOf(entries: ReadonlyMap<string, string>): readonly Credential[] {
  const prefixes = new Set(
    [...entries.keys()].flatMap((key) => /^(\/\/[^:]+(?::\d+)?[^:]*):(?!\d)/.exec(key)?.[1] ?? [])
  )
  return [...prefixes].flatMap((prefix) => {
    const token = entries.get(`${prefix}:_authToken`)
    const pair = entries.get(`${prefix}:_auth`) ?? pairOf(entries, prefix)
    if (token !== undefined && token !== '') return [{ prefix, authorization: `Bearer ${token}` }]
    return pair === undefined || pair === '' ? [] : [{ prefix, authorization: `Basic ${pair}` }]
  })
}

function pairOf(entries: ReadonlyMap<string, string>, prefix: string): string | undefined {
  const name = entries.get(`${prefix}:username`)
  const password = entries.get(`${prefix}:_password`)
  if (name === undefined || password === undefined) return undefined
  const plain = Buffer.from(password, 'base64').toString('utf8')
  return Buffer.from(`${name}:${plain}`, 'utf8').toString('base64')
}
