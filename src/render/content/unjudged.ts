import type { Fact, Report } from '../../model.ts'
import { byCodeUnit, sortedBy } from '../../text/order.ts'
import { count, digits } from './numbers.ts'
import type { Said } from './said.ts'
import { joined, keyOf } from './said.ts'
import { problemWeight } from './weight.ts'

/** What was not judged and why: problems first, then what the policy or the program leaves alone. */
export function unjudgedOf(report: Report): readonly Said[] {
  return [
    ...report.problems.filter((problem) => problemWeight(problem, report) !== 'resolve').map(problemSaid),
    ...unknownLicenses(report),
    ...leftAlone(report.coverage.skipped)
  ]
}

const reasons: Readonly<Record<Exclude<Fact['state'], 'known'>, string>> = {
  missing: 'without a license',
  unreadable: 'with a license that is not readable',
  conflict: 'with claims on the license that disagree',
  'not-asked': 'whose license nobody was asked about',
  failed: 'whose license could not be asked'
}
const shownOfEach = 5

/** The packages without a concluded license, by the reason, the first few by name. */
function unknownLicenses({ subjects }: Report): Said[] {
  const names = new Map<string, Set<string>>()
  for (const { fact, package: pkg } of subjects) {
    if (fact.state === 'known') continue
    const group = names.get(fact.state) ?? new Set()
    names.set(fact.state, group.add(`${pkg.name} ${pkg.version ?? ''}`.trimEnd()))
  }
  return sortedBy(Object.entries(reasons), ([state]) => state).flatMap(([state, reason]) => {
    const group = [...(names.get(state) ?? [])].sort(byCodeUnit)
    const shown = group.slice(0, shownOfEach).map((quote): Said => [{ quote }])
    const more: Said = group.length > shownOfEach ? [' …'] : []
    return group.length === 0
      ? []
      : [[`${count(group.length, 'package')} ${reason}: `, ...joined(shown, ', '), ...more]]
  })
}

/** Files that are left alone, by the reason. */
function leftAlone(skipped: Report['coverage']['skipped']): Said[] {
  const groups = new Map<string, { readonly reason: Said; readonly paths: string[] }>()
  for (const { path, reason } of skipped) {
    const group = groups.get(keyOf(reason)) ?? { reason, paths: [] }
    groups.set(keyOf(reason), group)
    group.paths.push(path)
  }
  return [...groups.values()].map(({ reason, paths }) => {
    const shown = paths.slice(0, shownOfEach).map((path): Said => [{ place: { path } }])
    const more = paths.length - shown.length
    return [
      'Left alone (',
      ...reason,
      '): ',
      ...joined(shown, ', '),
      ...(more > 0 ? [` and ${digits(more)} more`] : [])
    ]
  })
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
