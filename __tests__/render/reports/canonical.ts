// The canonical reports: what every renderer is looked at with. Their names are the names of the golden files.
import type { Report } from '../../../src/model.ts'
import { hostile } from './hostile.ts'
import {
  finding,
  firstParty,
  h264,
  h264Flag,
  inventoryOf,
  known,
  lockfile,
  npm,
  policyPath,
  report,
  subject,
  use
} from './make.ts'

const root = firstParty('demo-app')
const left = npm('left-pad', '1.3.0')
const quietSubjects = [
  subject(left, known('WTFPL'), {
    use: use(left, 12, { direct: true, manifest: { path: 'package.json', line: 9 } })
  })
]

/** Nothing to say. */
export const quiet = report({ inventory: inventoryOf(root, quietSubjects), subjects: quietSubjects })

/** What was wrong is settled: one package changed, nothing found. */
const leftNew = { ...quietSubjects[0]!, change: { kind: 'added' as const } }
const resolved = report({ inventory: inventoryOf(root, [leftNew]), subjects: [leftNew] })

// ---- one denied license ----------------------------------------------------------------------------------------------

const before = npm('some-lib', '1.9.0')
const after = npm('some-lib', '2.0.0')
const relicensedSubject = subject(after, known('BUSL-1.1'), {
  use: use(after, 812, { direct: true, manifest: { path: 'package.json', line: 14 } }),
  change: { kind: 'upgraded', from: before.id },
  before: known('MIT'),
  beforeVersion: '1.9.0'
})
const relicensedFinding = finding(after, {
  change: { kind: 'upgraded', from: before.id },
  beforeVersion: '1.9.0'
})
const changedFinding = finding(after, {
  rule: 'license-changed',
  what: ['License changed from ', { quote: 'MIT' }, ' to ', { quote: 'BUSL-1.1' }, '.'],
  advice: [['stay on ', { quote: '1.9.0' }]],
  change: { kind: 'upgraded', from: before.id },
  beforeVersion: '1.9.0'
})

export const relicensed = report({
  verdict: 'fail',
  inventory: inventoryOf(root, [...quietSubjects, relicensedSubject]),
  subjects: [...quietSubjects, relicensedSubject],
  findings: [changedFinding, relicensedFinding],
  removed: [{ package: npm('old-thing', '0.1.0'), lockfile: 'package-lock.json', fact: known('ISC') }]
})

const tool = npm('build-tool', '3.1.0')
const toolSubject = subject(tool, known('GPL-3.0-only AND LicenseRef-Extra'), {
  use: use(tool, 90, { scope: 'development', direct: true }),
  change: { kind: 'moved', fromScope: 'runtime' }
})
export const oneDeny = report({
  verdict: 'fail',
  inventory: inventoryOf(root, [toolSubject, ...quietSubjects]),
  subjects: [toolSubject, ...quietSubjects],
  findings: [
    finding(tool, {
      rule: 'license-custom',
      what: [{ quote: 'LicenseRef-Extra' }, ' is a license of its own that nobody has judged yet.'],
      change: { kind: 'moved', fromScope: 'runtime' },
      scope: 'development',
      accepts: ['LicenseRef-Extra']
    })
  ],
  exceptions: [
    {
      list: 'exceptions',
      package: 'pkg:npm/left-pad',
      accept: ['WTFPL'],
      reason: 'Reviewed by counsel',
      owner: '@acme/legal',
      expires: '2027-03-31',
      at: { path: policyPath, line: 21 },
      state: 'used',
      settles: [{ rule: 'license-review', package: left.id }]
    }
  ]
})

// ---- standards -------------------------------------------------------------------------------------------------------

const core = npm('@ffmpeg/core', '0.12.10')
const kit = npm('video-kit', '4.0.2')
const kitSubject = subject(kit, known('MIT'), {
  use: use(kit, 700, { direct: true, dependsOn: [core.id], manifest: { path: 'package.json', line: 14 } }),
  change: { kind: 'added' }
})
const coreSubject = subject(core, known('GPL-2.0-or-later'), {
  use: use(core, 344),
  change: { kind: 'added' },
  flags: [h264Flag],
  via: [kit.id]
})
const flagged = finding(core, {
  rule: 'standard-encumbered',
  what: [
    'Ships a binary of H.264 / MPEG-4 AVC, a standard whose patent holders run a public licensing programme (',
    { text: 'Via LA', url: 'https://www.via-la.com/licensing-programs/' },
    '). This does not say that you need a license.'
  ],
  by: { path: 'open@1', line: 41 },
  accepts: ['h264'],
  evidence: [
    {
      what: [
        "the package's published files were examined: ",
        { quote: 'strings in ffmpeg-core.wasm: --enable-libx264' },
        '; confidence high'
      ],
      source: 'standards data 2026.11.22',
      date: '2026-11-22'
    },
    {
      what: ['AVC/H.264 of Via LA: active'],
      source: 'Via LA licensing programmes',
      url: 'https://www.via-la.com/licensing-programs/',
      date: '2026-11-22'
    }
  ],
  advice: [['use AV1 or VP9 with Opus'], ["use the platform's own codec"], ['leave it out']],
  direct: false,
  at: [{ path: 'package-lock.json', line: 344 }],
  via: [{ name: 'video-kit', at: { path: 'package.json', line: 14 } }],
  remedies: [
    {
      kind: 'exception',
      into: 'exceptions',
      block: '  - package: "pkg:npm/%40ffmpeg/core"\n    accept: ["h264"]\n'
    },
    { kind: 'cleared', into: 'standards.cleared', block: '    - standard: "h264"\n      owner: "FILL IN"\n' }
  ]
})
const unsure = finding(kit, {
  rule: 'standard-unsure',
  level: 'warn',
  what: ["Calls the system's H.264 / MPEG-4 AVC. This does not say that you need a license."],
  accepts: ['h264'],
  evidence: [],
  advice: [],
  remedies: []
})
export const standards = report({
  verdict: 'fail',
  inventory: inventoryOf(root, [coreSubject, kitSubject]),
  subjects: [coreSubject, kitSubject],
  standards: [h264],
  findings: [flagged, relicensedFinding, unsure],
  coverage: {
    packages: 1214,
    judged: 1210,
    lockfileOnly: 1210,
    firstParty: 1,
    skipped: [
      {
        path: 'examples/app/package-lock.json',
        reason: ['the policy leaves it out: ', { quote: 'Test data' }]
      }
    ],
    lockfiles: 1,
    asked: [{ source: 'deps.dev', packages: 1200 }]
  }
})

