// Small makers of what a report is made of. Each takes what a test cares about and fills in the rest.
import type {
  Fact,
  Finding,
  FlaggedStandard,
  Lockfile,
  Package,
  Report,
  Standard,
  Subject,
  Use
} from '../../../src/model.ts'

const head = '0f3ac09bb6c8b4aef4f0c3d5f2a1b0c9d8e7f605'
const base = 'abc1234567890abcdef1234567890abcdef12345'
export const policyPath = '.github/open-standards.yml'

export function npm(name: string, version: string, more: Partial<Package> = {}): Package {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    id: purl,
    purl,
    name,
    version,
    ecosystem: 'npm',
    origin: 'public-registry',
    hashes: [{ alg: 'SHA-512', hex: 'ab'.repeat(64) }],
    claims: [],
    ...more
  }
}

export function firstParty(name: string, path = 'package-lock.json', more: Partial<Package> = {}): Package {
  return {
    id: `${path}#`,
    name,
    ecosystem: 'npm',
    origin: 'first-party',
    hashes: [],
    claims: [],
    ...more
  }
}

export function known(license: string, more: Partial<Fact> = {}): Fact {
  const form = /^[A-Za-z0-9.+-]+$/.test(license) ? 'id' : 'expression'
  const claims = [{ raw: license, source: 'lockfile', trust: 'pull-request' as const }]
  return { declared: license, concluded: license, form, claims, state: 'known', source: 'lockfile', ...more }
}

export function use(pkg: Package, line: number, more: Partial<Use> = {}): Use {
  return {
    package: pkg.id,
    scope: 'runtime',
    direct: false,
    dependsOn: [],
    at: [{ path: 'package-lock.json', line }],
    bundled: false,
    ...more
  }
}

export function subject(pkg: Package, fact: Fact, more: Partial<Subject> & { line?: number } = {}): Subject {
  const { line = 10, ...rest } = more
  return {
    package: pkg,
    use: use(pkg, line),
    lockfile: 'package-lock.json',
    change: { kind: 'unchanged' },
    fact,
    flags: [],
    via: [],
    ...rest
  }
}

export function finding(pkg: Package, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'license-denied',
    level: 'deny',
    what: [{ quote: 'BUSL-1.1' }, ' is source-available, which the policy denies.'],
    by: { path: policyPath, line: 9 },
    accepts: ['BUSL-1.1', 'source-available'],
    evidence: [{ what: ['the lockfile says ', { quote: 'BUSL-1.1' }], source: 'lockfile' }],
    advice: [['use another package, or a version under a license that the policy allows']],
    package: pkg.id,
    name: pkg.name,
    ...(pkg.version === undefined ? {} : { version: pkg.version }),
    lockfile: 'package-lock.json',
    change: { kind: 'added' },
    direct: true,
    scope: 'runtime',
    at: [
      { path: 'package.json', line: 14 },
      { path: 'package-lock.json', line: 812 }
    ],
    via: [],
    fresh: true,
    remedies: [
      {
        kind: 'exception',
        into: 'exceptions',
        block: exceptionBlock(pkg, 'BUSL-1.1')
      }
    ],
    ...more
  }
}

export function exceptionBlock(pkg: Package, accept: string): string {
  return [
    `  - package: "pkg:npm/${pkg.name.replace('@', '%40')}"`,
    `    versions: "${pkg.version}"`,
    `    accept: ["${accept}"]`,
    '    reason: "FILL IN: why this is acceptable"',
    '    owner: "FILL IN: @who answers for it"',
    '    expires: 2027-02-22',
    ''
  ].join('\n')
}

export function lockfile(
  packages: readonly Package[],
  uses: readonly Use[],
  more: Partial<Lockfile> = {}
): Lockfile {
  return {
    path: 'package-lock.json',
    format: 'package-lock',
    uses,
    roots: packages.filter((pkg) => pkg.origin === 'first-party').map((pkg) => pkg.id),
    edges: 'all',
    statesLicenses: true,
    state: 'locked',
    content: 'c0ffee',
    ...more
  }
}

