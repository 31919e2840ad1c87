import type { Dispute, Flag, Link, Programme, Relation, Standard, Verdict3, Words } from '../model.ts'
import type { Definition } from './record.ts'

// Sentences for readers. They speak of standards and of public licensing programmes, never of a patent, and they never say
// what the law is. Names and texts of the data are ours; only evidence and people's names are quoted.

/** What a flag does not say. Stands beside every flag that is not `clear`. */
export const DENIAL = 'This does not say that you need a license.'

/** The caption of every text on standards. */
export const CAPTION = 'Standards review (not legal advice).'

const VERBS: Readonly<Record<Relation, string>> = {
  implements: 'Contains the code of ',
  bundles: 'Ships a binary of ',
  wraps: "Calls the system's ",
  'parses-container': 'Reads the wrapper of '
}

/** `Ships a binary of H.264`: what the package does with the standard. */
export function relationWords(flag: Pick<Flag, 'relation'>, record: Pick<Standard, 'title'>): Words {
  return [VERBS[flag.relation], record.title]
}

/** The whole of a flag in one to three sentences: what the package does, on which terms the standard is, and the denial. */
export function flagWords(flag: Pick<Flag, 'relation'>, record: Standard): Words {
  const elsewhere =
    flag.relation === 'wraps'
      ? [
          ' The implementation is another package, the system, the browser or the device: see what that one carries.'
        ]
      : []
  const denial = record.flag === 'clear' ? [] : [` ${DENIAL}`]
  return [
    ...relationWords(flag, record),
    ', a standard ',
    ...termsWords(record),
    '.',
    ...elsewhere,
    ...denial
  ]
}

/** `whose patent holders run a public licensing programme (Via LA)`: the standard's terms, to follow "a standard". */
export function termsWords(record: Standard): Words {
  return TERMS[record.status](record)
}

const TERMS: Readonly<Record<Standard['status'], (record: Standard) => Words>> = {
  'pool-licensed': poolWords,
  frand: frandWords,
  mixed: (record) => [
    'that is free in some cases, and paid or for members only in others',
    ...linksOf(record)
  ],
  'disclosed-unknown': (record) => [
    'with patent declarations or private terms that are not known to us',
    ...linksOf(record)
  ],
  'royalty-free': (record) => (record.flag === 'review' ? contestedWords(record) : clearWords(record)),
  expired: (record) => (record.flag === 'review' ? contestedWords(record) : expiredWords(record))
}

function poolWords(record: Standard): Words {
  if (record.licensing_programmes.length === 0) return ['for which a public licensing programme is reported']
  return record.licensing_programmes.some(isActive)
    ? ['whose patent holders run a public licensing programme', ...linksOf(record)]
    : ['with a public licensing programme whose present state is not known to us', ...linksOf(record)]
}

function frandWords(record: Standard): Words {
  const oneOwner = record.regimes.includes('vendor-frand')
  if (oneOwner) return ['that its owner licenses for money', ...linksOf(record)]
  if (record.licensing_programmes.length > 0) return poolWords(record)
  return [
    'whose patent holders may ask for royalties on fair, reasonable and non-discriminatory terms; no pool is known to us'
  ]
}

function contestedWords(record: Standard): Words {
  return ['reported as royalty-free by its makers; others ask for royalties', ...linksOf(record)]
}

function expiredWords({ expiry }: Standard): Words {
  const date = expiry.date === null ? '' : ` (${expiry.date})`
  return expiry.state === 'expired'
    ? [`whose patents are reported expired in most countries${date}; check yours`]
    : [`whose patents have probably expired by age in most countries${date}; check yours`]
}

function clearWords(record: Standard): Words {
  return [`with no patent licensing programme known to us (reviewed ${record.last_reviewed})`]
}

/** Active by the data's own words; what is historic, announced or altogether unverified is not said to run. */
function isActive(programme: Programme): boolean {
  return programme.state.startsWith('active') && !programme.state.startsWith('active (not verified')
}

/** ` (Via LA, Sisvel)`, linked; nothing without a programme. */
function linksOf(record: Standard): Words {
  const list = administrators([record]).flatMap((link, i) => (i === 0 ? [link] : [', ', link]))
  return list.length === 0 ? [] : [' (', ...list, ')']
}

/** Who runs the programmes of these standards, each once, linked to a page of its own where one is known. */
export function administrators(records: readonly Standard[]): readonly (string | Link)[] {
  const links = new Map<string, string | Link>()
  for (const programme of records.flatMap((r) => r.licensing_programmes)) {
    const text = programme.administrator.replace(/ \(.*\)$/, '')
    const url = ownPage(programme)
    if (typeof (links.get(text) ?? '') === 'string') links.set(text, url === undefined ? text : { text, url })
  }
  return [...links.values()]
}

/** The administrator's own page; never a report about it by somebody else. */
export function ownPage({ page, source }: Programme): string | undefined {
  return page ?? (source.primary === true ? (source.url ?? undefined) : undefined)
}

/** What a definition says of a standard: the parts that fail or cannot be told, and where a person has to look. */
export function verdictWords(definition: Definition, verdict: Verdict3): Words {
  const told = definition.predicates.filter((p) => verdict.predicates.includes(p.id))
  const parts = told.map(
    (p) => `"${p.text}"${p.machine_checkable === 'full' ? '' : ' (a person should look too)'}`
  )
  if (verdict.result === 'pass') return [`passes ${definition.name}`]
  const verb = verdict.result === 'fail' ? 'fails' : 'is not known to pass'
  return [`${verb} ${definition.name}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`]
}

/** The one line of `details: brief`: a count, and where the particulars are. It names nothing. */
export function briefWords(count: number): Words {
  return [
    `${count} standards ${count === 1 ? 'item' : 'items'} to review. Run the check locally for details.`
  ]
}

/** Why a flag on an old record warns at most. */
export function staleWords({ last_reviewed }: Pick<Standard, 'last_reviewed'>): Words {
  return [`last reviewed ${last_reviewed}, more than a year ago, so it only warns`]
}

/** Why a flag on a disputed record warns at most: who objects, since when, where. */
export function disputedWords({ by, date, url }: Dispute): Words {
  return [
    'disputed by ',
    { quote: by },
    ` since ${date} (`,
    { text: 'the objection', url },
    '), so it only warns'
  ]
}

/** That a programme's terms were last read some time ago. They may have changed; the flag stands. */
export function oldTermsWords(day: string): Words {
  return [`The terms of its licensing programme were last read ${day}, more than 180 days ago. `]
}

/** Said once: a package that the data does not have is unknown, not clear. */
export function unknownWords(count: number): Words {
  return [
    `The standards data does not know ${count} ${count === 1 ? 'package' : 'packages'}: unknown, not clear.`
  ]
}

/** `Cleared by @acme/ip, until 2027-06-30.` */
export function clearedWords(cleared: { readonly owner: string; readonly expires: string }): Words {
  return ['Cleared by ', { quote: cleared.owner }, `, until ${cleared.expires}.`]
}
