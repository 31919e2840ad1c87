import { describe, expect, test } from '@jest/globals'
import { errorsOf, plain } from './support.ts'

interface Bad {
  readonly text: string
  /** `line:column word` of each error, in order: the word has to be in what is said or in the fix. */
  readonly errors: readonly string[]
}

const V = 'version: 1\n'
const exception = (line: string) =>
  `${V}exceptions:\n  - package: pkg:npm/x\n    accept: [MIT]\n    reason: r\n    owner: o\n    expires: 2027-01-01\n`.replace(
    new RegExp(`^ *-? *${line.split(':')[0]}:.*$`, 'm'),
    (old) => `${old.slice(0, 4)}${line}`
  )

const unknownKeys: Record<string, Bad> = {
  'a misspelt section': { text: `${V}licence: {}\n`, errors: ['2:1 `licenses`'] },
  'a misspelt key inside': { text: `${V}gate:\n  block_on: deny\n`, errors: ['3:3 `block-on`'] },
  'a misspelt kind': {
    text: `${V}licenses: { kinds: { permisive: deny } }\n`,
    errors: ['2:22 `permissive`']
  },
  'a misspelt word of unknown': { text: `${V}unknown:\n  mising: deny\n`, errors: ['3:3 `missing`'] },
  'a misspelt key of an exception': {
    text:
      exception('expire: 2027-01-01').replace('    expires: 2027-01-01\n', '') + '    expire: 2027-01-01\n',
    errors: ['3:5 `expires`', '7:5 `expires`']
  },
  'a key at the top that belongs below': { text: `${V}kinds: {}\n`, errors: ['2:1 `licenses`'] },
  'a level at the top': { text: `${V}permissive: allow\n`, errors: ['2:1 `licenses.kinds`'] },
  'a key below that belongs to the top': {
    text: `${V}licenses:\n  exceptions: []\n`,
    errors: ['3:3 beginning of a line']
  },
  'a key that is nowhere': { text: `${V}colour: red\n`, errors: ['2:1 `gate`'] },
  'two unknown keys': {
    text: `${V}gate: { jugde: fresh }\nscope: {}\n`,
    errors: ['2:9 `judge`', '3:1 `scopes`']
  },
  '__proto__ at the top': { text: `${V}__proto__: { version: 1 }\n`, errors: ['2:1 `__proto__`'] },
  '__proto__ below': { text: `${V}licenses: { __proto__: { kinds: {} } }\n`, errors: ['2:13 `__proto__`'] },
  'the name of an object method': {
    text: `${V}constructor: x\ntoString: y\n`,
    errors: ['2:1 `constructor`', '3:1 `toString`']
  },
  'a number as key': { text: `${V}1: x\n`, errors: ['2:1 `1`'] },
  'no key before the colon': { text: `${V}: x\n`, errors: ['2:1 no key'] }
}

const notYet: Record<string, Bad> = Object.fromEntries(
  [
    ['patents', 'patents: { excluded: allow }', '2:10'],
    ['sbom', 'sbom: { assertions: { asserter: x } }', '2:7'],
    ['gate.proposed', 'gate: { proposed: when-approved }', '2:19'],
    ['gate.proposed', 'gate: { proposed: never }', '2:19'],
    ['unknown.modified-text', 'unknown: { modified-text: deny }', '2:27'],
    ['standards.implemented-here', 'standards: { implemented-here: [mqtt] }', '2:32'],
    ['paths.licenses.allow', 'paths: [{ match: [a], reason: r, licenses: { allow: [MIT] } }]', '2:53']
  ].map(([key, line, place], i) => [
    `${i + 1} ${key}`,
    { text: `${V}${line}\n`, errors: [`${place} \`${key}\` is not supported yet in this version`] }
  ])
)

