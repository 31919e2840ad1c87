import { parsePurl, purlPattern } from '../purl.ts'
import { dayNumber, daysOf } from './day.ts'
import type { Trouble } from './fault.ts'
import { isUsable } from './globs.ts'

/** What is wrong with a text where a certain form is meant; undefined when it is right. Total. */
export type Format = (text: string) => Trouble | undefined

/** A sentence or a name: anything that is not blank. */
export const someText: Format = (text) =>
  text.trim() === ''
    ? { what: ['This text is empty.'], fix: ['Write it out, or take the entry out.'] }
    : undefined

/** A day of the calendar as YYYY-MM-DD. */
export const day: Format = (text) => {
  if (dayNumber(text) !== undefined) return undefined
  return {
    what: [{ quote: text }, ' is not a day of the calendar, so nobody could say when the entry ends.'],
    fix: ['Write year, month and day with all their digits, such as ', { quote: '2027-03-31' }, '.']
  }
}

/** A number of days such as `365d`. */
export const days: Format = (text) => {
  if (daysOf(text) !== undefined) return undefined
  return {
    what: [{ quote: text }, ' is not a number of days.'],
    fix: ['Write a number from 1 to 9999 and the letter d, such as ', { quote: '365d' }, '.']
  }
}

/** A package URL without version, or the beginning of one and `*`. https://github.com/package-url/purl-spec */
export const packagePattern: Format = (text) => {
  if (purlPattern(text) !== undefined) return undefined
  const what = [
    { quote: text },
    ' names no package: it is not a package URL, with or without a star at its end.'
  ]
  return { what, fix: packageFix(text) }
}

function packageFix(text: string): Trouble['fix'] {
  const parsed = parsePurl(text)
  if (parsed?.version !== undefined) {
    return ['Take the version out of ', { quote: 'package' }, ' and write it as ', { quote: 'versions' }, '.']
  }
  if (parsed !== undefined) return ['Take out what follows the name, and use a star at the end only.']
  const npm = /^(?:@[\w.-]+\/)?[\w.-]+\*?$/.test(text) && !text.endsWith('.')
  if (!npm)
    return ['Write it like ', { quote: 'pkg:npm/some-tool' }, ' or ', { quote: 'pkg:npm/%40acme/*' }, '.']
  return ['For an npm package, write ', { quote: `pkg:npm/${text.replace('@', '%40')}` }, '.']
}

/** A glob over paths of the repository, `/` between folders. https://github.com/isaacs/minimatch */
export const glob: Format = (text) => {
  if (text.trim() === '') return someText(text)
  const problem = GLOB_PROBLEMS.find(({ when }) => when.test(text))
  if (problem === undefined) return isUsable(text) ? undefined : TOO_BIG_GLOB(text)
  return { what: [{ quote: text }, problem.what], fix: [problem.fix, ...globFix(text, problem.mend)] }
}

interface GlobProblem {
  readonly when: RegExp
  readonly what: string
  readonly fix: string
  readonly mend?: readonly [RegExp, string]
}

const GLOB_PROBLEMS: readonly GlobProblem[] = [
  {
    when: /^.{1001}/s,
    what: ' is too long for a pattern.',
    fix: 'Split it into several, under 1,000 characters each.'
  },
  {
    when: /\\/,
    what: ' has a backslash, and paths here have none.',
    fix: 'Write / between folders',
    mend: [/\\+/g, '/']
  },
  {
    when: /^!/,
    what: ' begins with !, which has no meaning here.',
    fix: 'Add a later entry for what is to be different: the last match wins.'
  },
  {
    when: /^\.?\//,
    what: ' matches nothing: paths begin at the root of the repository without a slash.',
    fix: 'Leave the beginning out',
    mend: [/^(?:\.?\/)+/, '']
  },
  {
    when: /(?:^|\/)\.\.?(?:\/|$)/,
    what: ' matches nothing: . and .. are no folders here.',
    fix: 'Write the path from the root of the repository.'
  },
  {
    when: /\/$/,
    what: ' matches nothing: no file ends in a slash.',
    fix: 'For all that is in the folder',
    mend: [/\/+$/, '/**']
  }
]

const TOO_BIG_GLOB = (text: string): Trouble => ({
  what: [{ quote: text }, ' stands for too many patterns at once.'],
  fix: ['Write several entries with fewer braces and brackets: each may stand for 64 patterns.']
})

function globFix(text: string, mend: GlobProblem['mend']): Trouble['fix'] {
  return mend === undefined ? [] : [': ', { quote: text.replace(...mend).slice(0, 1000) }, '.']
}

/** A host name, with a port where it has one, without scheme and path. */
export const host: Format = (text) => {
  if (HOST.test(text)) return undefined
  const near = text
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/[/?#].*$/s, '')
  const example = HOST.test(near) ? near : 'npm.acme.example'
  return {
    what: [{ quote: text }, ' is not the name of a host.'],
    fix: ['Write it in small letters, without scheme and path: ', { quote: example }, '.']
  }
}

const HOST =
  /^(?=.{1,260}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?$/

/** The name and number of a preset. */
export const presetName: Format = (text) => {
  if (/^[a-z][a-z-]{0,40}@[1-9]\d{0,3}$/.test(text)) return undefined
  return {
    what: [
      { quote: text },
      ' is not the name of a preset with its number, and without a number it could change under you.'
    ],
    fix: ['Write it like ', { quote: 'open@1' }, '.']
  }
}
