import type { Report } from '../../model.ts'
import { count } from './numbers.ts'
import type { Said } from './said.ts'
import { problemWeight } from './weight.ts'

/** What was not judged and why: problems first, then what the policy or the program leaves alone. */
export function unjudgedOf(report: Report): readonly Said[] {
  return [
    ...report.problems.filter((problem) => problemWeight(problem, report) !== 'resolve').map(problemSaid),
    ...report.coverage.skipped.map(
      ({ path, reason }): Said => ['Left alone: ', { place: { path } }, ': ', ...reason]
    )
  ]
}

function problemSaid({ what, where, fix, fresh }: Report['problems'][number]): Said {
  return [
    ...(where === undefined ? [] : [{ place: where }, ': ']),
    ...what,
    ...(fix.length === 0 ? [] : [' → ', ...fix]),
    ...(fresh ? [] : [' (older than this change)'])
  ]
}

/** `4 packages, 1 problem, 2 left alone`: the heading of that list; nothing when all was judged. */
export function unjudgedTitle(report: Report): string | undefined {
  const { packages, judged, skipped } = report.coverage
  const problems = report.problems.filter((problem) => problemWeight(problem, report) !== 'resolve').length
  const parts = [
    ...(packages > judged ? [count(packages - judged, 'package')] : []),
    ...(problems > 0 ? [count(problems, 'problem')] : []),
    ...(skipped.length > 0 ? [`${count(skipped.length, 'file')} left alone`] : [])
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}
