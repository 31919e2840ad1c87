import { type Fault, type Trouble } from '../fault.ts'
import { readExpression } from '../names.ts'
import { halfOf } from '../references.ts'
import type { Path } from '../yaml/node.ts'
import { type Content, entriesAt, faultAt, partAt, textAt } from '../yaml/part.ts'
import { type Context, troubleOf } from './context.ts'
import { versionFaults } from './versions.ts'

/** An entry of `clarifications`. */
export function clarificationFaults(content: Content, entry: Path, { names }: Context): Fault[] {
  const license = textAt(content, [...entry, 'license'])
  const trouble = license === undefined ? undefined : troubleOf(readExpression(license, names), license)
  return [
    ...versionFaults(content, entry),
    ...faultAt(content, [...entry, 'license'], trouble),
    ...entriesAt(content, [...entry, 'evidence']).flatMap((item) =>
      faultAt(content, item, evidenceTrouble(partAt(content, item)))
    )
  ]
}

function evidenceTrouble(value: unknown): Trouble | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const has = (key: string) => Object.hasOwn(value, key)
  if (has('file') !== has('sha256')) return has('file') ? halfOf('file', 'sha256') : halfOf('sha256', 'file')
  if (has('file') && has('url')) return TWO_AT_ONCE
  return Object.keys(value).length === 0 ? NOTHING : undefined
}

const NOTHING: Trouble = {
  what: ['This evidence is empty, and a fact without evidence is only an opinion.'],
  fix: [
    'Write ',
    { quote: 'url:' },
    ' with an address, or ',
    { quote: 'file:' },
    ' with ',
    { quote: 'sha256:' },
    '.'
  ]
}

const TWO_AT_ONCE: Trouble = {
  what: ['This evidence is a file and an address at once.'],
  fix: ['Make two entries of it.']
}