/** The same where a policy keeps particulars out of everything that is published. */
export const brief: Report = { ...standards, policy: { ...standards.policy, details: 'brief' } }

// ---- many ------------------------------------------------------------------------------------------------------------

const many12 = Array.from({ length: 12 }, (_, i) => npm(`lib-${String(i + 1).padStart(2, '0')}`, `${i}.0.0`))
const manySubjects = many12.map((pkg, i) =>
  subject(pkg, i % 3 === 0 ? { claims: [], state: 'missing' } : known('BUSL-1.1'), {
    use: use(pkg, 20 + i, {
      at: [{ path: i < 6 ? 'a/package-lock.json' : 'b/package-lock.json', line: 20 + i }]
    }),
    lockfile: i < 6 ? 'a/package-lock.json' : 'b/package-lock.json',
    change: { kind: 'added' },
    via: [left.id]
  })
)
export const many = report({
  verdict: 'fail',
  subjects: manySubjects,
  inventory: {
    packages: new Map([left, ...many12].map((pkg) => [pkg.id, pkg])),
    lockfiles: [
      lockfile([], [use(left, 3, { direct: true }), ...manySubjects.slice(0, 6).map((s) => s.use)], {
        path: 'a/package-lock.json',
        edges: 'some'
      }),
      lockfile(
        [],
        manySubjects.slice(6).map((s) => s.use),
        { path: 'b/package-lock.json', state: 'declared' }
      )
    ],
    problems: [],
    skipped: []
  },
  findings: [
    ...manySubjects.slice(0, 8).map((s) =>
      finding(s.package, {
        lockfile: s.lockfile,
        direct: false,
        at: s.use.at,
        via: [{ name: 'left-pad' }, { name: 'b' }, { name: 'c' }, { name: 'd' }, { name: 'e' }]
      })
    ),
    ...manySubjects.slice(6).map((s) =>
      finding(s.package, {
        rule: 'license-missing',
        level: 'warn',
        what: ['No license is given.'],
        lockfile: s.lockfile,
        direct: false,
        at: s.use.at,
        fresh: s.package.name !== 'lib-12',
        advised: ['development dependencies are only advised on'],
        remedies: []
      })
    ),
    finding(many12[11]!, {
      level: 'note',
      what: ['Something to know.'],
      lockfile: 'b/package-lock.json',
      remedies: []
    })
  ]
})

// ---- no policy, not all judged ---------------------------------------------------------------------------------------

export const offered = report({
  mode: 'advise',
  inventory: inventoryOf(root, [relicensedSubject]),
  subjects: [relicensedSubject],
  findings: [{ ...relicensedFinding, level: 'warn', by: { path: 'open@1', line: 12 } }],
  policy: {
    path: 'open@1',
    presets: ['open@1'],
    offered: true,
    details: 'full',
    blockOn: 'deny',
    judge: 'fresh',
    incomplete: 'warn'
  }
})

export const incomplete = report({
  verdict: 'incomplete',
  inventory: {
    ...inventoryOf(root, quietSubjects),
    lockfiles: [
      ...inventoryOf(root, quietSubjects).lockfiles,
      lockfile([], [], { path: 'web/package-lock.json', state: 'failed', edges: 'none' })
    ]
  },
  subjects: quietSubjects,
  problems: [
    {
      code: 'lockfile-unreadable',
      what: ['The file is not JSON: it ends in the middle of a text.'],
      where: { path: 'web/package-lock.json', line: 4012 },
      fix: ['Write it again with ', { quote: 'npm install --package-lock-only' }, '.'],
      level: 'warn',
      fresh: true
    },
    {
      code: 'lookup-failed',
      what: ['The license source did not answer for 4 packages.'],
      fix: ['Run the job again.'],
      level: 'warn',
      fresh: true
    },
    {
      code: 'lockfile-missing',
      what: ['The manifest names dependencies, but there is no lockfile.'],
      where: { path: 'tools/package.json' },
      fix: ['Commit a lockfile.'],
      level: 'note',
      fresh: false
    }
  ],
  coverage: { ...quiet.coverage, packages: 5 }
})

/** A lockfile that this change touches and that cannot be read, and one finding in what can be. */
export const broken = report({
  ...incomplete,
  verdict: 'fail',
  problems: incomplete.problems.map((problem, i) => (i === 0 ? { ...problem, level: 'deny' } : problem)),
  findings: [{ ...relicensedFinding, level: 'warn' }]
})

/** In a terminal without a base, everything counts. */
export const everything: Report = {
  ...standards,
  compared: false,
  findings: standards.findings.map((f) => ({ ...f, change: { kind: 'unchanged' } })),
  policy: { ...standards.policy, judge: 'everything' }
}

export const canonical: Readonly<Record<string, Report>> = {
  quiet,
  resolved,
  'one-deny': oneDeny,
  relicensed,
  standards,
  brief,
  many,
  offered,
  incomplete,
  broken,
  everything,
  hostile
}
