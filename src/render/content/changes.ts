import type { Inventory, Report, Subject } from '../../model.ts'
import { sortedBy } from '../../text/order.ts'
import { licenseSaid, scopeText } from './phrases.ts'
import type { Said } from './said.ts'

/** One row of the table of all changes. */
export interface ChangeRow {
  readonly name: Said
  readonly change: string
  readonly before: Said
  readonly after: Said
  readonly licenseBefore: Said
  readonly licenseAfter: Said
  readonly lockfile: string
}

/** Every package that the change touched, by lockfile and name; the rows are made when they are asked for. */
export function changesOf(report: Report): readonly (() => ChangeRow)[] {
  if (!report.compared) return []
  const { packages } = report.inventory
  const changed = report.subjects.filter((subject) => subject.change.kind !== 'unchanged')
  const rows = [
    ...changed.map((subject) => ({
      key: key(subject.lockfile, subject.package),
      row: () => subjectRow(subject, packages)
    })),
    ...report.removed.map((removed) => ({
      key: key(removed.lockfile, removed.package),
      row: () => removedRow(removed)
    }))
  ]
  return sortedBy(rows, (row) => row.key).map(({ row }) => row)
}

function key(lockfile: string, { name, version, id }: Subject['package']): string {
  return [lockfile, name, version ?? '', id].join('\0')
}

function subjectRow(subject: Subject, packages: Inventory['packages']): ChangeRow {
  const { change, fact, before } = subject
  const { name, version } = subject.package
  const replaced = change.kind === 'upgraded' || change.kind === 'replaced'
  const from = replaced ? (subject.beforeVersion ?? packages.get(change.from)?.version) : undefined
  return {
    name: [{ quote: name }],
    change:
      change.kind === 'moved'
        ? `moved: ${scopeText(change.fromScope)} → ${scopeText(subject.use.scope)}`
        : change.kind,
    before: change.kind === 'added' ? ['—'] : versionSaid(replaced ? from : version),
    after: versionSaid(version),
    licenseBefore: change.kind === 'moved' ? licenseSaid(fact) : licenseSaid(before),
    licenseAfter: licenseSaid(fact),
    lockfile: subject.lockfile
  }
}

function removedRow({ package: { name, version }, lockfile, fact }: Report['removed'][number]): ChangeRow {
  return {
    name: [{ quote: name }],
    change: 'removed',
    before: versionSaid(version),
    after: ['—'],
    licenseBefore: licenseSaid(fact),
    licenseAfter: ['—'],
    lockfile
  }
}

function versionSaid(version: string | undefined): Said {
  return version === undefined ? ['not given'] : [{ quote: version }]
}
