import { licenseKey } from '../licenses/expression.ts'
import type { Location, Words } from '../model.ts'
import { nearest } from '../text/nearest.ts'
import { addDays, dayNumber, daysBetween, daysOf } from './day.ts'
import { isRange, isSemver } from './exceptions.ts'
import { type Fault, series, type Trouble } from './fault.ts'
import { packagePattern, presetName, someText } from './formats.ts'
import { type Names, type Read, readAccepted, readId, readLicenseName } from './names.ts'
import { PRESETS } from './presets.ts'
import type { Path } from './yaml/node.ts'
import { type Content, entriesAt, faultAt, partAt, textAt, textsAt } from './yaml/part.ts'

/** What a file is judged by, beyond the schema. */
export interface Context {
  readonly names: Names
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** `gate.longest-exception` of the presets below, such as `365d`, and where it stands. */
  readonly longest?: { readonly value: string; readonly by: Location }
}

/** Faults in what the texts of a file mean. What has not the schema's form is passed over: the schema tells that. */
export function contentFaults(content: Content, context: Context): Fault[] {
  const { names } = context
  const definition = textAt(content, ['standards', 'definition'])
  const known = definition === undefined ? undefined : readId(definition, 'definition', names.definitions)
  return [
    ...entriesAt(content, ['extends']).flatMap((entry) => extendsFaults(content, entry)),
    ...licenseFaults(content, names),
    ...faultAt(content, ['standards', 'definition'], troubleOf(known)),
    ...entriesAt(content, ['exceptions']).flatMap((entry) => exceptionFaults(content, entry, context)),
    ...entriesAt(content, ['standards', 'cleared']).flatMap((entry) =>
      clearedFaults(content, entry, context)
    ),
    ...entriesAt(content, ['paths']).flatMap((entry) => pathFaults(content, entry))
  ]
}

function troubleOf(read: Read | undefined): Trouble | undefined {
  return read !== undefined && 'trouble' in read ? read.trouble : undefined
}

function extendsFaults(content: Content, entry: Path): Fault[] {
  const name = textAt(content, [...entry, 'preset'])
  if (name !== undefined) {
    const isKnown = presetName(name) !== undefined || (PRESETS as readonly string[]).includes(name)
    return isKnown ? [] : faultAt(content, [...entry, 'preset'], unknownPreset(name))
  }
  const value = partAt(content, entry)
  const isBare = typeof value === 'object' && value !== null && Object.keys(value).length === 0
  return isBare ? faultAt(content, entry, NO_PRESET) : []
}

const NO_PRESET: Trouble = {
  what: ['This entry names no preset.'],
  fix: ['Write ', { quote: 'preset: open@1' }, '.']
}

function unknownPreset(name: string): Trouble {
  const near = nearest(name, PRESETS)
  const fix: Words =
    near === undefined ? ['This version has ', ...series(PRESETS), '.'] : ['Write ', { quote: near }, '.']
  return { what: [{ quote: name }, ' is no preset of this version.'], fix }
}

/** Entries that cannot be read, and licenses that one file both allows and denies. */
function licenseFaults(content: Content, names: Names): Fault[] {
  const sides = new Map<string, 'allow' | 'deny'>()
  return (['allow', 'deny'] as const).flatMap((side) =>
    textsAt(content, ['licenses', side]).flatMap(({ text, path }) => {
      if (someText(text) !== undefined) return []
      const read = readLicenseName(text, names)
      if ('trouble' in read) return faultAt(content, path, read.trouble)
      const key = licenseKey(read.name)
      const other = sides.get(key) ?? side
      sides.set(key, other)
      return other === side ? [] : faultAt(content, path, contradiction(read.name))
    })
  )
}

function contradiction(name: string): Trouble {
  return {
    what: [
      { quote: name },
      ' is both in ',
      ...series(['licenses.allow', 'licenses.deny']),
      ', and it cannot be both.'
    ],
    fix: ['Take it out of one of the two.']
  }
}

