import type { Finding, Location, Subject } from '../../../model.ts'
import { digits } from '../../content/numbers.ts'
import { licenseSaid, scopeText } from '../../content/phrases.ts'
import type { Said } from '../../content/said.ts'
import { joined, placeText } from '../../content/said.ts'
import { findingWeight } from '../../content/weight.ts'
import { listEnd, detailsStart, row, tableHead } from '../details.ts'
import type { Section } from '../fit.ts'
import type { Page } from '../page.ts'
import { section } from '../page.ts'

const most = 5000

/** Every finding, old ones too. */
export function allFindings(page: Page): Section {
  const { report } = page.told
  const { cell } = page.writer
  return section(page, {
    importance: 6,
    items: report.findings,
    most,
    before:
      detailsStart(`All findings (${digits(report.findings.length)})`) +
      tableHead(['Level', 'Package', 'Finding', 'Rule', 'Where', 'Policy line']),
    write: (finding) =>
      row([
        finding.level + (findingWeight(finding, report) === 'old' ? ', older' : ''),
        cell([{ quote: finding.name }, ' ', ...quoted(finding.version)]),
        cell(finding.what),
        cell([{ quote: finding.rule }]),
        cell(placed(finding.at[0])),
        cell(finding.by === undefined ? [] : [{ quote: placeText(finding.by) }])
      ]),
    after: listEnd,
    one: 'finding'
  })
}

/** Every package by lockfile, with its license and the standards it is tied to. */
export function allPackages(page: Page): Section {
  const { subjects } = page.told.report
  const { cell } = page.writer
  return section(page, {
    importance: 9,
    items: subjects,
    most,
    before:
      detailsStart(`All packages (${digits(subjects.length)})`) +
      tableHead(['Package', 'Version', 'License', 'Standards', 'Scope', 'Lockfile']),
    write: (subject) =>
      row([
        cell([{ quote: subject.package.name }]),
        cell(quoted(subject.package.version)),
        cell(licenseSaid(subject.fact)),
        cell(standardsSaid(subject)),
        scopeText(subject.use.scope),
        cell([{ place: subject.use.at[0] ?? { path: subject.lockfile } }])
      ]),
    after: listEnd,
    one: 'package'
  })
}

function standardsSaid({ flags }: Subject): Said {
  return joined(
    flags.map((flag): Said => [`${relations[flag.relation]} `, flag.record.title]),
    '; '
  )
}

const relations: Readonly<Record<Subject['flags'][number]['relation'], string>> = {
  implements: 'contains the code of',
  bundles: 'ships a binary of',
  wraps: "calls the system's",
  'parses-container': 'reads the wrapper of'
}

function quoted(text: Finding['version']): Said {
  return text === undefined ? [] : [{ quote: text }]
}

function placed(place: Location | undefined): Said {
  return place === undefined ? [] : [{ place }]
}
