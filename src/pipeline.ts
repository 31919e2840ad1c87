// The program from top to bottom. Between reading and publishing, which the doors do, everything is a function from data to
// data; what touches the world arrives as an argument. A newcomer reads this first.
import { compare } from './compare.ts'
import { freshProblems, markFresh } from './fresh.ts'
import { newParseCache, takeInventory } from './inventory/index.ts'
import { registriesOf } from './inventory/registries.ts'
import { judge } from './judge/index.ts'
import { learn, standardsNamed } from './knowledge.ts'
import { makeCatalog } from './licenses/catalog.ts'
import type { Project, Report, Snapshot, World } from './model.ts'
import { loadPolicy, type PolicyError } from './policy/load.ts'
import { ignoredBy, noteOf, wantsEverything } from './policy/policy.ts'
import { coverageOf, makeReport } from './report.ts'
import { ruleWords } from './rules/index.ts'
import { loadIndex, loadStandards } from './standards/data.ts'
import { subjectsOf } from './subjects.ts'

/** What a run is about. */
export interface Case {
  readonly head: Snapshot
  /** What to compare with; without it everything is judged. */
  readonly base?: Snapshot
  /** The policy file. Without one `open@1` holds: in force, or as advice. */
  readonly policy?: PolicyFile
  readonly withoutPolicy: 'enforce' | 'advise'
  readonly project: Project
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
  const base = about.base === undefined ? undefined : await takeInventory(about.base, reading)

  // compare
  const comparison = compare(base, head)

  // conclude, match
  const packages = [...head.packages.values(), ...(base?.packages.values() ?? [])]
  const standards = await loadStandards(read, packages)
  const sources = { catalog, standards, policy, now: world.now }
  const before = base === undefined ? undefined : learn(base, sources)
  const after = learn(head, sources)

  // judge
  const advise = about.policy === undefined && about.withoutPolicy === 'advise'
  const court = { policy, catalog, standardsVersion: standards.version, today, advise }
  const subjects = subjectsOf(after, comparison, before)
  const judged = judge(subjects, head, court)
  const judgedBefore =
    base === undefined || before === undefined
      ? undefined
      : judge(subjectsOf(before, compare(undefined, base)), base, court)

  // report
  const everything = base === undefined || wantsEverything(policy, about.judge)
  const note = noteOf(policy, { offered: advise, judge: everything ? 'everything' : 'fresh' })
  const report = makeReport({
    mode: advise ? 'advise' : 'enforce',
    findings: markFresh(judged.findings, everything ? undefined : judgedBefore?.findings),
    problems: freshProblems(head, everything ? undefined : base, comparison),
    subjects,
    removed: comparison.removed,
    inventory: head,
    rules: ruleWords,
    standards: standardsNamed(after),
    exceptions: judged.ledger.entries(policy, today),
    coverage: coverageOf(subjects, head, []),
    policy: note,
    data: { standards: standards.version, spdx: catalog.spdx, licenses: catalog.version },
    project: about.project,
    compared: base !== undefined,
    now: world.now.toISOString()
  })
  return { report }
}