const values: Record<string, Bad> = {
  'a level that is none': { text: `${V}unknown: { missing: denied }\n`, errors: ['2:21 `deny`'] },
  'a level in capitals': { text: `${V}unknown: { missing: DENY }\n`, errors: ['2:21 Write `deny`'] },
  'no, which was false once': {
    text: `${V}gate: { block-on: no }\n`,
    errors: ['2:19 in YAML 1.2 it is a word']
  },
  'yes, which was true once': {
    text: `${V}scopes: { development: yes }\n`,
    errors: ['2:24 in YAML 1.2 it is a word']
  },
  'off, which was false once': { text: `${V}scopes: { development: off }\n`, errors: ['2:24 `ignore`'] },
  'true for a level': { text: `${V}unknown: { custom: true }\n`, errors: ['2:20 true or false'] },
  'an octal number for a word': { text: `${V}standards: { details: 010 }\n`, errors: ['2:23 `010`'] },
  'a list for a word': { text: `${V}gate: { judge: [fresh] }\n`, errors: ['2:16 a list'] },
  'a mapping for a word': { text: `${V}gate: { judge: { a: b } }\n`, errors: ['2:16 a mapping'] },
  'nothing for a word': { text: `${V}gate:\n  judge:\n`, errors: ['3:3 has no value'] },
  'nothing for a section': { text: `${V}licenses:\n`, errors: ['2:1 has no value'] },
  'null for a list': { text: `${V}exceptions: null\n`, errors: ['2:13 `exceptions: []`'] },
  'a list whose entries are all commented out': {
    text: `${V}exceptions:\n  # - package: pkg:npm/x\n`,
    errors: ['2:1 `exceptions: []`']
  },
  'a text for a list': { text: `${V}licenses: { deny: JSON }\n`, errors: ['2:19 `[JSON]`'] },
  'a mapping for a list': { text: `${V}exceptions:\n  package: pkg:npm/x\n`, errors: ['3:3 dash'] },
  'a text for a section': { text: `${V}gate: strict\n`, errors: ['2:7 `judge`'] },
  'a list for a section': { text: `${V}gate: [judge]\n`, errors: ['2:7 a list'] },
  'a text for an entry': { text: `${V}extends: [open@1]\n`, errors: ['2:11 `{ preset: open@1 }`'] },
  'a text for extends': { text: `${V}extends: open@1\n`, errors: ['2:10 `extends: [{ preset: open@1 }]`'] },
  'an empty extends': { text: `${V}extends: []\n`, errors: ['2:10 is empty'] },
  'an entry of extends that is empty': { text: `${V}extends: [{}]\n`, errors: ['2:11 `preset: open@1`'] },
  'a preset without number': { text: `${V}extends: [{ preset: open }]\n`, errors: ['2:21 `open@1`'] },
  'a misspelt preset': { text: `${V}extends: [{ preset: opne@1 }]\n`, errors: ['2:21 Write `open@1`'] },
  'a preset that is none': {
    text: `${V}extends: [{ preset: enterprise@1 }]\n`,
    errors: ['2:21 `enterprise@1` is no preset']
  },
  'no version': { text: 'exceptions: []\n', errors: ['1:1 `version: 1`'] },
  'another version': { text: 'version: 2\n', errors: ['1:10 Write `1`'] },
  'the version as text': { text: 'version: "1"\n', errors: ['1:10 quotes'] },
  'an aspect that is none': { text: `${V}standards: { enforce: [patent] }\n`, errors: ['2:24 `patents`'] },
  'a definition that is none': {
    text: `${V}standards: { definition: osi-ors }\n`,
    errors: ['2:26 Write `osi-osr`']
  },
  'a length that is a number': { text: `${V}gate: { longest-exception: 365 }\n`, errors: ['2:28 `365d`'] },
  'a length in other units': { text: `${V}gate: { longest-exception: 1y }\n`, errors: ['2:28 `365d`'] },
  'a length without end': { text: `${V}gate: { longest-exception: 99999d }\n`, errors: ['2:28 `365d`'] },
  'an address for a host': {
    text: `${V}registries: { public: ["https://NPM.acme.example/x"] }\n`,
    errors: ['2:24 `npm.acme.example`']
  },
  'a wildcard for a host': {
    text: `${V}registries: { public: ["*.acme.example"] }\n`,
    errors: ['2:24 host']
  },
  'a private name that is no purl': {
    text: `${V}private: ["@acme/*"]\n`,
    errors: ['2:11 `pkg:npm/%40acme/*`']
  },
  'a private name with two stars': { text: `${V}private: ["pkg:npm/*/*"]\n`, errors: ['2:11 star'] },
  'a license that is none': { text: `${V}licenses: { allow: [Apache-2] }\n`, errors: ['2:21 `Apache-2.0`'] },
  'licenses joined': { text: `${V}licenses: { allow: [MIT OR JSON] }\n`, errors: ['2:21 single ones'] },
  'a license that says that there is none': {
    text: `${V}licenses: { allow: [NOASSERTION] }\n`,
    errors: ['2:21 `unknown.missing`']
  },
  'a pattern for a license': { text: `${V}licenses: { allow: ["GPL*"] }\n`, errors: ['2:21 `GPL*`'] },
  'a license allowed and denied': {
    text: `${V}licenses:\n  allow: [MIT, json]\n  deny: [JSON]\n`,
    errors: ['4:10 `JSON` is both']
  },
  'a reference allowed and denied': {
    text: `${V}licenses:\n  deny: [LicenseRef-a]\n  allow: [LicenseRef-A]\n`,
    errors: ['3:10 cannot be both']
  },
  'an outbound license that is none': { text: `${V}outbound: Apache-2\n`, errors: ['2:11 `Apache-2.0`'] },
  'an outbound license that says nothing': { text: `${V}outbound: NONE\n`, errors: ['2:11 `NONE`'] },
  'an outbound license that is empty': { text: `${V}outbound: " "\n`, errors: ['2:11 empty'] },
  'an outbound license that is a list': {
    text: `${V}outbound: [MIT]\n`,
    errors: ['2:11 `outbound: Apache-2.0`']
  },
  'a word for incompatible that is no level': {
    text: `${V}licenses: { incompatible: maybe }\n`,
    errors: ['2:27 `warn`']
  },
  'a choice with nothing in it': {
    text: `${V}choices: { packages: [{}] }\n`,
    errors: ['2:23 `package`, `of` or `take`']
  },
  'choices as a list': { text: `${V}choices: [MIT]\n`, errors: ['2:10 `prefer`'] },
  'an empty text': { text: `${V}licenses: { deny: [" "] }\n`, errors: ['2:20 empty'] }
}

