import type { Words } from '../model.ts'
import type { Reading } from './read.ts'

const MOST = 100
const UNRELATED: Words = ['several licenses are stated, and how they relate is not said']

type ReadText = (text: string) => Reading

/**
 * npm's old forms: `{type, url}`, and arrays of texts and such objects. Their relation is not said anywhere: one distinct
 * license is that license, more are a conflict whose suggestion is the reader's pick of one.
 */
export function readSeveral(raw: unknown, readText: ReadText): Reading {
  if (!Array.isArray(raw)) return readObject(raw, readText)
  if (raw.length > MOST) return unreadable([`it lists more than ${MOST} licenses`])
  const readings = raw.map((item) => (typeof item === 'string' ? readText(item) : readObject(item, readText)))
  return merge(readings)
}

/** One reading of several that must agree; those that say nothing do not count. */
function merge(readings: readonly Reading[]): Reading {
  const said = readings.filter((r) => r.state !== 'missing')
  const [first] = said
  if (first === undefined) return { state: 'missing' }
  const open = said.find((r) => r.state !== 'known')
  if (open !== undefined) return open
  const alternatives = [...new Set(said.flatMap((r) => (r.state === 'known' ? [r.expression] : [])))]
  return alternatives.length === 1 ? first : conflict(alternatives, UNRELATED)
}

/** The suggestion is a choice between the licenses that are known. */
export function conflict(alternatives: readonly string[], why: Words): Reading {
  const suggestion = alternatives
    .map((a) => (a.includes(' OR ') && alternatives.length > 1 ? `(${a})` : a))
    .join(' OR ')
  return { state: 'conflict', why, suggestion, alternatives }
}

/** The type counts. An address alone counts too, but beside a type it can only disagree, for it may be any page. */
function readObject(raw: unknown, readText: ReadText): Reading {
  if (raw === undefined || raw === null) return { state: 'missing' }
  if (typeof raw !== 'object' || Array.isArray(raw)) return unreadable(['it is no text'])
  const { type, name, url } = raw as { type?: unknown; name?: unknown; url?: unknown }
  const byName = readPart(type ?? name, readText)
  const byUrl = readPart(url, readText)
  if (byName.state === 'missing') return byUrl
  if (byUrl.state !== 'known') return byName
  if (byName.state === 'known' && byName.expression !== byUrl.expression) {
    return conflict([byName.expression, byUrl.expression], UNRELATED)
  }
  if (byName.state !== 'unreadable') return byName
  return { ...byName, suggestion: byName.suggestion ?? byUrl.expression }
}

function readPart(part: unknown, readText: ReadText): Reading {
  if (part === undefined || part === null) return { state: 'missing' }
  return typeof part === 'string' ? readText(part) : unreadable(['it is no text'])
}

function unreadable(why: Words): Reading {
  return { state: 'unreadable', why }
}
