// The standards data as the program reads it, from src/standards/data: one file per standard, definition and ecosystem
// there, a few compact ones in dist/data. Nothing is computed here: severities and flags are the program's to work out.
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../src/standards/data/', import.meta.url)

/** Files to write under dist/data, by name; the same bytes for the same source. */
export function standardsData() {
  const { version, disclaimer } = json('meta.json')
  const standards = records('standards')
  const definitions = records('definitions')
  const ecosystems = names('packages')
  const files = new Map([
    [
      'definitions.json',
      { version, disclaimer, ecosystems, standards: standards.map((s) => s.id), definitions }
    ],
    ['standards.json', { version, ...withSourcesOnce(standards) }]
  ])
  for (const type of ecosystems) {
    files.set(`packages-${type}.json`, { version, ...withSetsOnce(json(`packages/${type}.json`), standards) })
  }
  return files
}

/** Many records cite the same page: each is written once, and cited by its place in `sources`. */
function withSourcesOnce(standards) {
  const { list, place } = once()
  const compact = standards.map(({ sources, licensing_programmes, alternatives_source, ...rest }) => ({
    ...rest,
    licensing_programmes: licensing_programmes.map((p) => ({ ...p, source: place(p.source) })),
    ...(alternatives_source === undefined ? {} : { alternatives_source: place(alternatives_source) }),
    sources: sources.map(place)
  }))
  return { sources: list, standards: compact }
}

/**
 * Many packages carry the same set of standards (the codecs of FFmpeg, above all). `standards` holds what a severity needs
 * to know of each standard that is named, so that matching reads no record.
 */
function withSetsOnce(packages, standards) {
  const byId = new Map(standards.map((s) => [s.id, s]))
  const terms = once()
  const sets = once()
  const compact = packages.map((p) => {
    const set = p.standards.map((s) => {
      const { id, status, third_party_claims, confidence } = named(byId, s.id ?? s, p.purl)
      return [terms.place([id, status, third_party_claims, confidence]), s.relation ?? p.relation]
    })
    const { purl, confidence, evidence_kind, evidence, note, instead, disputed } = p
    return { purl, set: sets.place(set), confidence, evidence_kind, evidence, note, instead, disputed }
  })
  return { standards: terms.list, sets: sets.list, packages: compact }
}

function named(byId, id, purl) {
  const standard = byId.get(id)
  if (standard === undefined) throw new Error(`${purl} names the standard ${id}, which has no file`)
  return standard
}

/** A list without duplicates, and the place of a value in it. */
function once() {
  const list = []
  const places = new Map()
  const place = (value) => {
    const key = JSON.stringify(value)
    if (!places.has(key)) places.set(key, list.push(value) - 1)
    return places.get(key)
  }
  return { list, place }
}

function records(kind) {
  return names(kind).map((name) => json(`${kind}/${name}.json`))
}

/** Sorted by code unit, whatever order the file system lists them in. */
function names(kind) {
  const files = readdirSync(new URL(`${kind}/`, folder)).filter((f) => f.endsWith('.json'))
  return files.map((f) => f.slice(0, -'.json'.length)).sort()
}

function json(path) {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'))
}