const entries: Record<string, Bad> = {
  'an exception with nothing in it': {
    text: `${V}exceptions: [{}]\n`,
    errors: ['2:14 `package`, `accept`, `reason`, `owner` or `expires`']
  },
  'an exception without an end': {
    text: exception('expires: 2027-01-01').replace('    expires: 2027-01-01\n', ''),
    errors: ['3:5 `expires: 2027-03-31`']
  },
  'a package by its name': { text: exception('package: left-pad'), errors: ['3:14 `pkg:npm/left-pad`'] },
  'a package by its scoped name': {
    text: exception('package: "@acme/x"'),
    errors: ['3:14 `pkg:npm/%40acme/x`']
  },
  'a package with its version': { text: exception('package: pkg:npm/x@1.0.0'), errors: ['3:14 `versions`'] },
  'a package with a star inside': { text: exception('package: pkg:npm/x*y'), errors: ['3:14 `pkg:npm/x*y`'] },
  'accept everything': { text: exception('accept: ["*"]'), errors: ['4:14 everything'] },
  'accept nothing': { text: exception('accept: []'), errors: ['4:13 is empty'] },
  'accept a word': { text: exception('accept: missing'), errors: ['4:13 `[missing]`'] },
  'accept a misspelt kind': {
    text: exception('accept: [sorce-available]'),
    errors: ['4:14 Write `source-available`']
  },
  'accept a misspelt license': { text: exception('accept: [MITT]'), errors: ['4:14 Write `MIT`'] },
  'accept a misspelt standard': { text: exception('accept: [hevcc]'), errors: ['4:14 Write `hevc`'] },
  'accept an expression': { text: exception('accept: [MIT AND JSON]'), errors: ['4:14 joins several'] },
  'accept what is about no package': {
    text: exception('accept: [no-lockfile]'),
    errors: ['4:14 `unknown.no-lockfile`']
  },
  'accept a word for later': {
    text: exception('accept: [modified-text]'),
    errors: ['4:14 not supported yet']
  },
  'a reason that is no text': { text: exception('reason: 1'), errors: ['5:13 `"1"`'] },
  'an empty reason': { text: exception('reason: ""'), errors: ['5:13 empty'] },
  'an owner that YAML cannot read': {
    text: exception('owner: @acme/legal'),
    errors: ['6:12 `owner: "@acme/legal"`']
  },
  'a day that is none': {
    text: exception('expires: 2027-02-30'),
    errors: ['7:14 `2027-02-30` is not a day']
  },
  'a day with few digits': { text: exception('expires: 2027-3-1'), errors: ['7:14 `2027-03-31`'] },
  'a day with an hour': {
    text: exception('expires: 2027-01-01T00:00:00Z'),
    errors: ['7:14 day of the calendar']
  },
  'a day as a number': { text: exception('expires: 20270101'), errors: ['7:14 `2027-03-31`'] },
  'a day beyond the longest exception': {
    text: exception('expires: 2027-11-24'),
    errors: ['7:14 `2027-11-23` or an earlier day']
  },
  'a day beyond the own longest exception': {
    text: `${exception('expires: 2027-01-01')}gate: { longest-exception: 30d }\n`,
    errors: ['7:14 allows 30 days']
  },
  'a day in the year 9999': { text: exception('expires: 9999-12-31'), errors: ['7:14 too far ahead'] },
  'a range that is none': { text: exception('reason: r\n    versions: newest'), errors: ['6:15 `^1.2.0`'] },
  'a range that YAML cannot read': {
    text: exception('reason: r\n    versions: >=1.6.0 <2.0.0'),
    errors: ['6:16 `versions: ">=1.6.0 <2.0.0"`']
  },
  'a range that is a number': { text: exception('reason: r\n    versions: 1.10'), errors: ['6:15 `"1.10"`'] },
  'a range where versions are exact': {
    text: exception('package: pkg:pypi/x\n    versions: ^1.0'),
    errors: ['4:15 one exact version']
  },
  'a cleared standard that is none': {
    text: `${V}standards:\n  cleared:\n    - standard: h265\n      reason: r\n      owner: o\n      expires: 2027-01-01\n`,
    errors: ['4:17 Write `h264`']
  },
  'a cleared standard without end': {
    text: `${V}standards: { cleared: [{ standard: hevc, reason: r, owner: o }] }\n`,
    errors: ['2:24 `expires`']
  },
  'a cleared standard for too long': {
    text: `${V}standards: { cleared: [{ standard: hevc, reason: r, owner: o, expires: 2030-01-01 }] }\n`,
    errors: ['2:72 too far ahead']
  },
  'a path rule that says nothing': {
    text: `${V}paths: [{ match: [a], reason: r }]\n`,
    errors: ['2:9 changes nothing']
  },
  'a path rule without reason': {
    text: `${V}paths: [{ match: [a], use: ignore }]\n`,
    errors: ['2:9 `reason']
  },
  'a path rule for no path': {
    text: `${V}paths: [{ match: [], use: ignore, reason: r }]\n`,
    errors: ['2:18 is empty']
  },
  'a glob that is a text': {
    text: `${V}paths: [{ match: a/**, use: ignore, reason: r }]\n`,
    errors: ['2:18 `["a/**"]`']
  },
  'a glob without quotes': {
    text: `${V}paths: [{ match: [**/x], use: ignore, reason: r }]\n`,
    errors: ['2:19 `"**/x"`']
  },
  'a glob that is a folder': {
    text: `${V}paths: [{ match: [docs/], use: ignore, reason: r }]\n`,
    errors: ['2:19 `docs/**`']
  },
  'a glob from the root': {
    text: `${V}paths: [{ match: [/docs/**], use: ignore, reason: r }]\n`,
    errors: ['2:19 `docs/**`']
  },
  'a glob from here': {
    text: `${V}paths: [{ match: [./docs/**], use: ignore, reason: r }]\n`,
    errors: ['2:19 `docs/**`']
  },
  'a glob with backslashes': {
    text: `${V}paths: [{ match: ['a\\b'], use: ignore, reason: r }]\n`,
    errors: ['2:19 `a/b`']
  },
  'a glob that is negated': {
    text: `${V}paths: [{ match: ["!a"], use: ignore, reason: r }]\n`,
    errors: ['2:19 last match wins']
  },
  'a glob that leaves the repository': {
    text: `${V}paths: [{ match: ["../a"], use: ignore, reason: r }]\n`,
    errors: ['2:19 root of the repository']
  },
  'a glob that expands too far': {
    text: `${V}paths: [{ match: ["${'{a,b}'.repeat(7)}"], use: ignore, reason: r }]\n`,
    errors: ['2:19 too many patterns']
  },
  'a glob that the matcher refuses': {
    text: `${V}paths: [{ match: ["${'+('.repeat(300)}a${')'.repeat(300)}"], use: ignore, reason: r }]\n`,
    errors: ['2:19 too many patterns']
  },
  'a glob that is too long': {
    text: `${V}paths: [{ match: ["${'a'.repeat(1001)}"], use: ignore, reason: r }]\n`,
    errors: ['2:19 too long']
  }
}

