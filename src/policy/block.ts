import valid from 'semver/functions/valid.js'
import { purlBase } from '../purl.ts'
import { addDays, daysOf } from './day.ts'
import { isSemver } from './covers.ts'
import type { Policy } from './policy.ts'
import { setting } from './policy.ts'
import { address } from './references.ts'
import { inline, inlineText } from './yaml/inline.ts'

const DEFAULT_DAYS = 90
const REASON = 'FILL IN: why this is acceptable'
const OWNER = 'FILL IN: @who answers for it'
const FOUND = 'FILL IN: how this was found out'

/** The last day that blocks propose: 90 days from today, or `gate.longest-exception` where that is shorter. */
export function blockExpires(policy: Policy, today: string): string {
  const longest = setting(policy, 'gate.longest-exception', '').value
  const days = typeof longest === 'string' ? daysOf(longest) : undefined
  return addDays(today, Math.min(DEFAULT_DAYS, days ?? DEFAULT_DAYS))
}

/**
 * YAML to paste under `exceptions:`, covering exactly this version of the package; whoever pastes it fills in reason and
 * owner. An npm version that is no semver has no range: then all versions are covered. Undefined for text that is no purl.
 */
export function exceptionBlock(about: {
  readonly purl: string
  readonly version?: string
  readonly accept: readonly string[]
  /** YYYY-MM-DD. */
  readonly expires: string
}): string | undefined {
  const base = purlBase(about.purl)
  if (base === undefined || about.accept.length === 0) return undefined
  const versions = exactVersions(base, about.version)
  return entry(2, [
    ['package', inlineText(base)],
    ...(versions === undefined ? [] : [['versions', inlineText(versions)] as const]),
    ['accept', `[${about.accept.map(inlineText).join(', ')}]`],
    ...decision(about.expires)
  ])
}

/** YAML to paste under `cleared:` of `standards:`; whoever pastes it fills in reason and owner. */
export function clearedBlock(about: { readonly standard: string; readonly expires: string }): string {
  return entry(4, [['standard', inlineText(about.standard)], ...decision(about.expires)])
}

/**
 * YAML to paste under `clarifications:`, for exactly this version of the package; whoever pastes it fills in reason and
 * name. A license and an address are never made up: the caller has read both. Undefined for text that is no purl, and for
 * a version that no clarification can name.
 */
export function clarificationBlock(about: {
  readonly purl: string
  readonly version?: string
  /** A canonical SPDX expression. */
  readonly license: string
  /** Where it can be read. */
  readonly url: string
}): string | undefined {
  const base = purlBase(about.purl)
  const versions = base === undefined ? undefined : exactVersions(base, about.version)
  if (base === undefined || versions === undefined || address(about.url) !== undefined) return undefined
  return entry(2, [
    ['package', inlineText(base)],
    ['versions', inlineText(versions)],
    ['license', inlineText(about.license)],
    ['evidence', `[${inline({ url: about.url })}]`],
    ['reason', inlineText(FOUND)],
    ['by', inlineText(OWNER)]
  ])
}

/** YAML to paste under `packages:` of `choices:`. Undefined for text that is no purl. */
export function choiceBlock(about: {
  readonly purl: string
  /** Canonical SPDX expressions: the whole, and a way through it. */
  readonly of: string
  readonly take: string
}): string | undefined {
  const base = purlBase(about.purl)
  if (base === undefined) return undefined
  return entry(4, [
    ['package', inlineText(base)],
    ['of', inlineText(about.of)],
    ['take', inlineText(about.take)]
  ])
}

/** What `versions` says for one version. A lockfile's text may be anything, `>=0` too: only a real version becomes a range. */
function exactVersions(base: string, version: string | undefined): string | undefined {
  if (version === undefined || version.trim() === '') return undefined
  return isSemver(base) ? (valid(version) ?? undefined) : version
}

type Line = readonly [key: string, value: string]

function decision(expires: string): Line[] {
  return [
    ['reason', inlineText(REASON)],
    ['owner', inlineText(OWNER)],
    ['expires', expires]
  ]
}

function entry(indent: number, lines: readonly Line[]): string {
  const space = ' '.repeat(indent)
  return lines.map(([key, value], i) => `${space}${i === 0 ? '- ' : '  '}${key}: ${value}\n`).join('')
}
