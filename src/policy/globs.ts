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
