// Reports of any size, for laws: limits, linear time.
import type { Report } from '../../../src/model.ts'
import { exceptionBlock, finding, firstParty, inventoryOf, known, npm, report, subject, use } from './make.ts'

export interface Size {
  readonly packages: number
  readonly findings: number
  readonly problems: number
  /** Stands in every text that comes from outside. */
  readonly text: string
}

export function huge({ packages, findings, problems, text }: Size): Report {
  const root = firstParty('demo-app')
  const subjects = Array.from({ length: packages }, (_, i) => {
    const pkg = npm(`lib-${i}${text}`, `${i}.0.0${text}`)
    return subject(pkg, known('MIT', { declared: text, concluded: `MIT AND LicenseRef-${text}` }), {
      use: use(pkg, i + 1, {
        direct: i % 10 === 0,
        dependsOn: i > 0 ? [`pkg:npm/lib-${i - 1}${text}@${i - 1}.0.0${text}`] : []
      }),
      change: { kind: i % 2 === 0 ? 'added' : 'unchanged' }
    })
  })
  return report({
    verdict: 'fail',
    inventory: inventoryOf(root, subjects),
    subjects,
    findings: Array.from({ length: findings }, (_, i) => {
      const pkg = subjects[i % Math.max(packages, 1)]?.package ?? root
      return finding(pkg, {
        level: (['deny', 'warn', 'note'] as const)[i % 3] ?? 'deny',
        what: Array.from({ length: 20 }, () => ({ quote: text })),
        fresh: i % 7 !== 0,
        evidence: Array.from({ length: 5 }, () => ({ what: [{ quote: text }], source: text, date: text })),
        advice: Array.from({ length: 5 }, () => [{ quote: text }]),
        at: Array.from({ length: 5 }, (_unused, n) => ({ path: `${n}${text}`, line: i })),
        via: Array.from({ length: 9 }, () => ({ name: text, at: { path: text, line: 1 } })),
        direct: false,
        remedies: [{ kind: 'exception', into: 'exceptions', block: exceptionBlock(pkg, text) }]
      })
    }),
    problems: Array.from({ length: problems }, (_, i) => ({
      code: 'lockfile-unreadable',
      what: [{ quote: text }],
      where: { path: `${i}${text}`, line: i + 1 },
      fix: [{ quote: text }],
      level: i % 2 === 0 ? 'deny' : 'warn',
      fresh: true
    })),
    exceptions: Array.from({ length: findings }, (_, i) => ({
      list: 'exceptions',
      package: text,
      accept: [text],
      reason: text,
      owner: text,
      expires: '2027-01-01',
      at: { path: text, line: i + 1 },
      state: 'used',
      settles: [{ rule: 'license-denied', package: subjects[0]?.package.id ?? '' }]
    })),
    coverage: {
      packages,
      judged: packages,
      lockfileOnly: packages,
      firstParty: 1,
      skipped: Array.from({ length: problems }, (_, i) => ({
        path: `${i}${text}`,
        reason: [{ quote: text }]
      })),
      lockfiles: 1,
      asked: Array.from({ length: problems }, () => ({ source: text, packages: 1 }))
    },
    policy: {
      path: text,
      at: text,
      presets: [text, text],
      offered: true,
      details: 'full',
      blockOn: 'deny',
      judge: 'fresh',
      incomplete: 'warn'
    }
  })
}
