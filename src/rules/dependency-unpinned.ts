import type { ProblemRule } from './rule.ts'

/** A dependency whose version nothing fixes. */
export const dependencyUnpinned: ProblemRule = {
  code: 'dependency-unpinned',
  title: 'Dependency not pinned',
  why: 'A range that nothing pins can bring another version tomorrow, so no version can be judged.',
  fix: 'Name one version, or commit a lockfile.'
}
