import type { Claim, Fact, Words } from '../model.ts'
import type { Catalog } from './catalog.ts'
import { type Reading, readLicense } from './read.ts'
import { conflict } from './read-several.ts'

const TRUST: readonly Claim['trust'][] = ['base', 'outside', 'pull-request']
const LONGEST_DECLARED = 1_000
const MOST_SAYINGS = 4

interface Read {
  readonly claim: Claim
  readonly reading: Reading
}

/** What became of asking outside: somebody said something, nobody knew, somebody could not be asked, or nobody was asked. */
export type Outside = 'answered' | 'nothing' | 'failed' | 'not-asked'

/**
 * One fact from all that is claimed of a package's license. The most trusted claim that says anything decides; what the
 * owners' base says stands alone; a less trusted claim of another license, or a claim beside it that cannot be read,
 * makes a conflict, so that no claim can hide another. What only the pull request says is marked as unverified, with what
 * became of asking outside; where nobody says anything, that is the state.
 */
export function conclude(claims: readonly Claim[], catalog: Catalog, outside: Outside = 'nothing'): Fact {
  const said = byTrust(claims)
    .map((claim): Read => ({ claim, reading: readLicense(claim.raw, catalog) }))
    .filter(({ reading }) => reading.state !== 'missing')
  const [top] = said
  // An answer that says nothing is none.
  const unsaid = outside === 'answered' ? 'nothing' : outside
  if (top === undefined) return { claims, state: unsaid === 'nothing' ? 'missing' : unsaid }
  const reading =
    top.claim.trust === 'base' || said.length === 1 ? top.reading : (disagreement(top, said) ?? top.reading)
  const fact = factOf(top.claim, reading, claims)
  return top.claim.trust === 'pull-request' ? { ...fact, unverified: unsaid } : fact
}

function byTrust(claims: readonly Claim[]): readonly Claim[] {
  return claims.length < 2 ? claims : TRUST.flatMap((trust) => claims.filter((c) => c.trust === trust))
}

function disagreement(top: Read, said: readonly Read[]): Reading | undefined {
  const peers = said.filter(({ claim }) => claim.trust === top.claim.trust)
  const mixed = peers.some(({ reading }) => reading.state !== top.reading.state)
  const all = [...new Set(said.flatMap(({ reading }) => named(reading)))]
  const more = top.reading.state !== 'unreadable' && all.length > named(top.reading).length
  return mixed || more ? { ...conflict(all, whoSays(said)), ...suggested(peers) } : undefined
}

/** Who says what, each once, the most trusted first. */
function whoSays(said: readonly Read[]): Words {
  const sayings = new Map(said.map(({ claim }) => [`${claim.source} ${declaredText(claim)}`, claim]))
  return [...sayings.values()].slice(0, MOST_SAYINGS).flatMap((claim, i): Words => {
    const saying: Words = [`${nameOf(claim.source)} says `, { quote: declaredText(claim) }]
    return i === 0 ? saying : [', ', ...saying]
  })
}

/** Where the most trusted agree, their word is the better guess. */
function suggested(peers: readonly Read[]): { readonly suggestion?: string } {
  const [one, ...more] = new Set(
    peers.map(({ reading }) => (reading.state === 'known' ? reading.expression : ''))
  )
  return one === undefined || one === '' || more.length > 0 ? {} : { suggestion: one }
}

function named(reading: Reading): readonly string[] {
  if (reading.state === 'known') return [reading.expression]
  return reading.state === 'conflict' ? reading.alternatives : []
}

function factOf(claim: Claim, reading: Reading, claims: readonly Claim[]): Fact {
  const base = { declared: declaredText(claim), claims, source: claim.source }
  switch (reading.state) {
    case 'known':
      return { ...base, state: 'known', concluded: reading.expression, form: reading.form }
    case 'unreadable': {
      const { why, suggestion } = reading
      return suggestion === undefined
        ? { ...base, state: 'unreadable', why }
        : { ...base, state: 'unreadable', why, suggestion }
    }
    case 'conflict':
      return { ...base, state: 'conflict', why: reading.why, suggestion: reading.suggestion }
    default:
      return { claims, state: 'missing' }
  }
}

/** With an article where one is needed: deps.dev is a name, the lockfile a thing. */
function nameOf(source: string): string {
  return source.includes('.') ? source : `the ${source}`
}

/** The claim as text: what was written, or the texts of an old-style field, cut after 1,000 characters. */
function declaredText({ written, raw: read }: Claim): string {
  const raw = written ?? read
  const text = (Array.isArray(raw) ? raw.slice(0, 100).map(itemText).join(', ') : itemText(raw)).trim()
  return text.length > LONGEST_DECLARED ? `${text.slice(0, LONGEST_DECLARED)}…` : text
}

function itemText(raw: unknown): string {
  if (typeof raw === 'string') return raw
  if (typeof raw !== 'object' || raw === null) return String(raw)
  const { type, name, url } = raw as { type?: unknown; name?: unknown; url?: unknown }
  return [type ?? name, url].filter((part) => typeof part === 'string').join(' ')
}