function exceptionFaults(content: Content, entry: Path, context: Context): Fault[] {
  const versions = textAt(content, [...entry, 'versions'])
  const pattern = textAt(content, [...entry, 'package'])
  const checked =
    versions === undefined || pattern === undefined ? undefined : versionsTrouble(versions, pattern)
  return [
    ...faultAt(content, [...entry, 'versions'], checked),
    ...textsAt(content, [...entry, 'accept']).flatMap(({ text, path }) =>
      someText(text) === undefined ? faultAt(content, path, troubleOf(readAccepted(text, context.names))) : []
    ),
    ...endFaults(content, entry, context)
  ]
}

function versionsTrouble(versions: string, pattern: string): Trouble | undefined {
  if (packagePattern(pattern) !== undefined || someText(versions) !== undefined) return undefined
  if (isSemver(pattern)) return isRange(versions) ? undefined : NO_RANGE(versions)
  return /[\^~<>=*|\s,]/.test(versions) ? RANGE_ELSEWHERE(versions) : undefined
}

const NO_RANGE = (versions: string): Trouble => ({
  what: [{ quote: versions }, ' is no version range that npm understands, so it would cover nothing.'],
  fix: ['Write it like ', ...series(['1.2.3', '^1.2.0', '>=1.6.0 <2.0.0'], 'or'), '.']
})

const RANGE_ELSEWHERE = (versions: string): Trouble => ({
  what: [
    { quote: versions },
    ' is a range, and ranges are read for npm packages only: elsewhere versions have other rules.'
  ],
  fix: ['Write one exact version, or an entry for each.']
})

function clearedFaults(content: Content, entry: Path, context: Context): Fault[] {
  const standard = textAt(content, [...entry, 'standard'])
  const isText = standard !== undefined && someText(standard) === undefined
  const read = isText ? readId(standard, 'standard', context.names.standards) : undefined
  return [...faultAt(content, [...entry, 'standard'], troubleOf(read)), ...endFaults(content, entry, context)]
}

/** A decision must end within `gate.longest-exception`: a file does not tell when it was written, so it counts from today. */
function endFaults(content: Content, entry: Path, { today, longest }: Context): Fault[] {
  const expires = textAt(content, [...entry, 'expires'])
  const path = ['gate', 'longest-exception']
  const own = textAt(content, path)
  const limit = own === undefined ? longest?.value : own
  const days = limit === undefined ? undefined : daysOf(limit)
  if (expires === undefined || dayNumber(expires) === undefined || days === undefined) return []
  if (daysBetween(today, expires) <= days) return []
  const by = own === undefined && longest !== undefined ? [' (', { quote: placeName(longest.by) }, ')'] : []
  return faultAt(content, [...entry, 'expires'], {
    what: [
      { quote: expires },
      ' is too far ahead: ',
      { quote: 'gate.longest-exception' },
      ` allows ${days} days`,
      ...by,
      ', so that decisions are looked at again.'
    ],
    fix: ['Write ', { quote: addDays(today, days) }, ' or an earlier day.']
  })
}

function placeName({ path, line }: Location): string {
  return line === undefined ? path : `${path}:${line}`
}

function pathFaults(content: Content, entry: Path): Fault[] {
  const value = partAt(content, entry)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const says = ['use', 'licenses', 'standards', 'unknown'].some((key) => Object.hasOwn(value, key))
  return says ? [] : faultAt(content, entry, SAYS_NOTHING)
}

const SAYS_NOTHING: Trouble = {
  what: ['This entry says of its paths neither a use nor a level, so it changes nothing.'],
  fix: [
    'Add ',
    { quote: 'use: ignore' },
    ', ',
    { quote: 'use: advise' },
    ' or levels such as ',
    { quote: 'unknown: { missing: deny }' },
    '.'
  ]
}
