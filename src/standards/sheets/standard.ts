import type { Programme, SourceNote, Standard, Words } from '../../model.ts'
import { firstOf, listed, partsOf, type Sheet, unlinked } from '../../text/sheet.ts'
import type { Standards } from '../data.ts'
import { hasPrimary, sourcesOf } from '../sources.ts'
import { isStale, oldTerms } from '../stale.ts'
import { DENIAL, disputedWords, oldTermsWords, ownPage, staleWords, termsWords } from '../words.ts'

/** How much a form has room for: a screen, or a page. */
export interface Room {
  readonly packages: number
  readonly sources: number
}

/** One standard: what it is, on which terms, who says so, what can come of it, and what carries it. */
export function standardSheet(record: Standard, standards: Standards, now: Date, room: Room): Sheet {
  return {
    title: [`${record.title} (${record.id})`],
    lead: ['A standard ', ...termsWords(record), '.', ...(record.flag === 'clear' ? [] : [` ${DENIAL}`])],
    parts: partsOf({
      'What it is': [what(record)],
      Terms: [[FLAGS[record.flag]], own(record.note), ...record.licensing_programmes.map(programme)],
      Expiry: [expiry(record)],
      'Can it block': [blocking(record, now)],
      Definitions: definitions(record, standards),
      'Use instead': alternatives(record, standards),
      'Known to carry it': firstOf(carriers(record, standards), room.packages, 'package patterns'),
      'Who says so': firstOf(sourcesOf(record).map(source), room.sources, 'sources'),
      'Not checked': [own(record.unverified)],
      Record: [
        [`reviewed ${record.last_reviewed}, confidence ${record.confidence}, data ${standards.version}`]
      ]
    })
  }
}

const FLAGS: Readonly<Record<Standard['flag'], string>> = {
  encumbered: 'Encumbered: royalties are asked for.',
  review: 'For review: disputed, mixed or unknown terms.',
  clear: 'Clear: no such programme is known to us.'
}

function own(text: string): Words {
  return text === '' ? [] : [text]
}

function what({ category, specs, bodies, depends_on }: Standard): Words {
  const needs = depends_on.length === 0 ? '' : `; builds on ${listed(depends_on)}`
  return [
    `${category.replaceAll('-', ' ')}: ${specs.join(', ') || 'no number'}; by ${bodies.join(', ')}${needs}`
  ]
}

function programme(p: Programme): Words {
  const name = `${p.programme} of ${p.administrator}`
  const url = ownPage(p)
  const covers = p.covers === '' ? '' : `. Covers ${p.covers}`
  return [url === undefined ? name : { text: name, url }, `: ${p.state}${covers}`]
}

function expiry({ expiry: { state, date, basis } }: Standard): Words {
  if (state === 'n/a') return []
  return [
    `${state.replaceAll('-', ' ')}${date === null ? '' : `, ${date}`}${basis === '' ? '' : `: ${basis}`}`
  ]
}

/** Whether a package that is known to carry it can be refused, and what is missing where it cannot. */
function blocking(record: Standard, now: Date): Words {
  const old = oldTerms(record, now)
  const aged: Words = old === undefined ? [] : [' ', ...oldTermsWords(old)]
  if (record.flag !== 'encumbered') return ['No: only an encumbered standard can.']
  if (record.disputed !== undefined) return ['No: ', ...disputedWords(record.disputed), '.']
  if (record.confidence !== 'high')
    return [`No: the confidence in its terms is ${record.confidence}, so it warns.`]
  if (!hasPrimary(record)) return ['No: nobody has read a primary source, so it warns.']
  if (isStale(record, now)) return ['No: ', ...staleWords(record), '.']
  return [
    'Yes, where the definition of the policy fails it and the files or a text of the package show that it is there.',
    ...aged
  ]
}

function definitions(record: Standard, standards: Standards): readonly Words[] {
  const results = standards.definitionIds.map((id) => ({
    id,
    result: standards.judge(record.id, id, ['patents']).result
  }))
  const rows = (['pass', 'warn', 'fail'] as const).map((result): Words => {
    const ids = results.filter((r) => r.result === result).map((r) => r.id)
    return ids.length === 0 ? [] : [`${RESULTS[result]}: ${ids.join(', ')}`]
  })
  return rows
}

const RESULTS = { pass: 'On patents alone it passes', warn: 'Not known to pass', fail: 'It fails' } as const

function alternatives(record: Standard, standards: Standards): readonly Words[] {
  const others = (record.alternatives ?? []).map((id) => standards.record(id))
  if (others.length === 0) return []
  const why = record.alternatives_source
  return [
    ...others.map((o): Words => [`${o.title}, a standard `, ...unlinked(termsWords(o))]),
    ...(why === undefined ? [] : [source(why)])
  ]
}

function carriers(record: Standard, standards: Standards): readonly Words[] {
  return standards
    .carriers(record.id)
    .map((c): Words => [`${c.purl}: ${c.relation}, ${c.severity} (${c.evidenceKind.replaceAll('-', ' ')})`])
}

/** `Title (read 2026-11-24, primary)`, linked. */
export function source({ title, url, kind, read, primary }: SourceNote): Words {
  const marks = [
    kind === 'found' ? `read ${read ?? 'on a day that nobody noted'}` : 'not checked',
    ...(primary === true ? ['primary'] : [])
  ]
  const name = url === null ? title : isLink(url) ? { text: title, url } : `${title}, ${url}`
  return [name, ` (${marks.join(', ')})`]
}

/** Only an address under https becomes a link. */
function isLink(url: string): boolean {
  return url.startsWith('https://')
}
