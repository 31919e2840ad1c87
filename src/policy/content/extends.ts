import type { Words } from '../../model.ts'
import { nearest } from '../../text/nearest.ts'
import { type Fault, series, type Trouble } from '../fault.ts'
import { presetName } from '../formats.ts'
import { PRESETS } from '../presets.ts'
import type { Path } from '../yaml/node.ts'
import { type Content, faultAt, partAt, textAt } from '../yaml/part.ts'

const PARTS = ['repo', 'path', 'ref'] as const

/** An entry names a preset that is there, or all three parts of a file in another repository. */
export function extendsFaults(content: Content, entry: Path): Fault[] {
  const value = partAt(content, entry)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const has = (key: string) => Object.hasOwn(value, key)
  const parts = PARTS.filter(has)
  if (has('preset')) {
    return parts.length > 0 ? faultAt(content, entry, BOTH) : presetFaults(content, [...entry, 'preset'])
  }
  if (parts.length === 0) return Object.keys(value).length === 0 ? faultAt(content, entry, NEITHER) : []
  const absent = PARTS.filter((part) => !has(part))
  return absent.length === 0 ? [] : faultAt(content, entry, partsAbsent(absent))
}

function presetFaults(content: Content, path: Path): Fault[] {
  const name = textAt(content, path)
  if (name === undefined || presetName(name) !== undefined) return []
  const isKnown = (PRESETS as readonly string[]).includes(name)
  return isKnown ? [] : faultAt(content, path, unknownPreset(name))
}

function unknownPreset(name: string): Trouble {
  const near = nearest(name, PRESETS)
  const fix: Words =
    near === undefined ? ['This version has ', ...series(PRESETS), '.'] : ['Write ', { quote: near }, '.']
  return { what: [{ quote: name }, ' is no preset of this version.'], fix }
}

const NEITHER: Trouble = {
  what: ['This entry names neither a preset nor a file of another repository.'],
  fix: ['Write ', { quote: 'preset: open@1' }, ', or ', ...series(PARTS), '.']
}

const BOTH: Trouble = {
  what: ['This entry names a preset and a file of another repository at once.'],
  fix: ['Make two entries of it; the last one is the strongest.']
}

function partsAbsent(absent: readonly string[]): Trouble {
  return {
    what: [
      'A file of another repository is known by ',
      ...series(PARTS),
      ', and here is no ',
      ...series(absent, 'or'),
      '.'
    ],
    fix: ['Add ', ...series(absent), '.']
  }
}
