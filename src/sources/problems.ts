import type { Fact, Level, Package, PackageId, Problem, Words } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import type { Asked } from './ask.ts'

export interface Sides {
  readonly head: ReadonlyMap<PackageId, Package>
  /** What was there before; without it everything counts as new. */
  readonly base: ReadonlyMap<PackageId, Package> | undefined
  /** What was concluded of the head's packages. */
  readonly facts: ReadonlyMap<PackageId, Fact>
  /** The policy's `unknown.lookup-failed`; `allow` is silence. */
  readonly level: Level
}

type LookupProblem = Problem & { readonly fresh: boolean; readonly level: Level }

interface Failure {
  readonly id: PackageId
  readonly why: Words
}

const NAMES_SHOWN = 3
const REASONS_SHOWN = 3

/**
 * One problem for each source that should have answered and did not. It is fresh when it leaves something open that the
 * change brought in or took out; what was there before and stays is not the change's business.
 */
export function lookupProblems({ answers }: Pick<Asked, 'answers'>, sides: Sides): readonly LookupProblem[] {
  if (sides.level === 'allow') return []
  return sortedBy(bySource(answers, sides.facts), ([source]) => source).map(([source, failures]) => {
    const changed = failures.filter(({ id }) => sides.base === undefined || !stays(id, sides))
    const named = changed.length > 0 ? changed : failures
    return {
      code: 'lookup-failed',
      what: [
        `${nameOf(source)} could not be asked about ${count(failures.length)}: `,
        ...reasons(failures),
        ' (',
        ...names(named, sides),
        ').'
      ],
      fix: ['Run the check again.'],
      fresh: changed.length > 0,
      level: sides.level
    }
  })
}

/** As a sentence begins: deps.dev is a name, the npm registry a thing. */
function nameOf(source: string): string {
  return source.includes('.') ? source : `The ${source}`
}

function bySource(answers: Asked['answers'], facts: Sides['facts']): ReadonlyMap<string, readonly Failure[]> {
  const found = new Map<string, Failure[]>()
  for (const [id, { failure }] of answers) {
    if (failure === undefined || isSettled(facts.get(id))) continue
    const failures = found.get(failure.source) ?? []
    failures.push({ id, why: failure.why })
    found.set(failure.source, failures)
  }
  return new Map([...found].map(([source, failures]) => [source, sortedBy(failures, ({ id }) => id)]))
}

/** The owners said on the base what the license is, so nothing hangs on who could not be asked. */
function isSettled(fact: Fact | undefined): boolean {
  return fact?.state === 'known' && fact.unverified === undefined
}

function stays(id: PackageId, { head, base }: Sides): boolean {
  return head.has(id) && base?.has(id) === true
}

function count(packages: number): string {
  return packages === 1 ? '1 package' : `${packages} packages`
}

/** Each reason once, the first few. */
function reasons(failures: readonly Failure[]): Words {
  const different = [...new Map(failures.map(({ why }) => [JSON.stringify(why), why])).values()]
  const shown = different.slice(0, REASONS_SHOWN)
  const more = different.length > shown.length ? ['; and more'] : []
  return [...shown.flatMap((why, i) => (i === 0 ? why : ['; ', ...why])), ...more]
}

function names(failures: readonly Failure[], { head, base }: Sides): Words {
  const shown = failures.slice(0, NAMES_SHOWN).flatMap(({ id }, i): Words => {
    const p = head.get(id) ?? base?.get(id)
    const quote = p === undefined ? id : [p.name, p.version].join(' ').trimEnd()
    return i === 0 ? [{ quote }] : [', ', { quote }]
  })
  const left = failures.length - NAMES_SHOWN
  return left > 0 ? [...shown, ` and ${left} more`] : shown
}
