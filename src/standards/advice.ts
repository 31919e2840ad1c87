import type { Flag, Standard, Words } from '../model.ts'

/** A flag with its record, and the standards that could take its place under the policy's definition. */
export interface Case {
  readonly flag: Pick<Flag, 'relation' | 'instead'>
  readonly record: Standard
  readonly alternatives: readonly Standard[]
}

/** The last step of all. A finding's advice leaves it out, because the report offers the block to paste in its place. */
export const MAINTAINER: Words = ['a maintainer decides']

/**
 * What a reader can do about the flags of one package, most useful first: another standard, a package that takes the codec
 * away, leaving it out, and the platform's own codec. Each step is a phrase without a full stop.
 */
export function adviceFor(cases: readonly Case[]): readonly Words[] {
  return [...otherStandard(cases), ...otherPackage(cases), ...leaveItOut(cases), ...platform(cases)]
}

/** `use AV1 or VP9 with Opus`: pictures, video and sound each by their own. */
function otherStandard(cases: readonly Case[]): readonly Words[] {
  const all = new Map(
    ends(cases)
      .flatMap((c) => c.alternatives)
      .map((r) => [r.id, r])
  )
  const titles = (category: string): string =>
    [...all.values()]
      .filter((r) => r.category === category)
      .map((r) => r.title)
      .join(' or ')
  const audio = titles('audio-codec')
  const video = titles('video-codec')
  const moving = video === '' || audio === '' ? video + audio : `${video} with ${audio}`
  return [titles('image-codec'), moving].filter((t) => t !== '').map((t) => [`use ${t}`])
}

/** HEIC is HEVC in a container: who swaps the one has swapped the other. */
function ends(cases: readonly Case[]): readonly Case[] {
  const parts = new Set(cases.flatMap((c) => c.record.depends_on))
  return cases.filter((c) => !parts.has(c.record.id))
}

function otherPackage(cases: readonly Case[]): readonly Words[] {
  const all = new Map(cases.flatMap((c) => c.flag.instead ?? []).map((m) => [m.name, m]))
  return [...all.values()].map(({ name, how }) => ['use ', { quote: name }, ` (${how})`])
}

function leaveItOut(cases: readonly Case[]): readonly Words[] {
  if (cases.length === 0) return []
  const onlyCalls = cases.every((c) => c.flag.relation === 'wraps')
  return [[onlyCalls ? 'see what the implementation that it calls carries' : 'leave it out']]
}

/** Vendors of browsers, phones and systems normally see to the codecs that they ship. */
function platform(cases: readonly Case[]): readonly Words[] {
  const codec = cases.some(
    ({ flag, record }) =>
      (flag.relation === 'implements' || flag.relation === 'bundles') && record.category.endsWith('-codec')
  )
  return codec ? [["let the browser's, the system's or the device's own codec do it"]] : []
}
