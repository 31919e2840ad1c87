import type { ProblemRule } from './rule.ts'

/** A lockfile, or an entry of one, that cannot be read. */
export const lockfileUnreadable: ProblemRule = {
  code: 'lockfile-unreadable',
  title: 'Lockfile not readable',
  why: 'What cannot be read cannot be judged, and a gate that lets it through would be no gate.',
  fix: 'Write the lockfile anew with its package manager and commit it.'
}
