import type { Claim, Coverage, Package, PackageId, Reach, Words } from '../model.ts'
import { sortedBy } from '../text/order.ts'
import { type Answer, failed, type Source } from './source.ts'

export interface Asking {
  readonly reach: Reach
  /** In the order in which they are asked: each only for what those before it did not answer. */
  readonly sources: readonly Source[]
  /** Whether the policy keeps a package's name private, by its purl. */
  readonly isPrivate: (purl: string) => boolean
  /** Packages to ask about before the others, in case the time runs out. */
  readonly first?: (id: PackageId) => boolean
}

/** What all sources together say of one package. */
export interface Said {
  readonly state: 'answered' | 'nothing' | 'failed' | 'not-asked'
  /** Not empty when something was answered, and only then. */
  readonly claims: readonly Claim[]
  /** Who failed, where somebody did, and why. */
  readonly failure?: { readonly source: string; readonly why: Words }
}

export interface Asked {
  /** One entry for each package that was handed in. */
  readonly answers: ReadonlyMap<PackageId, Said>
  /** How many packages were named to whom. */
  readonly asked: Coverage['asked']
}

const NOT_ASKED: Said = { state: 'not-asked', claims: [] }
const UNKNOWN: Said = { state: 'nothing', claims: [] }

/**
 * Asks outside what the licenses are, of everything that may be asked about; without `asking` (offline) of nothing. Only
 * packages that a lockfile takes from a public registry are named to anybody, and of these none that the policy keeps private.
 */
export async function askAll(packages: readonly Package[], asking: Asking | undefined): Promise<Asked> {
  const answers = new Map<PackageId, Said>()
  for (const { id } of packages) answers.set(id, NOT_ASKED)
  if (asking === undefined) return { answers, asked: [] }
  const known = new Map(packages.map((p) => [p.id, p]))
  const { sources, isPrivate, first = () => false, reach } = asking
  const mine = [...known.values()].filter((p) => mayBeNamed(p, isPrivate) && sources.some((s) => s.covers(p)))
  for (const p of mine) if (!isNameable(p)) answers.set(p.id, UNKNOWN)
  const inOrder = sortedBy(mine.filter(isNameable), ({ id }) => `${first(id) ? 0 : 1}${id}`)
  const asked: { source: string; packages: number }[] = []
  for (const source of sources) {
    const open = inOrder.filter((p) => source.covers(p) && answers.get(p.id)?.state !== 'answered')
    if (open.length === 0) continue
    asked.push({ source: source.id, packages: open.length })
    const got = await source.ask(open, reach)
    for (const { id } of open) answers.set(id, both(answers.get(id), got.get(id), source))
  }
  return { answers, asked }
}

/** The law: nothing private leaves. Everything that is not plainly public counts as private. */
function mayBeNamed({ origin, purl }: Package, isPrivate: Asking['isPrivate']): boolean {
  return origin === 'public-registry' && purl !== undefined && !isPrivate(purl)
}

/** What no registry can hold, or what would be another path in an address, is not sent anywhere: nobody outside knows it. */
function isNameable({ name, version = '' }: Package): boolean {
  return [name, version].every(
    (text) =>
      text.length <= 256 && text.split('/').every((part) => /^[!-.0-~]+$/.test(part) && !/^\.\.?$/.test(part))
  )
}

/** An answer beats a failure, and a failure beats not knowing: who failed may have known. */
function both(before: Said | undefined, answer: Answer = NO_ANSWER, { id }: Source): Said {
  if (answer.state === 'answered') return { state: 'answered', claims: answer.claims }
  if (before?.state === 'failed') return before
  if (answer.state === 'nothing') return UNKNOWN
  return { state: 'failed', claims: [], failure: { source: id, why: answer.why } }
}

const NO_ANSWER: Answer = failed('it left the package out of its answer')
