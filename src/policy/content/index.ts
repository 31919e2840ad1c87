import type { Fault } from '../fault.ts'
import { notYet } from '../fault.ts'
import { readExpression, readId } from '../names.ts'
import { type Content, entriesAt, faultAt, textAt } from '../yaml/part.ts'
import { choiceFaults, preferFaults } from './choices.ts'
import { clarificationFaults } from './clarifications.ts'
import { type Context, troubleOf } from './context.ts'
import { clearedFaults, exceptionFaults } from './decisions.ts'
import { extendsFaults } from './extends.ts'
import { licenseFaults } from './licenses.ts'
import { lockedFaults } from './locked.ts'
import { pathFaults } from './paths.ts'

export type { Context } from './context.ts'

/** Faults in what the texts of a file mean. What has not the schema's form is passed over: the schema tells that. */
export function contentFaults(content: Content, context: Context): Fault[] {
  const { names } = context
  const each =
    (check: (content: Content, entry: readonly PropertyKey[], context: Context) => Fault[]) =>
    (...path: readonly string[]) =>
      entriesAt(content, path).flatMap((entry) => check(content, entry, context))
  return [
    ...each(extendsFaults)('extends'),
    ...textFaults(content, ['outbound'], (text) => readExpression(text, names)),
    ...licenseFaults(content, names),
    ...textFaults(content, ['standards', 'definition'], (text) =>
      readId(text, 'definition', names.definitions)
    ),
    ...preferFaults(content, names),
    ...each(choiceFaults)('choices', 'packages'),
    ...each(clarificationFaults)('clarifications'),
    ...each(exceptionFaults)('exceptions'),
    ...each(clearedFaults)('standards', 'cleared'),
    ...each(pathFaults)('paths'),
    ...lockedFaults(content),
    ...proposedFaults(content)
  ]
}

function textFaults(
  content: Content,
  path: readonly string[],
  read: (text: string) => Parameters<typeof troubleOf>[0]
): Fault[] {
  const text = textAt(content, path)
  return text === undefined ? [] : faultAt(content, path, troubleOf(read(text), text))
}

/** The word is read and kept; nobody acts on it yet, and a gate must not look as if somebody did. */
function proposedFaults(content: Content): Fault[] {
  const path = ['gate', 'proposed']
  const text = textAt(content, path)
  const isWord = text === 'never' || text === 'when-approved'
  return isWord ? faultAt(content, path, notYet('gate.proposed')) : []
}
