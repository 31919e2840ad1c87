import { addDays, dayNumber, daysBetween, daysOf } from '../day.ts'
import { type Fault, placeName } from '../fault.ts'
import { someText } from '../formats.ts'
import { readAccepted, readId } from '../names.ts'
import type { Path } from '../yaml/node.ts'
import { type Content, faultAt, textAt, textsAt } from '../yaml/part.ts'
import { type Context, troubleOf } from './context.ts'
import { versionFaults } from './versions.ts'

/** An entry of `exceptions`. */
export function exceptionFaults(content: Content, entry: Path, context: Context): Fault[] {
  return [
    ...versionFaults(content, entry),
    ...textsAt(content, [...entry, 'accept']).flatMap(({ text, path }) =>
      faultAt(content, path, troubleOf(readAccepted(text, context.names), text))
    ),
    ...endFaults(content, entry, context)
  ]
}

/** An entry of `standards.cleared`. */
export function clearedFaults(content: Content, entry: Path, context: Context): Fault[] {
  const standard = textAt(content, [...entry, 'standard'])
  const isText = standard !== undefined && someText(standard) === undefined
  const trouble = isText
    ? troubleOf(readId(standard, 'standard', context.names.standards), standard)
    : undefined
  return [...faultAt(content, [...entry, 'standard'], trouble), ...endFaults(content, entry, context)]
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
