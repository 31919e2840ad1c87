// Small inventories and policies, and the stages between them, for the tests of everything from comparison to report.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { compare } from '../../src/compare.ts'
import { countProblems, markFresh } from '../../src/fresh.ts'
import type { Court } from '../../src/judge/ground.ts'
import { judge } from '../../src/judge/index.ts'
import { learn, standardsNamed } from '../../src/knowledge.ts'
import type {
  Claim,
  Finding,
  Inventory,
  Lockfile,
  Package,
  Problem,
  Report,
  Scope,
  Use,
  Words,
  World
} from '../../src/model.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { noteOf, type Policy, wantsEverything } from '../../src/policy/policy.ts'
import { npmPurl } from '../../src/purl.ts'
import { coverageOf, makeReport, weighProblems } from '../../src/report.ts'
import { ruleWords } from '../../src/rules/index.ts'
import type { Said } from '../../src/sources/ask.ts'
import { removedOf, subjectsOf } from '../../src/subjects.ts'
import { sortedBy } from '../../src/text/order.ts'
import { licensesData } from '../../scripts/build-licenses.mjs'
import { catalog } from '../licenses/support.ts'
import { all as standards, built } from '../standards/built.ts'

export { catalog }

const licenses: unknown = licensesData()

const NOW = '2026-11-24T12:00:00.000Z'
const TODAY = NOW.slice(0, 10)
export const LOCK = 'package-lock.json'
export const POLICY = '.github/open-standards.yml'

// ---- inventories -----------------------------------------------------------------------------------------------------

/** A package as one lockfile uses it; everything but the name has a plain value unless given. */
export interface Sample {
  readonly name: string
  /** `1.0.0`; null for none. */
  readonly version?: string | null
  /** What the lockfile says: a text or npm's old forms. Nothing by default. */
  readonly license?: unknown
  readonly claims?: readonly Claim[]
  /** What became of asking outside; nobody was asked by default, and nobody knows where nothing is stated. */
  readonly outside?: Said['state']
  /** Its lockfile states no licenses at all, as yarn's does. */
  readonly silent?: true
  readonly origin?: Package['origin']
  /** Known by its place, as a packed file is. */
  readonly withoutPurl?: boolean
  readonly hash?: string
  readonly misdirected?: true
  readonly scope?: Scope
  readonly direct?: boolean
  /** Names of packages of the same lockfile. */
  readonly dependsOn?: readonly string[]
  readonly manifestLine?: number
}

export interface Rest {
  readonly problems?: readonly Problem[]
  readonly failed?: readonly string[]
  /** Stands for the bytes of the lockfiles: the samples themselves by default. */
  readonly content?: string
}

/** An inventory of lockfiles by path, in the order given. */
export function inventoryOf(
  lockfiles: Readonly<Record<string, readonly Sample[]>>,
  rest: Rest = {}
): Inventory {
  const packages = new Map<string, Package>()
  const answers = new Map<string, Said>()
  const made = Object.entries(lockfiles).map(([path, samples]): Lockfile => {
    for (const sample of samples) {
      const p = packageOf(sample, path)
      packages.set(p.id, p)
      const state = sample.outside ?? (p.claims.length > 0 ? 'not-asked' : 'nothing')
      answers.set(p.id, { state, claims: [] })
    }
    const failed = rest.failed?.includes(path) === true
    const uses = samples.map((sample, i) => useOf(sample, i, path, samples))
    const content = rest.content ?? JSON.stringify(samples)
    return {
      path,
      format: 'package-lock',
      uses,
      roots: [],
      edges: 'all',
      statesLicenses: !samples.some((sample) => sample.silent),
      state: failed ? 'failed' : 'locked',
      content
    }
  })
  const inventory: Inventory = { packages, lockfiles: made, problems: rest.problems ?? [], skipped: [] }
  outside.set(inventory, answers)
  return inventory
}

/** What was said outside of the packages of an inventory made here. */
const outside = new WeakMap<Inventory, ReadonlyMap<string, Said>>()

/** An inventory made here, with other parts. */
export function changed(inventory: Inventory, parts: Partial<Inventory>): Inventory {
  const made = { ...inventory, ...parts }
  outside.set(made, outside.get(inventory) ?? new Map())
  return made
}

/** The inventory of one lockfile at the top. */
export function lockOf(samples: readonly Sample[], rest: Rest = {}): Inventory {
  return inventoryOf({ [LOCK]: samples }, rest)
}

function packageOf(sample: Sample, path: string): Package {
  const { name, version = '1.0.0', license, origin = 'public-registry', withoutPurl = false, hash } = sample
  const purl = npmPurl(name, version ?? undefined)
  const place = `${path}#${name}${version === null ? '' : `@${version}`}`
  const stated: Claim[] =
    license === undefined ? [] : [{ raw: license, source: 'lockfile', trust: 'pull-request' }]
  return {
    id: withoutPurl || origin === 'first-party' ? place : purl,
    ...(withoutPurl || origin === 'first-party' ? {} : { purl }),
    name,
    ...(version === null ? {} : { version }),
    ecosystem: 'npm',
    origin,
    ...(sample.misdirected === undefined ? {} : { misdirected: true }),
    hashes: hash === undefined ? [] : [{ alg: 'SHA-512', hex: hash }],
    claims: sample.claims ?? stated
  }
}

