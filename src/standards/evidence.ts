import type { Evidence, Flag, Package, Programme, Quote, SourceNote, Standard, Words } from '../model.ts'
import { elsewhere } from './match.ts'
import { ownPage } from './words.ts'

type Origin = Package['origin']

const KINDS: Readonly<Record<Flag['evidenceKind'], string>> = {
  inspected: "the package's published files were examined",
  document: 'a text of the project or its packager says so',
  related: 'files of a related package were examined, not of this one',
  'general-knowledge': 'general knowledge, not checked against a source'
}

/**
 * How we know, in sentences: the kind of evidence with its particulars, when it was reviewed and how sure we are, and which
 * programmes there are. The particulars name other people's files, so they are quoted.
 */
export function evidenceWords(flag: Flag, record: Standard, origin: Origin): Words {
  const reviewed = ` Reviewed ${record.last_reviewed}, ${confidenceText(flag, record)}.`
  const programmes = record.licensing_programmes.flatMap(
    (p): Words => [' Programme: ', ...programmeWords(p), '.']
  )
  return ['Evidence: ', ...howWeKnow(flag, origin), '.', reviewed, ...programmes]
}

/** The same as a list for a Hit: the package's evidence first, then each programme or else a source on the terms. */
export function evidenceOf(
  flag: Flag,
  record: Standard,
  origin: Origin,
  version: string
): readonly Evidence[] {
  const date = record.last_reviewed
  const own: Evidence = {
    what: [...howWeKnow(flag, origin), `; ${confidenceText(flag, record)}`],
    source: `standards data ${version}`,
    date
  }
  return [own, ...termsEvidence(record)]
}

function termsEvidence(record: Standard): readonly Evidence[] {
  const date = record.last_reviewed
  const programmes = record.licensing_programmes.map((p) => ({
    what: [`${p.programme} of ${p.administrator}: ${p.state}${unchecked(p.source)}`],
    source: p.source.title,
    ...(p.source.url === null ? {} : { url: p.source.url }),
    date
  }))
  if (programmes.length > 0) return programmes
  const source = record.sources.find((s) => s.kind === 'found') ?? record.sources[0]
  if (source === undefined) return []
  const what = [`the terms of ${record.title}${unchecked(source)}`]
  return [{ what, source: source.title, ...(source.url === null ? {} : { url: source.url }), date }]
}

function unchecked(source: SourceNote): string {
  return source.kind === 'found' ? '' : ' (not checked against a source)'
}

function howWeKnow(flag: Flag, origin: Origin): Words {
  const quotes = [...flag.evidence, ...(flag.note === undefined ? [] : [flag.note])].map(
    (q): Quote => ({ quote: q })
  )
  const listed = quotes.flatMap((q, i): Words => [i === 0 ? ': ' : '; ', q])
  const named = elsewhere(origin)
    ? [' (matched by name: this one comes from elsewhere than the registry, and its files may differ)']
    : []
  return [KINDS[flag.evidenceKind], ...listed, ...named]
}

function confidenceText({ confidence }: Flag, record: Standard): string {
  if (confidence === record.confidence) return `confidence ${confidence}`
  return `confidence ${confidence} for the package, ${record.confidence} for the standard`
}

function programmeWords(programme: Programme): Words {
  const name = `${programme.programme} of ${programme.administrator}`
  const url = ownPage(programme)
  return [url === undefined ? name : { text: name, url }, `, ${programme.state}`]
}
