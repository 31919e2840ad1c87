// A report in which every text that comes from outside is an attack.
import type { Report } from '../../../src/model.ts'
import { finding, firstParty, inventoryOf, known, npm, report, subject, use } from './make.ts'

/** Each begins with a word that tests look for. None of them may reach a reader unguarded. */
export const attacks = [
  'EVIL @octocat and @acme/legal',
  'EVIL #1 GH-2 acme/app#3 0f3ac09bb6c8b4aef4f0c3d5f2a1b0c9d8e7f605',
  'EVIL ![image](https://evil.example/pixel.png) [link](https://evil.example)',
  'EVIL https://evil.example www.evil.example evil@evil.example',
  'EVIL <img src=x onerror=alert(1)></details></summary><script>',
  'EVIL <!-- open-standards-gate:default -->',
  'EVIL | pipe \\| pipe \\\\| pipe |',
  'EVIL ` one `` two ``` three ` `````',
  '`` EVIL begins and ends with backticks ```',
  'EVIL\n\n# heading\n\n- item\n```\nfence\n~~~\n',
  'EVIL\r\n::error::owned\n::add-mask::x\n##[error]owned ##[group]',
  '::error file=a,line=1::EVIL',
  '##[error]EVIL',
  '  ::stop-commands::EVIL',
  'EVIL \u202eoverride\u202c \u2066isolate\u2069 zero\u200bwidth\ufeff',
  'EVIL \u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u0007 \u009b1m',
  'EVIL lone \ud800 surrogate \udc00',
  'EVIL $x^2$ $$y$$ $`z`$ :tada: &lt;b&gt; &#64;octocat',
  'EVIL **bold** _italic_ ~~gone~~ \\*not\\*',
  `EVIL ${'`'.repeat(120)} ${'x'.repeat(300)}`,
  '__proto__',
  'constructor',
  ''
]

const root = firstParty('EVIL @octocat', 'package-lock.json', { id: 'package-lock.json#EVIL' })

const subjects = attacks.map((attack, i) => {
  const pkg = npm('x', '1', {
    id: `package-lock.json#${i}:${attack}`,
    name: attack,
    version: attack,
    origin: i % 2 === 0 ? 'git' : 'url',
    source: `git+https://evil.example/${attack}`,
    registry: attack
  })
  const { purl: _, ...foreign } = pkg
  return subject(i === 0 ? pkg : foreign, known(attack, { suggestion: attack, form: 'name' }), {
    use: use(pkg, i + 1, { direct: true, at: [{ path: `dir/${attack}/package-lock.json`, line: i + 1 }] }),
    change: i % 2 === 0 ? { kind: 'added' } : { kind: 'upgraded', from: attack },
    before: { declared: attack, claims: [], state: 'unreadable', why: [{ quote: attack }] },
    beforeVersion: attack
  })
})

export const hostile: Report = report({
  verdict: 'fail',
  inventory: inventoryOf(root, subjects, {
    skipped: attacks.map((path) => ({ path, reason: [{ quote: path }] }))
  }),
  subjects,
  findings: attacks.map((attack, i) =>
    finding(subjects[i]!.package, {
      level: i % 3 === 0 ? 'warn' : 'deny',
      rule: 'license-unreadable',
      what: ['The license ', { quote: attack }, ' is not readable.'],
      by: { path: attack, line: 3 },
      accepts: [attack],
      evidence: [{ what: ['It says ', { quote: attack }], source: attack, url: attack, date: '2026-11-22' }],
      advice: [['use ', { quote: attack }], [{ text: 'read this', url: attack }]],
      lockfile: `dir/${attack}/package-lock.json`,
      change: i % 2 === 0 ? { kind: 'added' } : { kind: 'upgraded', from: attack },
      beforeVersion: attack,
      direct: i % 2 === 0,
      at: [{ path: `dir/${attack}/package.json`, line: i + 1 }],
      via: i % 2 === 0 ? [] : [{ name: attack, at: { path: attack, line: 1 } }, { name: attack }],
      advised: ['only advised on here: ', { quote: attack }],
      remedies: [{ kind: 'exception', into: 'exceptions', block: `  - package: "${attack}"\n` }]
    })
  ),
  problems: attacks.map((attack) => ({
    code: 'lockfile-unreadable',
    what: ['It says ', { quote: attack }],
    where: { path: attack, line: 1 },
    fix: ['Write ', { quote: attack }],
    level: 'warn',
    fresh: true
  })),
  exceptions: attacks.map((attack) => ({
    list: 'exceptions',
    package: attack,
    accept: [attack, attack],
    reason: attack,
    owner: attack,
    expires: '2027-01-01',
    at: { path: attack, line: 2 },
    state: 'used',
    settles: [{ rule: 'license-denied', package: subjects[0]!.package.id }]
  })),
  coverage: {
    packages: 99,
    judged: 90,
    lockfileOnly: 0,
    firstParty: 1,
    skipped: attacks.map((path) => ({ path, reason: ['left out: ', { quote: path }] })),
    lockfiles: 2,
    asked: [{ source: 'EVIL @octocat', packages: 3 }]
  },
  policy: {
    path: 'EVIL @octocat',
    at: 'EVIL @octocat',
    presets: ['EVIL @octocat'],
    offered: false,
    details: 'full',
    blockOn: 'deny',
    judge: 'fresh',
    incomplete: 'warn'
  },
  project: {
    name: 'EVIL @octocat',
    version: 'EVIL @octocat',
    head: 'EVIL @octocat',
    tool: { name: 'open-standards-gate', version: '0.1.0' }
  }
})
