import type { Claim, Fact } from '../model.ts'
import type { Catalog } from './catalog.ts'
import { type Reading, readLicense } from './read.ts'
import { conflict } from './read-several.ts'

const TRUST: readonly Claim['trust'][] = ['base', 'outside', 'pull-request']
const LONGEST_DECLARED = 1_000

interface Read {
  readonly claim: Claim
  readonly reading: Reading
}

/**
 * One fact from all that is claimed of a package's license. The most trusted claim that says anything decides; what the
 * owners' base says stands alone; a less trusted claim of another license, or a claim beside it that cannot be read,
 * makes a conflict, so that no claim can hide another.
 */
export function conclude(claims: readonly Claim[], catalog: Catalog): Fact {
  const said = byTrust(claims)
    .map((claim): Read => ({ claim, reading: readLicense(claim.raw, catalog) }))
    .filter(({ reading }) => reading.state !== 'missing')
  const [top] = said
  if (top === undefined) return { claims, state: 'missing' }
  const reading =
    top.claim.trust === 'base' || said.length === 1 ? top.reading : (disagreement(top, said) ?? top.reading)
  return factOf(top.claim, reading, claims)
}

function byTrust(claims: readonly Claim[]): readonly Claim[] {
  return claims.length < 2 ? claims : TRUST.flatMap((trust) => claims.filter((c) => c.trust === trust))
}

function disagreement(top: Read, said: readonly Read[]): Reading | undefined {
  const peers = said.filter(({ claim }) => claim.trust === top.claim.trust)
  const mixed = peers.some(({ reading }) => reading.state !== top.reading.state)
  const all = [...new Set(said.flatMap(({ reading }) => named(reading)))]
  const more = top.reading.state !== 'unreadable' && all.length > named(top.reading).length
  return mixed || more ? conflict(all, ['not all that is stated names the same license']) : undefined
}

function named(reading: Reading): readonly string[] {
  if (reading.state === 'known') return [reading.expression]
  return reading.state === 'conflict' ? reading.alternatives : []
}

function factOf(claim: Claim, reading: Reading, claims: readonly Claim[]): Fact {
  const base = { declared: declaredText(claim.raw), claims, source: claim.source }
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

/** The claim as text: what was written, or the texts of an old-style field, cut after 1,000 characters. */
function declaredText(raw: unknown): string {
  const text = (Array.isArray(raw) ? raw.slice(0, 100).map(itemText).join(', ') : itemText(raw)).trim()
  return text.length > LONGEST_DECLARED ? `${text.slice(0, LONGEST_DECLARED)}…` : text
}

function itemText(raw: unknown): string {
  if (typeof raw === 'string') return raw
  if (typeof raw !== 'object' || raw === null) return String(raw)
  const { type, name, url } = raw as { type?: unknown; name?: unknown; url?: unknown }
  return [type ?? name, url].filter((part) => typeof part === 'string').join(' ')
}
