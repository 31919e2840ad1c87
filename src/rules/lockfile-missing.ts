import type { ProblemRule } from './rule.ts'

/** A project without a lockfile, or one whose lockfile went. */
export const lockfileMissing: ProblemRule = {
  code: 'lockfile-missing',
  title: 'No lockfile',
  why: 'Without a lockfile nobody knows which versions will be installed, so they cannot be judged.',
  fix: 'Commit the lockfile that the package manager writes.'
}
