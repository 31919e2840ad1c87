import type { ExceptionUse, Finding, Level, Report } from '../model.ts'

/** A report as one surface may show it, and how many standards items that surface keeps to itself. */
export interface Told {
  readonly report: Report
  readonly withheld: Withheld
}

/** Items on standards that are only counted. `old` ones are older than this change, whatever their level. */
interface Withheld extends Readonly<Record<Exclude<Level, 'allow'>, number>> {
  readonly old: number
}

const nothing: Withheld = { deny: 0, warn: 0, note: 0, old: 0 }

/** What a terminal of one's own may show: everything. */
export function whole(report: Report): Told {
  return { report, withheld: nothing }
}

/**
 * What others may read. Under `details: brief` everything that ties a package to a standard is gone: findings of the
 * standards rules are counted, not told; flags, records, blocks and exceptions on standards are left out.
 */
export function published(report: Report): Told {
  return report.policy.details === 'brief'
    ? { report: brief(report), withheld: withheld(report) }
    : whole(report)
}

/** The report without a word on standards. */
function brief(report: Report): Report {
  const ids = standardIds(report)
  return {
    ...report,
    findings: report.findings.filter((finding) => !onStandards(finding, ids)),
    rules: report.rules.filter((rule) => !isStandardsRule(rule.code)),
    subjects: report.subjects.map((subject) =>
      subject.flags.length > 0 ? { ...subject, flags: [] } : subject
    ),
    exceptions: report.exceptions.filter((exception) => !excuses(exception, ids)),
    standards: []
  }
}

function withheld(report: Report): Withheld {
  const counts = { deny: 0, warn: 0, note: 0, old: 0 }
  const ids = standardIds(report)
  for (const finding of report.findings.filter((f) => onStandards(f, ids))) {
    counts[finding.fresh || report.policy.judge === 'everything' ? finding.level : 'old']++
  }
  return counts
}

function standardIds(report: Report): ReadonlySet<string> {
  return new Set(report.standards.map((standard) => standard.id))
}

function onStandards(finding: Finding, standards: ReadonlySet<string>): boolean {
  return isStandardsRule(finding.rule) || finding.accepts.some((name) => standards.has(name))
}

function isStandardsRule(code: string): boolean {
  return code.startsWith('standard')
}

function excuses(exception: ExceptionUse, standards: ReadonlySet<string>): boolean {
  return (
    exception.list === 'standards.cleared' ||
    exception.accept.some((name) => standards.has(name)) ||
    exception.settles.some((s) => isStandardsRule(s.rule))
  )
}