export const h264: Standard = {
  id: 'h264',
  title: 'H.264 / MPEG-4 AVC',
  bodies: ['itu-t', 'iso-iec'],
  specs: ['ITU-T H.264', 'ISO/IEC 14496-10'],
  status: 'pool-licensed',
  flag: 'encumbered',
  third_party_claims: 'pool',
  expiry: { state: 'in-force', date: '2027', basis: 'sources say so' },
  licensing_programmes: [
    {
      id: 'via-avc',
      administrator: 'Via LA',
      programme: 'AVC/H.264',
      state: 'active',
      covers: 'AVC/H.264 products and streaming',
      source: {
        title: 'Via LA licensing programmes',
        url: 'https://www.via-la.com/licensing-programs/',
        kind: 'found'
      }
    }
  ],
  facts: { patents_royalty_free: false },
  depends_on: [],
  confidence: 'high',
  last_reviewed: '2026-11-22',
  sources: [
    {
      title: 'Via LA licensing programmes',
      url: 'https://www.via-la.com/licensing-programs/',
      kind: 'found'
    },
    { title: 'A page without an address', url: null, kind: 'general-knowledge' }
  ],
  note: '',
  category: 'video-codec',
  regimes: ['itu-iso-iec'],
  unverified: ''
}

export const h264Flag: FlaggedStandard = {
  standard: 'h264',
  relation: 'bundles',
  evidence: ['strings in ffmpeg-core.wasm: --enable-libx264'],
  evidenceKind: 'inspected',
  confidence: 'high',
  severity: 'high',
  pattern: 'pkg:npm/%40ffmpeg/core',
  record: h264,
  verdict: { result: 'fail', predicates: ['royalty-free'] },
  alternatives: [],
  stale: false
}

/** A report in which nothing is the matter. */
export function report(more: Partial<Report> = {}): Report {
  const inventory = more.inventory ?? { packages: new Map(), lockfiles: [], problems: [], skipped: [] }
  const third = [...inventory.packages.values()].filter((pkg) => pkg.origin !== 'first-party').length
  return {
    verdict: 'pass',
    mode: 'enforce',
    findings: [],
    problems: [],
    subjects: [],
    removed: [],
    inventory,
    rules: [
      {
        code: 'license-denied',
        title: 'License denied',
        why: 'The policy does not take it.',
        fix: 'Use another package.'
      },
      {
        code: 'lockfile-unreadable',
        title: 'Lockfile not readable',
        why: 'What cannot be read cannot be judged.',
        fix: 'Write the lockfile anew.'
      },
      {
        code: 'standard-unsure',
        title: 'Standard to look at',
        why: 'We are not sure.',
        fix: 'Read its terms, or ask a maintainer to clear it.'
      },
      {
        code: 'standard-encumbered',
        title: 'Standard under a licensing programme',
        why: 'It is not open.',
        fix: 'Leave it out.'
      }
    ],
    standards: [],
    exceptions: [],
    coverage: {
      packages: third,
      judged: third,
      lockfileOnly: 0,
      firstParty: inventory.packages.size - third,
      skipped: [],
      lockfiles: inventory.lockfiles.length,
      asked: []
    },
    policy: {
      path: policyPath,
      at: base,
      presets: ['open@1'],
      offered: false,
      details: 'full',
      blockOn: 'deny',
      judge: 'fresh',
      incomplete: 'warn'
    },
    data: { standards: '2026.11.22', spdx: '3.28.0', licenses: '2026.11.22' },
    project: { name: 'demo-app', head, base, tool: { name: 'open-standards-gate', version: '0.1.0' } },
    compared: true,
    now: '2026-11-24T12:00:00.000Z',
    ...more
  }
}

/** The inventory of one lockfile: a project and what it uses. */
export function inventoryOf(
  root: Package,
  subjects: readonly Subject[],
  more: Partial<Report['inventory']> = {}
) {
  const packages = [root, ...subjects.map((s) => s.package)]
  const direct = subjects.filter((s) => s.use.direct || s.via.length === 0).map((s) => s.package.id)
  const uses = [use(root, 7, { dependsOn: direct }), ...subjects.map((s) => s.use)]
  return {
    packages: new Map(packages.map((pkg) => [pkg.id, pkg])),
    lockfiles: [lockfile(packages, uses)],
    problems: [],
    skipped: [],
    ...more
  }
}
