// Makes the object behind dist/data/licenses.json: what the program needs to know of every SPDX license and exception.
// Sources: the SPDX list (spdx-license-list, CC0-1.0), Blue Oak Council's ratings (@blueoak/list, CC0-1.0), exception ids
// (spdx-exceptions, CC-BY-3.0: its notice goes into the result), and the readings under src/licenses/data.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const own = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(new URL(`../src/licenses/data/${name}.json`, import.meta.url), 'utf8'))

/** Ratings that the Council gives after a look at the whole text; its Lead is only a candidate, some of them reciprocal. */
const PERMISSIVE_RATINGS = ['Model', 'Gold', 'Silver', 'Bronze']

/** First match counts, so that BY-NC-ND and BY-NC-SA are non-commercial before all else. */
const FAMILIES = /** @type {const} */ ([
  [/^CC-BY-NC-/, 'non-commercial', 'Creative Commons NonCommercial'],
  [/^CC-BY-ND-/, 'no-derivatives', 'Creative Commons NoDerivatives'],
  [/^CC-BY-SA-/, 'strong-copyleft', 'Creative Commons ShareAlike'],
  [/^CC-BY-\d/, 'permissive', 'Creative Commons Attribution']
])

/** Addresses of code hosts, wikis, archives and mirrors show other things tomorrow, or other things beside. */
const UNSTEADY =
  /[?#]|github|gitlab|bitbucket|sourceforge|savannah|wiki|cgit|\/git|cvs|archive|cpan|ctan|debian|tex-archive|googlesource/i

/**
 * The content of dist/data/licenses.json. Rows follow `columns`; `basis` is an index into `bases`; `flags` holds `o`
 * (OSI approved), `f` (FSF free) and `n` (FSF non-free).
 */
export function licensesData() {
  const spdx = require('spdx-license-list/spdx.json')
  const facts = own('license-facts')
  const deprecated = own('spdx-deprecated')
  const exceptions = own('exceptions')
  const kindOf = kinds(facts, ratings())
  const addressOf = addresses(spdx)
  const bases = /** @type {string[]} */ ([])
  const active = Object.keys(spdx).filter((id) => !Object.hasOwn(deprecated.licenses, id))
  const rows = active.sort(byCodeUnit).map((id) => {
    const known = kindOf(id, spdx[id].osiApproved)
    const basis = indexIn(bases, known.basis)
    const row = [id, spdx[id].name, known.kind, basis, known.flags, known.blueOak, addressOf(spdx[id].url)]
    while (row.at(-1) === '') row.pop()
    return row
  })
  return {
    title: 'SPDX licenses and exceptions with the kind of each license',
    notices: ['SPDX is a trademark of The Linux Foundation.', exceptions.meta.notice],
    spdx: facts.meta.spdxLicenseList.version,
    version: facts.meta.updated.replaceAll('-', '.'),
    bases,
    columns: ['id', 'name', 'kind', 'basis', 'flags', 'blueOak', 'url'],
    licenses: rows,
    exceptions: exceptionRows(exceptions),
    deprecated: { licenses: deprecated.licenses, exceptions: deprecated.exceptions }
  }
}

/** `[id]`, or `[id, what it permits]` for one whose whole text only adds permissions. */
function exceptionRows({ missing, permissions }) {
  const permits = new Map(permissions.map((/** @type {any} */ p) => [p.id, p.permits]))
  const ids = [...require('spdx-exceptions/index.json'), ...missing]
  return ids.sort(byCodeUnit).map((id) => (permits.has(id) ? [id, permits.get(id)] : [id]))
}

/** Blue Oak rating by SPDX id. */
function ratings() {
  const found = new Map()
  for (const { name, licenses } of require('@blueoak/list/index.json'))
    for (const { id } of licenses) if (id !== undefined) found.set(id, name)
  return found
}

/** Kind, how it is known, and the flags of an id. A reading of the text comes first, then ratings, then the family. */
function kinds(facts, ratingOf) {
  const rows = new Map(facts.licenses.map((/** @type {any} */ r) => [r.id, r]))
  const read = new Map(own('read-kinds').kinds.map((/** @type {any} */ r) => [r.id, r.kind]))
  const fsf = own('fsf-flags')
  return (/** @type {string} */ id, /** @type {boolean} */ osi) => {
    const row = rows.get(id)
    const free = row ? row.fsf === true : fsf.free.includes(id)
    const nonFree = row ? row.fsf === false : fsf.nonFree.includes(id)
    const flags = `${osi ? 'o' : ''}${free ? 'f' : ''}${nonFree ? 'n' : ''}`
    const blueOak = ratingOf.get(id) ?? ''
    return { ...kindOfId(id, row, read.get(id), blueOak, flags), flags, blueOak }
  }
}

function kindOfId(id, row, read, blueOak, flags) {
  const family = FAMILIES.find(([pattern]) => pattern.test(id))
  if (read !== undefined) return { kind: read, basis: 'read in its text' }
  if (row !== undefined) return { kind: row.kind, basis: basisOfRow(row) }
  if (family !== undefined) return { kind: family[1], basis: `family ${family[2]}` }
  if (PERMISSIVE_RATINGS.includes(blueOak)) return { kind: 'permissive', basis: rated(blueOak) }
  return { kind: 'unclassified', basis: unclassified(blueOak, flags) }
}

/** Rows that follow Blue Oak were also read for restrictions, and have none: even a Lead rating will do there. */
function basisOfRow(row) {
  if (row.publicDomain || row.copyleftBasis !== 'blue-oak') {
    return row.copyleftDoubt && row.restriction === null ? 'read in its text (arguable)' : 'read in its text'
  }
  return rated(row.blueOak)
}

function rated(/** @type {string} */ blueOak) {
  return `rated ${blueOak} by Blue Oak Council`
}

/** None of these flags tells a kind: approved licenses may be permissive or copyleft, non-free ones closed in many ways. */
function unclassified(blueOak, flags) {
  const said = [
    flags.includes('o') ? 'approved by the Open Source Initiative' : '',
    flags.includes('f') ? 'called free by the Free Software Foundation' : '',
    flags.includes('n') ? 'called non-free by the Free Software Foundation' : '',
    blueOak === '' ? '' : rated(blueOak)
  ].filter((s) => s !== '')
  return said.length === 0 ? 'not read yet' : `${said.join(' and ')}, which does not tell its kind`
}

/** The listed address of a license text where it names one license only, else the empty text. */
function addresses(spdx) {
  const uses = new Map()
  for (const { url } of Object.values(spdx)) if (url) uses.set(key(url), (uses.get(key(url)) ?? 0) + 1)
  return (/** @type {string | undefined} */ url) =>
    !url || UNSTEADY.test(url) || uses.get(key(url)) !== 1 ? '' : url
}

function key(/** @type {string} */ url) {
  const page = url
    .toLowerCase()
    .replace(/^[a-z]+:\/\/(www\.)?/, '')
    .replace(/\/+$/, '')
  return page.replace(/\.(html?|txt|php|md)$/, '')
}

function byCodeUnit(/** @type {string} */ a, /** @type {string} */ b) {
  return a < b ? -1 : a > b ? 1 : 0
}

function indexIn(list, item) {
  if (!list.includes(item)) list.push(item)
  return list.indexOf(item)
}
