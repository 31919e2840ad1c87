import { changesOf } from '../../content/changes.ts'
import { digits } from '../../content/numbers.ts'
import { listEnd, detailsStart, row, tableHead } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { section } from '../page.ts'

/** All changes: before, after, license before and after. */
export function allChanges(page: Page, most: number): Section {
  const { told, writer } = page
  const rows = changesOf(told.report)
  const several = told.report.inventory.lockfiles.length > 1
  const columns = ['Package', 'Change', 'Before', 'After', 'License before', 'License after']
  return section(page, {
    importance: 6,
    items: rows,
    most,
    before:
      detailsStart(`All changes (${digits(rows.length)})`) +
      tableHead(several ? [...columns, 'Lockfile'] : columns),
    write: (make) => {
      const { name, change, before, after, licenseBefore, licenseAfter, lockfile } = make()
      const cells = [name, [change], before, after, licenseBefore, licenseAfter]
      const all = several ? [...cells, [{ place: { path: lockfile } }]] : cells
      return row(all.map((said) => writer.cell(said)))
    },
    after: listEnd,
    one: 'change'
  })
}
