import type { Evidence, Finding, Report, Words } from '../../model.ts'
import { safeUrl } from '../../text/words.ts'
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
  /** Other places, and the policy line that decided. */
  readonly where: Said
  /** All of it, equal pieces once; the first is that of the worst finding. */
  readonly evidence: readonly Said[]
  /** What to do, most useful first; empty when nobody said. */
  readonly advice: Said
}

/** Bounds of one card, so that no single package fills a comment. */
const most = { sentences: 6, versions: 4, places: 3, evidence: 20, advice: 4 }

/** The words of a card. `remedied`: blocks for maintainers follow further down. */
export function cardText(card: Card, report: Report, remedied: boolean): CardText {
  return 'problem' in card ? problemText(card.problem) : findingsText(card.findings, report, remedied)
}

function problemText(problem: Report['problems'][number]): CardText {
  const { what, where: place, fix } = problem
  return {
    title: place === undefined ? ['Not readable'] : [{ place }],
    how: [],
    says: [what],
    where: [],
    evidence: [],
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
    where: where(findings),
    evidence: evidence(findings),
    advice: advice(findings, report, remedied)
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
  const told = report.inventory.lockfiles.length < 2 || first.at.some(({ path }) => path === first.lockfile)
  const inFile: Said = told ? [] : ['in ', { place: { path: first.lockfile } }]
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

/** The policy stands at the base or in a preset, so that its line is named and not linked. */
function where(findings: readonly Finding[]): Said {
  const told = placesIn(findings[0])
  const places = distinct(
    findings.flatMap((finding) => finding.at),
    placeText
  ).filter((place) => !told.has(placeText(place)))
  const lines = distinct(
    findings.flatMap((finding) => finding.by ?? []),
    placeText
  )
  return joined(
    [
      labelled(
        'In',
        places.map((place): Said => [{ place }]),
        most.places
      ),
      labelled(
        'Policy',
        lines.map((line): Said => [{ quote: placeText(line) }]),
        most.places
      )
    ],
    ' · '
  )
}

function evidence(findings: readonly Finding[]): readonly Said[] {
  const all = findings.flatMap((finding) =>
    finding.evidence.map((one) => evidenceSaid(one, finding.lockfile))
  )
  return distinct(all, keyOf).slice(0, most.evidence)
}

/** What the heading shows already. */
function placesIn(first: Finding | undefined): ReadonlySet<string> {
  const shown = first?.direct ? first.at[0] : first?.via[0]?.at
  return new Set(shown === undefined ? [] : [placeText(shown)])
}

function labelled(label: string, items: readonly Said[], limit: number): Said {
  return items.length === 0 ? [] : [`${label}: `, ...joined(capped(items, limit), '; ')]
}

function evidenceSaid({ what, source, url, date }: Evidence, lockfile: string): Said {
  const said =
    source === '' ||
    (url === undefined && what.some((piece) => typeof piece === 'string' && piece.includes(source)))
  const note = joined([said ? [] : sourceSaid(source, url, lockfile), date === undefined ? [] : [date]], ', ')
  if (what.length === 0) return note
  return note.length === 0 ? what : [...what, ' (', ...note, ')']
}

/** A name as our data writes them. What is not one may come from anywhere, and is quoted; so is the path of a lockfile. */
const ourName = /^[\w\u00c0-\u024f][\w\u00c0-\u024f .,:;'()&+/%?!$-]*$/

function sourceSaid(source: string, url: string | undefined, lockfile: string): Said {
  if (ourName.test(source) && source !== lockfile) return [url === undefined ? source : { text: source, url }]
  return [
    { quote: source },
    ...(url === undefined || safeUrl(url) === undefined ? [] : [' ', { text: 'link', url }])
  ]
}

/** What the findings advise; where they say nothing, the rule's own words, which name the maintainers already. */
function advice(findings: readonly [Finding, ...Finding[]], { rules }: Report, remedied: boolean): Said {
  const said = distinct(
    findings.flatMap((finding): readonly Words[] => finding.advice),
    keyOf
  )
  if (said.length === 0) return rules.filter((rule) => rule.code === findings[0].rule).map((rule) => rule.fix)
  const decidable = remedied && findings.some((finding) => finding.remedies.length > 0)
  return joined([...capped(said, most.advice), decidable ? ['a maintainer decides (below)'] : []], '; or ')
}

/** The first few, and how many there are beyond them. */
function capped(items: readonly Said[], limit: number): Said[] {
  return items.length <= limit ? [...items] : [...items.slice(0, limit), [`${items.length - limit} more`]]
}
