// The program from top to bottom. Between reading and publishing, which the doors do, everything is a function from data to
// data; what touches the world arrives as an argument. A newcomer reads this first.
import { compare } from './compare.ts'
import { countProblems, markFresh } from './fresh.ts'
import { newParseCache, takeInventory } from './inventory/index.ts'
import { registriesOf } from './inventory/registries.ts'
import { judge } from './judge/index.ts'
import { learn, standardsNamed } from './knowledge.ts'
import { makeCatalog } from './licenses/catalog.ts'
import { asLevel } from './level.ts'
import type { PackageId, Project, Report, Snapshot, World } from './model.ts'
import { loadPolicy, type PolicyError } from './policy/load.ts'
import { ignoredBy, isPrivate, noteOf, setting, wantsEverything } from './policy/policy.ts'
import { coverageOf, makeReport, weighProblems } from './report.ts'
import { ruleWords } from './rules/index.ts'
import { type Asking, askAll } from './sources/ask.ts'
import { lookupProblems } from './sources/problems.ts'
import { loadIndex, loadStandards } from './standards/data.ts'
import { removedOf, subjectsOf } from './subjects.ts'

/** What a run is about. */
export interface Case {
  readonly head: Snapshot
  /** What to compare with; without it everything is judged. */
  readonly base?: Snapshot
  /** The policy file. Without one `open@1` holds: in force, or as advice. */
  readonly policy?: PolicyFile
  readonly withoutPolicy: 'enforce' | 'advise'
  readonly project: Project
  /** Who may be asked about licenses, and how; without it (offline) nobody is. */
  readonly asking?: Pick<Asking, 'reach' | 'sources'>
  /** Takes the place of the policy's `gate.judge`. */
  readonly judge?: 'fresh' | 'everything'
}

export interface PolicyFile {
  readonly text: string
  readonly path: string
  /** The commit that it was read at, or `folder`. */
  readonly at?: string
}

export type Outcome = { readonly report: Report } | { readonly errors: readonly PolicyError[] }

/** Judges a case. A policy that cannot be used gives its errors and judges nothing. Rejects on a broken installation. */
export async function pipeline(about: Case, world: World): Promise<Outcome> {
  const today = world.now.toISOString().slice(0, 10)

  // policy
  const read = (name: string) => world.data(name)
  const catalog = makeCatalog(await read('licenses.json'))
  const index = await loadIndex(read)
  const loaded = await loadPolicy(about.policy, {
    preset: (name) => world.text(`presets/${name}.yml`),
    catalog,
    definitions: [...index.definitions.keys()],
    standards: index.standards,
    today
  })
  if ('errors' in loaded) return loaded
  const { policy } = loaded

  // inventory
  const reading = {
    registries: registriesOf(policy.publicRegistries),
    ignored: ignoredBy(policy),
    cache: newParseCache(),
    project: about.project.name
  }
  const head = await takeInventory(about.head, reading)
  const base = about.base && (await takeInventory(about.base, reading))

  // compare
  const comparison = compare(base, head)

  // ask
  const packages = [...(base?.packages.values() ?? []), ...head.packages.values()]
  const asking = about.asking && {
    ...about.asking,
    isPrivate: (purl: string) => isPrivate(policy, purl),
    first: (id: PackageId) => base?.packages.has(id) !== true
  }
  const { answers, asked } = await askAll(packages, asking)

  // conclude, match
  const standards = await loadStandards(read, packages)
  const sources = { catalog, standards, policy, answers, now: world.now }
  const before = base && learn(base, sources)
  const after = learn(head, sources)

  // judge
  const advise = about.policy === undefined && about.withoutPolicy === 'advise'
  const court = { policy, catalog, standardsVersion: standards.version, today, advise }
  const subjects = subjectsOf(after, comparison, before)
  const judged = judge(subjects, head, court)
  const judgedBefore =
    before && judge(subjectsOf(before, compare(undefined, before.inventory)), before.inventory, court)

  // report
  const everything = base === undefined || wantsEverything(policy, about.judge)
  const note = noteOf(policy, { offered: advise, judge: everything ? 'everything' : 'fresh' })
  const lookups = {
    head: head.packages,
    base: everything ? undefined : base?.packages,
    facts: after.facts,
    level: asLevel(setting(policy, 'unknown.lookup-failed', '').value)
  }
  const report = makeReport({
    mode: advise ? 'advise' : 'enforce',
    findings: markFresh(judged.findings, everything ? undefined : judgedBefore?.findings),
    problems: [
      ...weighProblems(countProblems(head, base, comparison, everything), policy),
      ...lookupProblems({ answers }, lookups)
    ],
    subjects,
    removed: removedOf(comparison, before),
    inventory: head,
    rules: ruleWords,
    standards: standardsNamed(after),
    exceptions: judged.ledger.entries(policy, today),
    coverage: coverageOf(subjects, head, asked),
    policy: note,
    data: { standards: standards.version, spdx: catalog.spdx, licenses: catalog.version },
    project: about.project,
    compared: base !== undefined,
    now: world.now.toISOString()
  })
  return { report }
}
