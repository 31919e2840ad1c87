import type { ProblemRule } from './rule.ts'

/** A license source that should have answered and did not. */
export const lookupFailed: ProblemRule = {
  code: 'lookup-failed',
  title: 'License source not reached',
  why: 'A source that should know the license could not be asked, and silence is no consent.',
  fix: 'Run the check again.'
}
