import type { Words } from '../model.ts'

/** What a field says that is no license name; `reading` is its meaning before any license is looked for. */
export type Constant =
  | { readonly state: 'missing' }
  | { readonly state: 'known'; readonly expression: string }
  | { readonly state: 'unreadable'; readonly why: Words; readonly guess?: string }

const PROPRIETARY: Constant = { state: 'known', expression: 'PROPRIETARY' }
const NO_LICENSE: Constant = { state: 'known', expression: 'UNLICENSED' }
const MISSING: Constant = { state: 'missing' }
const NO_NAME: Constant = { state: 'unreadable', why: ['it names no license'] }
const NOT_LISTED: Constant = { state: 'unreadable', why: ['it stands for a text without an SPDX id'] }

/** By lower-case text. `UNLICENSED` is npm's word for "no license is granted": the opposite of the Unlicense. */
const CONSTANTS: ReadonlyMap<string, Constant> = new Map<string, Constant>([
  ['', MISSING],
  ['none', MISSING],
  ['noassertion', MISSING],
  ['https://aka.ms/deprecatelicenseurl', MISSING],
  ['unlicensed', NO_LICENSE],
  ['unlicenced', NO_LICENSE],
  ['proprietary', PROPRIETARY],
  ['commercial', PROPRIETARY],
  ['all rights reserved', PROPRIETARY],
  ['non-standard', NOT_LISTED],
  ['other', NOT_LISTED],
  ['unknown', NO_NAME],
  ['n/a', NO_NAME],
  ['tbd', NO_NAME],
  ['custom', NO_NAME],
  ['free', NO_NAME],
  ['freeware', NO_NAME]
])

/** The meaning of a trimmed field that is a fixed word, points to a file, or was guessed by a tool; undefined for all else. */
export function readConstant(text: string): Constant | undefined {
  const found = CONSTANTS.get(text.toLowerCase())
  if (found !== undefined) return found
  if (/^see licen[cs]e in\b/i.test(text))
    return { state: 'unreadable', why: ['the license is in a file of the package'] }
  if (text.endsWith('*')) {
    return { state: 'unreadable', why: ['a tool guessed it from a file'], guess: withoutStars(text) }
  }
  return undefined
}

function withoutStars(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '*') end--
  return text.slice(0, end).trimEnd()
}
