import type { ProblemRule } from './rule.ts'

/** A lockfile that names more than it holds. */
export const lockfileIncomplete: ProblemRule = {
  code: 'lockfile-incomplete',
  title: 'Lockfile incomplete',
  why: 'The lockfile names packages that it does not hold, so those were not judged.',
  fix: 'Install once more with the package manager, and commit the lockfile that it writes.'
}
