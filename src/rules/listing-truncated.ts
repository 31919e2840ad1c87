import type { ProblemRule } from './rule.ts'

/** A listing of files that was cut short. */
export const listingTruncated: ProblemRule = {
  code: 'listing-truncated',
  title: 'Files not all listed',
  why: 'The files of the commit were listed only in part, so a lockfile may not have been judged.',
  fix: 'Run the check again.'
}
