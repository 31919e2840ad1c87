import type { Relation, Standard, Words } from '../model.ts'
import {
  administrators,
  DENIAL,
  disputedWords,
  flagWords,
  oldTermsWords,
  relationWords,
  staleWords,
  termsWords
} from '../standards/words.ts'
import { byCodeUnit } from '../text/order.ts'
import type { Weighed } from './standard-hit.ts'

/** Beyond these the rest is counted; evidence and report name all. */
const MOST = { carried: 6, doubted: 4, links: 4 }

// ---- what is carried for certain -------------------------------------------------------------------------------------

/** "Ships a binary of H.264 and HEVC. Each is a standard …": the whole of one flag, or of several together. */
export function carriedWords(weighed: readonly Weighed[]): Words {
  const [first, ...more] = weighed
  if (first === undefined) return []
  if (more.length === 0)
    return trimmed([...flagWords(first.flag, first.flag.record), ' ', ...oldTerms(weighed)])
  const carried = [...byRelation(weighed)].flatMap(([relation, records]): Words => {
    return [...relationWords({ relation }, { title: titles(records, MOST.carried) }), '. ']
  })
  const terms = termsSentences(weighed.map((w) => w.flag.record))
  return trimmed([...carried, ...terms, ...elsewhere(weighed), ...oldTerms(weighed), DENIAL])
}

/** One sentence for all standards on the same terms, so that it is true of each of them. */
function termsSentences(records: readonly Standard[]): Words {
  const groups = grouped(records, (record) => opening(termsWords(record)))
  return [...groups].flatMap(([terms, [first, ...more]]): Words => {
    if (first === undefined) return []
    if (more.length === 0) return [`${first.title} is a standard `, ...termsWords(first), '. ']
    const group = [first, ...more]
    const each = groups.size === 1 ? 'Each is' : `${titles(group, MOST.carried)} are each`
    return [`${each} a standard ${terms}`, ...programmesOf(group), '. ']
  })
}

function opening([first]: Words): string {
  return typeof first === 'string' ? first : ''
}

/** " (Via LA, Access Advance or Avanci)": who runs them, linked once each; nothing for none. */
function programmesOf(records: readonly Standard[]): Words {
  const all = administrators(records)
  const shown = all.length > MOST.links ? [...all.slice(0, MOST.links), 'others'] : all
  const list = shown.flatMap(
    (link, i): Words => [...(i === 0 ? [] : [i === shown.length - 1 ? ' or ' : ', ']), link]
  )
  return list.length === 0 ? [] : [' (', ...list, ')']
}

// ---- what is not certain ---------------------------------------------------------------------------------------------

const MAY: Readonly<Record<Relation, string>> = {
  implements: 'contain the code of ',
  bundles: 'ship a binary of ',
  wraps: "call the system's ",
  'parses-container': 'read the wrapper of '
}

/** "It may also ship a binary of AAC-LC and 8 more standards; …". The denial is said once for a package. */
export function doubtedWords(weighed: readonly Weighed[], alone: boolean): Words {
  const may = [...byRelation(weighed)].map(
    ([relation, records]) => MAY[relation] + titles(records, MOST.doubted)
  )
  const [only] = weighed.length === 1 ? weighed.map((w) => w.flag) : []
  const terms: Words = only === undefined ? [] : [', a standard ', ...termsWords(only.record)]
  const stale = weighed.find((w) => w.flag.stale)?.flag.record
  return trimmed([
    `It may ${alone ? '' : 'also '}${may.join(', and ')}`,
    ...terms,
    doubt(weighed, only),
    ...(stale === undefined ? [] : [`${stale.title} was `, ...staleWords(stale), '. ']),
    ...disputes(weighed),
    ...elsewhere(weighed),
    ...(alone ? [DENIAL] : [])
  ])
}

/** Nothing where the reason is told anyway: the implementation is elsewhere, or nobody knows the terms of the one standard. */
function doubt(weighed: readonly Weighed[], only: Weighed['flag'] | undefined): string {
  if (weighed.every((w) => w.flag.relation === 'wraps')) return '. '
  if (only === undefined) return '; their terms or their place in this package are not certain. '
  return only.verdict.result === 'fail' ? '; its terms or its place in this package are not certain. ' : '. '
}

// ---- both ------------------------------------------------------------------------------------------------------------

/** The oldest day is told: the others are no older. */
function oldTerms(weighed: readonly Weighed[]): Words {
  const [day] = weighed.flatMap((w) => w.flag.termsRead ?? []).sort(byCodeUnit)
  return day === undefined ? [] : oldTermsWords(day)
}

/** One objection is enough to say why nothing is refused. */
function disputes(weighed: readonly Weighed[]): Words {
  const disputed = weighed.find(({ flag }) => (flag.disputed ?? flag.record.disputed) !== undefined)?.flag
  const dispute = disputed?.disputed ?? disputed?.record.disputed
  if (disputed === undefined || dispute === undefined) return []
  const what = disputed.disputed === undefined ? disputed.record.title : 'The record of this package'
  return [`${what} is `, ...disputedWords(dispute), '. ']
}

function elsewhere(weighed: readonly Weighed[]): Words {
  return weighed.some((w) => w.flag.relation === 'wraps') ? [ELSEWHERE] : []
}

const ELSEWHERE =
  'The implementation is another package, the system, the browser or the device: see what that one carries. '

function byRelation(weighed: readonly Weighed[]): ReadonlyMap<Relation, readonly Standard[]> {
  const records = grouped(weighed, (w) => w.flag.relation)
  return new Map([...records].map(([relation, group]) => [relation, group.map((w) => w.flag.record)]))
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

/** `H.264, HEVC and AAC-LC`; `H.264, HEVC and 8 more standards` beyond `most`. */
function titles(records: readonly Standard[], most: number): string {
  const all = [...new Set(records.map((r) => r.title))]
  const left = all.length - most
  if (left > 1) return `${all.slice(0, most).join(', ')} and ${left} more standards`
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** Without the space after the last sentence. */
function trimmed(words: Words): Words {
  const last = words.at(-1)
  if (typeof last !== 'string') return words
  const rest = last.trimEnd()
  return rest === '' ? words.slice(0, -1) : [...words.slice(0, -1), rest]
}