const syntax: Record<string, Bad> = {
  'an empty file': { text: '', errors: ['1:1 empty'] },
  'comments only': { text: '# later\n\n', errors: ['1:1 empty'] },
  null: { text: '~\n', errors: ['1:1 empty'] },
  'a list at the top': { text: '- version: 1\n', errors: ['1:1 a list'] },
  'a text at the top': { text: '\nversion:1\n', errors: ['2:1 one text'] },
  'a second document': { text: `${V}---\nversion: 1\n`, errors: ['2:1 second document'] },
  'a document that begins with nothing': { text: `${V}---\n`, errors: ['2:1 second document'] },
  'a directive': { text: `%YAML 1.1\n---\n${V}`, errors: ['1:1 YAML 1.2'] },
  'a duplicate key': { text: `${V}gate: {}\nversion: 1\n`, errors: ['3:1 first in line 1'] },
  'a duplicate key below': {
    text: `${V}gate: { judge: fresh, "judge": everything }\n`,
    errors: ['2:23 `judge`']
  },
  'an anchor and its alias': {
    text: `${V}gate: &g { judge: fresh }\nscopes: *g\n`,
    errors: ['2:7 Anchors', '3:9 Anchors']
  },
  'a merge key': { text: `${V}gate:\n  <<: { judge: fresh }\n`, errors: ['3:3 `<<`'] },
  'a tag': { text: `${V}gate: !!map {}\n`, errors: ['2:7 `!!map`'] },
  'a tag that runs code elsewhere': {
    text: `${V}private: [!!js/function x]\n`,
    errors: ['2:11 tag', '2:25 package']
  },
  'a key that is a list': { text: `${V}? [a, b]\n: c\n`, errors: ['2:3 where a key is meant'] },
  'an alias bomb': {
    text: `a: &a [x, x]\n${'bcdefgh'
      .split('')
      .map((n, i) => `${n}: &${n} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]\n`)
      .join('')}`,
    errors: [
      '1:1 `a`',
      '1:1 `version`',
      '1:4 Anchors',
      '2:1 `b`',
      '2:4 Anchors',
      '2:8 Anchors',
      '2:12 Anchors',
      ...'34567'
        .split('')
        .flatMap((l) => [`${l}:1 no key`, `${l}:4 Anchors`, `${l}:8 Anchors`, `${l}:12 Anchors`]),
      '8:1 no key',
      '8:4 Anchors',
      '8:8 Anchors',
      '8:12 Anchors'
    ]
  },
  'a tab': { text: `${V}gate:\n\tjudge: fresh\n`, errors: ['3:1 tab'] },
  'a tab inside brackets': { text: `${V}private: [\n\t"pkg:npm/x"]\n`, errors: ['3:2 tab'] },
  'entries below a finished list': {
    text: `${V}exceptions: []\n  - package: pkg:npm/x\n    accept: [MIT]\n`,
    errors: ['3:1 `[]`']
  },
  'an open bracket': { text: `${V}private: [a\ngate: {}\n`, errors: ['3:1 bracket'] },
  'an open bracket at the end': { text: `${V}private: ["pkg:npm/x"`, errors: ['2:21 bracket'] },
  'a bracket too many': { text: `${V}private: []]\n`, errors: ['2:12 closes nothing'] },
  'an open quote': { text: `${V}private: ["pkg:npm/x]\n`, errors: ['2:21 not closed'] },
  'a quote inside quotes': { text: `${V}private: ['it's']\n`, errors: ['2:15 double a single quote'] },
  'words after a text in quotes': { text: `${V}owner: "a" b\n`, errors: ['2:12 one pair of quotes'] },
  'a backslash in double quotes': { text: `${V}private: ["a\\q"]\n`, errors: ['2:13 backslash'] },
  'a colon in a text': { text: `${V}owner: team: x\n`, errors: ['2:8 colon'] },
  'a list in the line of its key': { text: `${V}private: - x\n`, errors: ['2:10 line of its key'] },
  'a line without a colon': { text: `${V}exceptions\n`, errors: ['2:1 key and a colon'] },
  'keys in different columns': {
    text: `${V}gate:\n    judge: fresh\n  block-on: deny\n`,
    errors: ['4:1 column']
  },
  'keys below a value': { text: `${V}  gate: {}\n`, errors: ['1:10 column'] },
  'a text that begins with a sign': { text: `${V}owner: @acme\n`, errors: ['2:8 quotes'] },
  'deep nesting': { text: `${V}gate: ${'['.repeat(60)}${']'.repeat(60)}\n`, errors: ['2:56 nested'] },
  'deep nesting by indentation': {
    text: Array.from({ length: 60 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    errors: ['51:51 nested']
  },
  'nesting beyond the call stack': { text: '['.repeat(20_000), errors: ['1:51 nested'] },
  'a file over 1 MiB': { text: `${V}#${'x'.repeat(1_048_576)}\n`, errors: ['1:1 too large'] },
  'a file of signs': { text: `a: [${'[],'.repeat(70_000)}]`, errors: ['1:1 too large'] },
  'a byte order mark before a fault': { text: `\uFEFF${V}licence: {}\n`, errors: ['2:1 `licenses`'] },
  'a fault in the first line after a byte order mark': { text: '\uFEFFversion: 2\n', errors: ['1:10 `1`'] },
  'Windows line ends': { text: 'version: 1\r\ngate:\r\n  jugde: fresh\r\n', errors: ['3:3 `judge`'] }
}

const tables = {
  'unknown keys': unknownKeys,
  'keys for later': notYet,
  values,
  'entries of lists': entries,
  'the language': syntax
}

describe.each(Object.entries(tables))('%s', (_, table) => {
  test.each(Object.entries(table))('%s', async (_name, { text, errors }) => {
    const found = await errorsOf(text)
    const told = found.map((e) => ({
      place: `${e.where.line}:${e.where.column}`,
      words: `${plain(e.what)} ${plain(e.fix)}`
    }))
    expect(told.map((t) => t.place)).toEqual(errors.map((e) => e.split(' ', 1)[0]))
    told.forEach((t, i) => expect(t.words).toContain(errors[i]?.replace(/^\S+ /, '')))
  })
})
