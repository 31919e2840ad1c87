import type { Lockfile, Location, Problem, Quote, Words } from '../model.ts'
import type { Parsed } from './format.ts'

/** More than this of one file, and the rest is told as a number. */
const MOST_TOLD = 50

const LONGEST_QUOTE = 200

/** Foreign text for a sentence, cut where it is longer than anybody reads. */
export function quote(text: string): Quote {
  if (text.length <= LONGEST_QUOTE) return { quote: text }
  return { quote: `${text.slice(0, LONGEST_QUOTE).replace(/[\ud800-\udbff]$/, '')}…` }
}

export function place(path: string, line: number | undefined): Location {
  return line === undefined ? { path } : { path, line }
}

/** Something in a lockfile, or all of it, that could not be read. */
export function unreadable(path: string, what: Words, line?: number): Problem {
  const fix = ['Have the package manager write this lockfile anew, look at the difference, and commit it']
  return { code: 'lockfile-unreadable', what, where: place(path, line), fix }
}

/** A lockfile that names more than it holds. */
export function incomplete(path: string, what: Words, line?: number): Problem {
  const fix = ['Have the package manager install once more, and commit the lockfile that it writes']
  return { code: 'lockfile-incomplete', what, where: place(path, line), fix }
}

/** A package that the lockfile does not hold to one version or commit. */
export function unpinned(path: string, what: Words, line?: number): Problem {
  const fix = [
    'Have the package manager install once more, so that the lockfile names an exact version or commit'
  ]
  return { code: 'dependency-unpinned', what, where: place(path, line), fix }
}

/** The result for a lockfile of which nothing could be read. */
export function failed(path: string, format: string, what: Words, line?: number): Parsed {
  const lockfile: Parsed['lockfile'] = {
    path,
    format,
    uses: [],
    roots: [],
    edges: 'none',
    state: 'failed',
    statesLicenses: false
  }
  return { packages: [], lockfile, problems: [unreadable(path, what, line)] }
}

/** Collects the problems of one lockfile. */
export interface Told {
  add(problem: Problem): void
  /** The first fifty, and one that says how many more there are: none is lost, and no report is flooded. */
  problems(): readonly Problem[]
  /** `all` says that every edge is known: a lockfile with anything missing or unreadable may not say so. */
  edges(): Lockfile['edges']
}

export function toldOf(path: string): Told {
  const first: Problem[] = []
  let more = 0
  return {
    add: (problem) => {
      if (first.length < MOST_TOLD) first.push(problem)
      else more++
    },
    problems: () =>
      more === 0 ? first : [...first, unreadable(path, [`${more} more problems in this lockfile`])],
    edges: () => (first.length === 0 ? 'all' : 'some')
  }
}
