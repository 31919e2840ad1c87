import type { ExceptionUse, Report } from '../../../model.ts'
import { digits } from '../../content/numbers.ts'
import { placeText } from '../../content/said.ts'
import { listEnd, detailsStart, row, tableHead } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { section } from '../page.ts'

const most = 50

/** Exceptions that settle something which this change touches. */
export function settledHere(page: Page): Section {
  const { report } = page.told
  const touched = touchedPackages(report)
  const used = report.exceptions.filter((exception) => exception.settles.some((s) => touched.has(s.package)))
  return exceptions(page, used, 'Settled by exceptions of the policy')
}

/** Every exception of the policy and what became of it. */
export function allExceptions(page: Page): Section {
  return exceptions(page, page.told.report.exceptions, 'Exceptions of the policy')
}

function exceptions(page: Page, items: readonly ExceptionUse[], title: string): Section {
  const { cell } = page.writer
  return section(page, {
    importance: 7,
    items,
    most,
    before:
      detailsStart(`${title} (${digits(items.length)})`) +
      tableHead(['Package', 'Accepts', 'Reason', 'Owner', 'Until', 'State', 'Line']),
    write: (e) =>
      row([
        cell([{ quote: e.package }]),
        cell([{ quote: e.accept.join(', ') }]),
        cell([{ quote: e.reason }]),
        cell([{ quote: e.owner }]),
        cell([{ quote: e.expires }]),
        cell([e.state]),
        cell([{ quote: placeText(e.at) }])
      ]),
    after: listEnd,
    one: 'exception'
  })
}

function touchedPackages(report: Report): ReadonlySet<string> {
  const changed = report.subjects.filter((subject) => subject.change.kind !== 'unchanged')
  return new Set(changed.map((subject) => subject.package.id))
}
