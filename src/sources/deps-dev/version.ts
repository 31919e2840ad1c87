import type { Claim } from '../../model.ts'
import { isObject, type JsonObject } from '../json.ts'
import { UNREADABLE } from '../patience.ts'
import { type Answer, NOTHING } from '../source.ts'
import { type Coordinate, pageOf } from './coordinate.ts'

/** What deps.dev calls a license that it has no SPDX expression for. */
const NON_STANDARD = 'non-standard'

/**
 * What a Version record (https://docs.deps.dev/api/v3alpha/) says of the license: the SPDX expressions, and the author's
 * own words where there is none. Of several licenses nobody says how they belong together: the claim is a list.
 */
export function answerOf(version: JsonObject, coordinate: Coordinate): Answer {
  const licenses = version['licenses'] ?? []
  const licenseDetails = version['licenseDetails'] ?? []
  if (!isTexts(licenses) || !Array.isArray(licenseDetails)) return { state: 'failed', why: UNREADABLE }
  const details = licenseDetails.filter(isObject)
  const mapped = new Set(details.map((d) => d['spdx']))
  const beside = licenses.filter((l) => !mapped.has(l))
  const said = different([...details.map(licenseOf), ...beside])
  const [first, ...more] = said
  if (first === undefined) return NOTHING
  const raw = more.length === 0 ? first : said
  const written = different(details.map((d) => textOf(d['license']))).join(', ')
  const isOwn = written !== '' && written !== said.join(', ') && beside.length === 0
  const claim: Claim = {
    raw,
    ...(isOwn ? { written } : {}),
    source: 'deps.dev',
    trust: 'outside',
    url: pageOf(coordinate)
  }
  return { state: 'answered', claims: [claim] }
}

function licenseOf(detail: JsonObject): string {
  const spdx = textOf(detail['spdx'])
  return spdx === '' || spdx === NON_STANDARD ? textOf(detail['license']) || spdx : spdx
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function different(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
