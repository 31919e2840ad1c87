import type { Standard, Words } from '../model.ts'
import type { Holding, Inspection, NotRead } from './result.ts'
import { standardsOf } from './result.ts'

/** What the standards data says, as far as the text needs it. */
export interface Known {
  /** The record of a standard; undefined for one that the data does not have. */
  record(id: string): Pick<Standard, 'title' | 'flag'> | undefined
  /** Ids that the data names for this package; undefined for a package that it does not know. */
  readonly named?: readonly string[]
}

const PLACES = 3
const LISTED = 20

const FLAGS: Readonly<Record<Standard['flag'], string>> = {
  encumbered: 'patent holders ask for royalties',
  review: 'terms to review',
  clear: 'no licensing programme known to us'
}

/** The result for people, a line each: what is held, the proof, what the data says, and what was not read. */
export function inspectionLines(inspection: Inspection, known: Known): readonly Words[] {
  const { holdings } = inspection
  const standards = standardsOf(holdings)
  return [
    headline(inspection, standards.length),
    ...standards.flatMap((id) => standardLines(id, holdings, known)),
    ...comparison(inspection, standards, known),
    ...notRead('Could not be read, so what it holds is not known:', inspection.problems),
    ...notRead('Left alone:', inspection.skipped),
    [],
    ['Signatures are strings of known codecs. What has none of them, or hides them, is unknown, not clear.'],
    ['This does not say that you need a license.']
  ]
}

function headline(
  { package: named, target, files, binaries, scripts }: Inspection,
  standards: number
): Words {
  const what: Words =
    named === undefined ? [{ quote: target }] : [{ quote: named.name }, ' ', { quote: named.version }]
  const held =
    standards === 0 ? 'no known codec' : `${standards} ${standards === 1 ? 'standard' : 'standards'}`
  return [
    ...what,
    `: ${held} in ${count(binaries, 'binary', 'binaries')} and ${count(scripts, 'script')} of ${count(files, 'file')}.`
  ]
}

function standardLines(id: string, holdings: readonly Holding[], known: Known): readonly Words[] {
  const record = known.record(id)
  const own = holdings.filter((h) => h.signature.standards.includes(id))
  const title = record === undefined ? id : `${id}: ${record.title}, ${FLAGS[record.flag]}`
  const more = own.length > PLACES ? [[`  and ${own.length - PLACES} more`]] : []
  return [[], [title], ...own.slice(0, PLACES).flatMap(proof), ...more]
}

function proof({ signature, file, places }: Holding): readonly Words[] {
  return [
    [`  ${signature.meaning}, in `, { quote: file }],
    ...places.map(({ offset, inside, text }): Words => {
      const base64 = inside === undefined ? '' : ` of the base64 at ${inside}`
      return [`    at ${offset}${base64}: `, { quote: text }]
    })
  ]
}

/** Where the data on this package and the package itself differ. */
function comparison(
  { package: named }: Inspection,
  standards: readonly string[],
  known: Known
): readonly Words[] {
  if (named === undefined) return []
  if (known.named === undefined)
    return [[], ['The standards data does not know ', { quote: named.purl }, '.']]
  const missing = standards.filter((id) => !known.named?.includes(id))
  const unseen = known.named.filter((id) => !standards.includes(id))
  return [
    [],
    [
      `The standards data knows `,
      { quote: named.purl },
      missing.length === 0 ? ' and names all of these.' : `, without ${missing.join(', ')}.`
    ],
    ...(unseen.length === 0
      ? []
      : [[`It also names ${unseen.join(', ')}, for which no signature was found here.`]])
  ]
}

function notRead(title: string, notes: readonly NotRead[]): readonly Words[] {
  if (notes.length === 0) return []
  const more = notes.length > LISTED ? [[`  and ${notes.length - LISTED} more`]] : []
  return [
    [],
    [title],
    ...notes.slice(0, LISTED).map(({ path, why }): Words => ['  ', { quote: path }, ...why]),
    ...more
  ]
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
