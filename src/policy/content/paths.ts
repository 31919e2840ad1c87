import type { Fault, Trouble } from '../fault.ts'
import type { Path } from '../yaml/node.ts'
import { type Content, faultAt, partAt } from '../yaml/part.ts'

/** An entry of `paths` that says nothing. */
export function pathFaults(content: Content, entry: Path): Fault[] {
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