function useOf(sample: Sample, i: number, path: string, samples: readonly Sample[]): Use {
  const { scope = 'runtime', direct = true, dependsOn = [], manifestLine } = sample
  const manifest = path.replace(/[^/]+$/, 'package.json')
  return {
    package: packageOf(sample, path).id,
    scope,
    direct,
    dependsOn: dependsOn.flatMap((name) =>
      samples.filter((s) => s.name === name).map((s) => packageOf(s, path).id)
    ),
    at: [{ path, line: i + 2 }],
    ...(manifestLine === undefined ? {} : { manifest: { path: manifest, line: manifestLine } }),
    bundled: false
  }
}

// ---- policies --------------------------------------------------------------------------------------------------------

const open1 = readFileSync('src/policy/presets/open@1.yml', 'utf8')

/** What the program would make of a policy file; without a text, `open@1`. */
export function load(text?: string, today = TODAY) {
  return loadPolicy(text === undefined ? undefined : { text, path: POLICY, at: 'c0ffee' }, {
    preset: async (name) => (name === 'open@1' ? open1 : undefined),
    catalog,
    definitions: standards.definitionIds,
    standards: standards.ids,
    today
  })
}

/** A policy that has to be right. `excerpt` is what follows `version: 1`. */
export async function policyOf(excerpt = '', today = TODAY): Promise<Policy> {
  const loaded = await load(`version: 1\n${excerpt}`, today)
  if ('policy' in loaded) return loaded.policy
  throw new Error(loaded.errors.map((e) => `${e.where.line}: ${plain(e.what)} ${plain(e.fix)}`).join('\n'))
}

/** An exception as YAML, beneath `exceptions:`. */
export function exception(p: string, accept: string, more = ''): string {
  const rest = more === '' ? '' : `, ${more}`
  return `  - { package: "${p}", accept: [${accept}], reason: Why, owner: "@who", expires: 2027-06-01${rest} }\n`
}

/** The text of the line that a policy's location points at. */
export function lineOf(
  { path, line }: { readonly path: string; readonly line?: number },
  policyText: string
): string {
  const text = path === 'open@1' ? open1 : policyText
  return (text.split('\n')[(line ?? 0) - 1] ?? '').trim()
}

// ---- the stages ------------------------------------------------------------------------------------------------------

export interface Sides {
  readonly head: Inventory
  readonly base?: Inventory
  readonly policy: Policy
  readonly now?: string
  /** No policy was found, and nothing blocks. */
  readonly advise?: boolean
}

export function courtOf({
  policy,
  now = NOW,
  advise = false
}: Pick<Sides, 'policy' | 'now' | 'advise'>): Court {
  return { policy, catalog, standardsVersion: standards.version, today: now.slice(0, 10), advise }
}

/** What is known of one side under a policy. */
export function knownOf(inventory: Inventory, { policy, now = NOW }: Pick<Sides, 'policy' | 'now'>) {
  const answers = outside.get(inventory) ?? new Map()
  return learn(inventory, { catalog, standards, policy, answers, now: new Date(now) })
}

/** The stages from two inventories to the report, as pipeline.ts has them. */
export function reportOf(sides: Sides): Report {
  const { head, base, policy, now = NOW, advise = false } = sides
  const court = courtOf(sides)
  const after = knownOf(head, sides)
  const before = base && knownOf(base, sides)
  const comparison = compare(base, head)
  const subjects = subjectsOf(after, comparison, before)
  const judged = judge(subjects, head, court)
  const judgedBefore =
    before && judge(subjectsOf(before, compare(undefined, before.inventory)), before.inventory, court)
  const everything = base === undefined || wantsEverything(policy)
  return makeReport({
    mode: advise ? 'advise' : 'enforce',
    findings: markFresh(judged.findings, everything ? undefined : judgedBefore?.findings),
    problems: weighProblems(countProblems(head, base, comparison, everything), policy),
    subjects,
    removed: removedOf(comparison, before),
    inventory: head,
    rules: ruleWords,
    standards: standardsNamed(after),
    exceptions: judged.ledger.entries(policy, court.today),
    coverage: coverageOf(subjects, head, []),
    policy: noteOf(policy, { offered: advise, judge: everything ? 'everything' : 'fresh' }),
    data: { standards: standards.version, spdx: catalog.spdx, licenses: catalog.version },
    project: { name: 'sample', head: 'h', tool: { name: 't', version: '0' } },
    compared: base !== undefined,
    now
  })
}

// ---- the world -------------------------------------------------------------------------------------------------------

/** The data as the build makes it, and a fixed clock. */
export const world: World = {
  now: new Date(NOW),
  data: async (name) => {
    const value = name === 'licenses.json' ? licenses : built.get(name)
    if (value === undefined) throw new Error(`no data ${name}`)
    return value
  },
  text: async (name) => readFileSync(`src/policy/${name}`, 'utf8'),
  hash: (alg, bytes) => createHash(alg).update(bytes).digest('hex')
}

// ---- reading results -------------------------------------------------------------------------------------------------

/** A sentence with quotes in backquotes and of links the text. */
export function plain(words: Words): string {
  return words.map((w) => (typeof w === 'string' ? w : 'quote' in w ? `\`${w.quote}\`` : w.text)).join('')
}

/** `deny license-denied a`, sorted; an old finding has `old` before it. */
export function told(findings: readonly Finding[]): readonly string[] {
  const lines = findings.map((f) => `${f.fresh ? '' : 'old '}${f.level} ${f.rule} ${f.name}`)
  return sortedBy(lines, (line) => line)
}
