import { unjudgedOf, unjudgedTitle } from '../../content/unjudged.ts'
import { listEnd, detailsStart } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { section } from '../page.ts'

const most = 50

/** What was not judged, and why. */
export function notJudged(page: Page): Section[] {
  const { told, writer } = page
  const title = unjudgedTitle(told.report)
  if (title === undefined) return []
  return [
    section(page, {
      importance: 4,
      items: unjudgedOf(told.report),
      most,
      before: detailsStart(`Not judged (${title}), and why`, told.report.verdict === 'incomplete'),
      write: (said) => `- ${writer.text(said)}\n`,
      after: listEnd,
      one: 'item not judged',
      many: 'items not judged'
    })
  ]
}
