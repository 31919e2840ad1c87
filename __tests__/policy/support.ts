import { readFileSync } from 'node:fs'
import { licensesData } from '../../scripts/build-licenses.mjs'
import { makeCatalog } from '../../src/licenses/catalog.ts'
import type { Words } from '../../src/model.ts'
import { type Loaded, loadPolicy, type PolicyError } from '../../src/policy/load.ts'
import type { Policy } from '../../src/policy/policy.ts'

export const TODAY = '2026-11-23'
export const FILE = '.github/open-standards.yml'

/** The catalog as the build makes it. */
const catalog = makeCatalog(licensesData())

const DEFINITIONS = ['fsfe', 'osi-osr', 'uk-osp']
const STANDARDS = ['aac-lc', 'h264', 'hevc', 'json', 'mqtt']

const open1 = readFileSync('src/policy/presets/open@1.yml', 'utf8')

export interface LoadHow {
  readonly today?: string
  readonly standards?: readonly string[] | undefined
  readonly preset?: (name: string) => Promise<string | undefined>
}

/** Loads a policy text as the program would, with `open@1` at hand. */
export function load(text: string | undefined, how: LoadHow = {}): Promise<Loaded> {
  const standards = 'standards' in how ? how.standards : STANDARDS
  return loadPolicy(text === undefined ? undefined : { text, path: FILE, at: 'c0ffee' }, {
    preset: how.preset ?? ((name) => Promise.resolve(name === 'open@1' ? open1 : undefined)),
    catalog,
    definitions: DEFINITIONS,
    today: how.today ?? TODAY,
    ...(standards === undefined ? {} : { standards })
  })
}

/** The policy of a text that has to be right. */
export async function policyOf(text: string | undefined, how: LoadHow = {}): Promise<Policy> {
  const loaded = await load(text, how)
  if ('errors' in loaded) throw new Error(loaded.errors.map(told).join('\n'))
  return loaded.policy
}

/** The errors of a text that has to be wrong. */
export async function errorsOf(text: string, how: LoadHow = {}): Promise<readonly PolicyError[]> {
  const loaded = await load(text, how)
  return 'errors' in loaded ? loaded.errors : []
}

/** `line:column what | fix`, quotes in backticks. */
export function told({ where, what, fix }: PolicyError): string {
  return `${where.line}:${where.column} ${plain(what)} | ${plain(fix)}`
}

export function plain(words: Words): string {
  return words.map((w) => (typeof w === 'string' ? w : 'quote' in w ? `\`${w.quote}\`` : w.text)).join('')
}
