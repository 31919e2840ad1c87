import { readFileSync } from 'node:fs'
import { licensesData } from '../../scripts/build-licenses.mjs'
import { makeCatalog } from '../../src/licenses/catalog.ts'
import type { Words } from '../../src/model.ts'
import { type Loaded, loadPolicy, type PolicyError } from '../../src/policy/load.ts'
import { type ReadRemote, remoteName } from '../../src/policy/remote.ts'
import type { Policy } from '../../src/policy/policy.ts'

export const TODAY = '2026-11-23'
export const FILE = '.github/open-standards.yml'

/** The catalog as the build makes it. */
export const catalog = makeCatalog(licensesData())

const DEFINITIONS = ['fsfe', 'osi-osr', 'uk-osp']
const STANDARDS = ['aac-lc', 'h264', 'hevc', 'json', 'mqtt']

/** A commit id. */
export const REF = '4f1c2e9a7d0b3c5566778899aabbccddeeff0011'

/** Text of a preset as it is in the source. */
export function presetText(name: string): string {
  return readFileSync(`src/policy/presets/${name}.yml`, 'utf8')
}

/** Files of other repositories by their names, such as `acme/policy:p.yml`. */
function readerOf(files: Readonly<Record<string, string>> | ReadRemote): ReadRemote {
  if (typeof files === 'function') return files
  return (file) => {
    const text = files[remoteName(file)]
    return text === undefined ? Promise.reject(new Error('There is no such file.')) : Promise.resolve(text)
  }
}

/** An entry of `extends` for such a file. */
export function extending(name: string, ref = REF): string {
  const [repo, path] = name.split(':')
  return `{ repo: ${repo}, path: ${path}, ref: "${ref}" }`
}

export interface LoadHow {
  readonly today?: string
  readonly standards?: readonly string[] | undefined
  readonly preset?: (name: string) => Promise<string | undefined>
  /** Files of other repositories by their names, or how they are read. */
  readonly remote?: Readonly<Record<string, string>> | ReadRemote
}

/** Loads a policy text as the program would, with its presets at hand. */
export function load(text: string | undefined, how: LoadHow = {}): Promise<Loaded> {
  const standards = 'standards' in how ? how.standards : STANDARDS
  return loadPolicy(text === undefined ? undefined : { text, path: FILE, at: 'c0ffee' }, {
    preset: how.preset ?? ((name) => Promise.resolve(presetText(name))),
    ...(how.remote === undefined ? {} : { remote: readerOf(how.remote) }),
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
