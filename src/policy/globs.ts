import { Minimatch } from 'minimatch'

/** `/` between folders on every system, and bounded: https://github.com/isaacs/minimatch */
const OPTIONS = {
  dot: true,
  nonegate: true,
  nocomment: true,
  braceExpandMax: 1000,
  platform: 'linux'
} as const

/** Says whether a path of the repository fits at least one of the globs. */
export function anyGlob(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => new Minimatch(glob, OPTIONS))
  return (path) => matchers.some((matcher) => matcher.match(path))
}

const MOST_EXPANSIONS = 64

/** Whether a glob can be used: its braces stand for at most 64 patterns, and the matcher does not refuse it. */
export function isUsable(glob: string): boolean {
  if (expansions(glob) > MOST_EXPANSIONS) return false
  try {
    return new Minimatch(glob, OPTIONS).set.length > 0
  } catch {
    return false
  }
}

/** How many patterns the braces stand for, at most: `{a,b}{c,d}` for four. */
function expansions(glob: string): number {
  const groups = glob.split('{').slice(1)
  return groups.reduce((product, group) => product * group.split(',').length, 1)
}
