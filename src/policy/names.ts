import type { Catalog } from '../licenses/catalog.ts'
import { type Expression, formatExpression, parseExpression } from '../licenses/expression.ts'
import { leavesOf } from '../licenses/ways.ts'
import type { Words } from '../model.ts'
import { nearest } from '../text/nearest.ts'
import { notYet, series, type Trouble } from './fault.ts'
import { keysAt, noteAt } from './outline.ts'

/** The names that a policy may use, beyond those of its own keys. */
export interface Names {
  readonly catalog: Catalog
  /** Ids of the definitions of "open standard". */
  readonly definitions: readonly string[]
  /** Ids of all standards; without them any id of the right form is taken for one. */
  readonly standards?: readonly string[]
}

export type Read =
  | { readonly name: string }
  /** `isJoined`: it is an expression of several licenses. */
  | { readonly trouble: Trouble; readonly isJoined?: boolean }

export type ReadExpression =
  | { readonly name: string; readonly expression: Expression }
  | { readonly trouble: Trouble }

/** A whole SPDX expression in canonical form, every license of which is known or named. */
export function readExpression(text: string, names: Names): ReadExpression {
  const parsed = parseExpression(text, names.catalog)
  if ('problem' in parsed) return { trouble: unreadable(text, parsed.problem, names) }
  const { expression } = parsed
  const unsaid = leavesOf(expression).find(({ sort }) => sort === 'missing' || sort === 'unreadable')
  if (unsaid === undefined) return { name: formatExpression(expression), expression }
  const what: Words = [{ quote: unsaid.text }, ' names no license: it says that nobody knows one.']
  return { trouble: { what, fix: ['Write the SPDX expression that holds, such as ', { quote: 'MIT' }, '.'] } }
}

function unreadable(text: string, problem: Words, { catalog }: Names): Trouble {
  const what: Words = [{ quote: text }, ' is no license here: ', ...problem, '.']
  return { what, fix: licenseFix(text, catalog) }
}

/** One license of an SPDX expression, in canonical form: `licenses.allow`, `licenses.deny`. */
export function readLicenseName(text: string, names: Names): Read {
  const parsed = parseExpression(text, names.catalog)
  if ('problem' in parsed) return { trouble: unreadable(text, parsed.problem, names) }
  const { expression } = parsed
  if (expression.type !== 'leaf') {
    const what: Words = [{ quote: text }, ' joins several licenses, and a list holds single ones.']
    return { trouble: { what, fix: ['Write each of them as an entry of its own.'] }, isJoined: true }
  }
  if (expression.sort === 'missing' || expression.sort === 'unreadable') {
    const what: Words = [{ quote: text }, ' names no license: it says that nobody knows one.']
    return {
      trouble: {
        what,
        fix: [
          'Set the level of ',
          { quote: 'unknown.missing' },
          ' or ',
          { quote: 'unknown.unreadable' },
          ' instead.'
        ]
      }
    }
  }
  return { name: expression.text }
}

function licenseFix(text: string, catalog: Catalog): Words {
  const near = nearest(text.slice(0, 80), catalog.ids)
  if (near !== undefined) return ['Write ', { quote: near }, ' if that is what is meant.']
  return [
    'Write an SPDX id such as ',
    { quote: 'MIT' },
    ', or ',
    { quote: 'LicenseRef-' },
    ' and a name of your own.'
  ]
}

/** What an exception accepts: a kind, a way of not knowing, a standard or a license, in canonical form. */
export function readAccepted(text: string, names: Names): Read {
  if (text === '*' || /^(?:all|any|everything)$/i.test(text)) return { trouble: EVERYTHING }
  if (text === NO_PACKAGE) return { trouble: NOT_OF_A_PACKAGE }
  if (noteAt(['unknown', text])?.later === true) return { trouble: notYet(text) }
  if (ACCEPTED.includes(text) || names.standards?.includes(text) === true) return { name: text }
  const license = readLicenseName(text, names)
  if ('name' in license || license.isJoined === true) return license
  if (names.standards === undefined && STANDARD_FORM.test(text)) return { name: text }
  const what: Words = [
    { quote: text },
    ' is no kind, no license, no standard and no word of ',
    { quote: 'unknown' }
  ]
  return {
    trouble: { what: [...what, ', so the exception would accept nothing.'], fix: acceptFix(text, names) }
  }
}

const EVERYTHING: Trouble = {
  what: ['An exception cannot accept everything: it would hide whatever the package does next.'],
  fix: ['Name what is accepted, such as ', { quote: 'accept: [source-available]' }, '.']
}

/** The one word of `unknown` that is about a folder. */
const NO_PACKAGE = 'no-lockfile'

const NOT_OF_A_PACKAGE: Trouble = {
  what: [
    { quote: NO_PACKAGE },
    ' is about a folder and not about a package, so the exception would accept nothing.'
  ],
  fix: [
    'Set the level of ',
    { quote: 'unknown.no-lockfile' },
    ' for that folder under ',
    { quote: 'paths' },
    '.'
  ]
}

const STANDARD_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Kinds of license, one that does not go with our own, and what can be unknown about one package. */
const ACCEPTED: readonly string[] = [...keysAt(['licenses', 'kinds']), 'incompatible', ...keysAt(['unknown'])]

function acceptFix(text: string, names: Names): Words {
  const word = text.slice(0, 80)
  const license = nearest(word, names.catalog.ids)
  const other = nearest(word, [...ACCEPTED, ...(names.standards ?? [])])
  const near = /[A-Z]/.test(text) ? (license ?? other) : (other ?? license)
  if (near !== undefined) return ['Write ', { quote: near }, '.']
  return [
    'Use the names that the finding shows, such as ',
    ...series(['source-available', 'BUSL-1.1'], 'or'),
    '.'
  ]
}

/** An id out of a list: a standard or a definition. */
export function readId(
  text: string,
  what: 'standard' | 'definition',
  ids: readonly string[] | undefined
): Read {
  if (ids === undefined ? STANDARD_FORM.test(text) : ids.includes(text)) return { name: text }
  const near = nearest(text.slice(0, 80), ids ?? [])
  const list = ids !== undefined && ids.length <= 20 ? ids : []
  const fix: Words =
    near !== undefined
      ? ['Write ', { quote: near }, '.']
      : list.length > 0
        ? ['The ids are ', ...series(list), '.']
        : ['Use the id that the finding shows, such as ', { quote: 'aac-lc' }, '.']
  return { trouble: { what: [{ quote: text }, ` is the id of no ${what} that is known here.`], fix } }
}
