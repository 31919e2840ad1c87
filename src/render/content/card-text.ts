import type { Evidence, Finding, Location, Report, Words } from '../../model.ts'
import type { Card } from './cards.ts'
import { changeSaid, reachSaid, scopeText } from './phrases.ts'
import type { Said } from './said.ts'
import { distinct, joined, keyOf, placeText } from './said.ts'

/** A card in the five parts that every medium lays out in its own way. */
export interface CardText {
  /** Name and version: `x` `1.9.0` → `2.0.0`. */
  readonly title: Said
  /** `new, through y (package.json:14)`. */
  readonly how: Said
  /** One sentence a finding, equal ones once. */
  readonly says: readonly Said[]
  /** Where, which policy line decided, on what evidence. */
  readonly facts: readonly Said[]
  /** What to do, most useful first; empty when nobody said. */
  readonly advice: Said
}

/** Bounds of one card, so that no single package fills a comment. */
const most = { sentences: 6, versions: 4, places: 3, evidence: 3, advice: 4 }

/** The words of a card. `remedied`: blocks for maintainers follow further down. */
export function cardText(card: Card, report: Report, remedied: boolean): CardText {
  return 'problem' in card ? problemText(card.problem) : findingsText(card.findings, report, remedied)
}

function problemText({ what, where, fix }: Report['problems'][number]): CardText {
  return {
    title: where === undefined ? ['Not readable'] : [{ place: where }],
    how: [],
    says: [what],
    facts: [],
    advice: fix
  }
}

function findingsText(
  findings: readonly [Finding, ...Finding[]],
  report: Report,
  remedied: boolean
): CardText {
  const versions = distinct(findings, (finding) => finding.package)
  return {
    title: title(findings[0], versions),
    how: how(findings[0], versions.length, report),
    says: capped(sentences(findings, versions.length > 1), most.sentences),
    facts: facts(findings),
    advice: advice(findings, remedied)
  }
}

function title(first: Finding, versions: readonly Finding[]): Said {
  if (versions.length > 1) {
    const shown = versions.slice(0, most.versions).map((finding): Said => version(finding.version))
    const more: Said = versions.length > most.versions ? [` and ${versions.length - most.versions} more`] : []
    return [{ quote: first.name }, ' ', ...joined(shown, ', '), ...more]
  }
  const { change } = first
  const changed = change.kind === 'upgraded' && first.beforeVersion !== undefined
  const from: Said = changed ? [...version(first.beforeVersion), ' → '] : []
  return first.version === undefined && !changed
    ? [{ quote: first.name }]
    : [{ quote: first.name }, ' ', ...from, ...version(first.version)]
}

function version(text: string | undefined): Said {
  return text === undefined ? ['without a version'] : [{ quote: text }]
}

function how(first: Finding, versions: number, report: Report): Said {
  const change = versions > 1 ? [] : changeSaid(first.change, report.compared)
  const scope: Said = first.scope === 'runtime' || first.scope === 'unknown' ? [] : [scopeText(first.scope)]
  const inFile: Said =
    report.inventory.lockfiles.length > 1 ? ['in ', { place: { path: first.lockfile } }] : []
  return joined([change, scope, reachSaid(first), inFile], ', ')
}

function sentences(findings: readonly Finding[], several: boolean): Said[] {
  return distinct(
    findings.map(
      (finding): Said => [
        ...(several && finding.version !== undefined ? [{ quote: finding.version }, ': '] : []),
        ...finding.what,
        ...(finding.advised === undefined ? [] : [' Advice only here: ', ...finding.advised, '.'])
      ]
    ),
    keyOf
  )
}

function facts(findings: readonly Finding[]): Said[] {
  const told = placesIn(findings[0])
  const places = distinct(
    findings.flatMap((finding) => finding.at),
    placeText
  ).filter((p) => !told.has(placeText(p)))
  const lines = distinct(
    findings.flatMap((finding) => finding.by ?? []),
    placeText
  )
  const evidence = distinct(findings.flatMap((finding) => finding.evidence).map(evidenceSaid), keyOf)
  return [
    labelled('In', places.map(placeSaid), most.places),
    labelled('Policy', lines.map(placeSaid), most.places),
    labelled('Evidence', evidence, most.evidence)
  ].filter((fact) => fact.length > 0)
}

/** What the heading shows already. */
function placesIn(first: Finding | undefined): ReadonlySet<string> {
  const shown = first?.direct ? first.at[0] : first?.via[0]?.at
  return new Set(shown === undefined ? [] : [placeText(shown)])
}

function labelled(label: string, items: readonly Said[], limit: number): Said {
  return items.length === 0 ? [] : [`${label}: `, ...joined(capped(items, limit), '; ')]
}

function placeSaid(place: Location): Said {
  return [{ place }]
}

function evidenceSaid({ what, source, url, date }: Evidence): Said {
  const who: Said = source === '' ? [] : [url === undefined ? source : { text: source, url }]
  const when: Said = date === undefined ? [] : [date]
  const note = joined([who, when], ', ')
  if (what.length === 0) return note
  return note.length === 0 ? what : [...what, ' (', ...note, ')']
}

function advice(findings: readonly Finding[], remedied: boolean): Said {
  const said = distinct(
    findings.flatMap((finding): readonly Words[] => finding.advice),
    keyOf
  )
  const maintainer: Said[] =
    remedied && findings.some((f) => f.remedies.length > 0) ? [['a maintainer decides (below)']] : []
  return joined([...capped(said, most.advice), ...maintainer], '; or ')
}

/** The first few, and how many there are beyond them. */
function capped(items: readonly Said[], limit: number): Said[] {
  return items.length <= limit ? [...items] : [...items.slice(0, limit), [`${items.length - limit} more`]]
}
