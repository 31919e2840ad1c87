import { describe, expect, test } from '@jest/globals'
import { COMMANDS, FLAGS } from '../../src/shell/flags.ts'
import { helpText } from '../../src/shell/help.ts'
import { parseArguments } from '../../src/shell/options.ts'

const check = { command: 'check', folder: '.', offline: false, json: false, color: 'auto', debug: false }
const explain = { command: 'explain', color: 'auto', debug: false }
const inspect = { command: 'inspect', target: '.', json: false, debug: false }
const sbom = { command: 'sbom', folder: '.', offline: false, color: 'auto', debug: false }

describe('what is understood', () => {
  const rows: readonly [string, object][] = [
    ['check', check],
    ['check app', { ...check, folder: 'app' }],
    ['check --base origin/main app', { ...check, base: 'origin/main', folder: 'app' }],
    ['check app --base=v1 --head=v2', { ...check, folder: 'app', base: 'v1', head: 'v2' }],
    ['check --policy p.yml --offline --debug', { ...check, policy: 'p.yml', offline: true, debug: true }],
    ['check --judge everything', { ...check, judge: 'everything' }],
    ['check --judge fresh --base main', { ...check, judge: 'fresh', base: 'main' }],
    ['check --json --sbom s.json --comment c.md', { ...check, json: true, sbom: 's.json', comment: 'c.md' }],
    ['check --report -', { ...check, report: '-' }],
    ['check --sarif s.sarif', { ...check, sarif: 's.sarif' }],
    [
      'check --pr https://git.acme.example/a/b/pull/1 --judge fresh',
      { ...check, pr: 'https://git.acme.example/a/b/pull/1', judge: 'fresh' }
    ],
    ['check -- --odd', { ...check, folder: '--odd' }],
    ['check --no-color', { ...check, color: 'never' }],
    ['sbom', sbom],
    ['sbom lib --head main', { ...sbom, folder: 'lib', head: 'main' }],
    ['inspect', inspect],
    ['inspect a.tgz --json --record r.json', { ...inspect, target: 'a.tgz', json: true, record: 'r.json' }],
    ['explain h264', { ...explain, thing: 'h264' }],
    ['explain MIT OR Apache-2.0 --no-color', { ...explain, thing: 'MIT OR Apache-2.0', color: 'never' }],
    ['--help', { command: 'help' }],
    ['-h', { command: 'help' }],
    ['check --help', { command: 'help' }],
    ['--version', { command: 'version' }]
  ]
  test.each(rows)('%s', (line, options) => {
    expect(parseArguments(line.split(' '), {})).toEqual({ options })
  })

  test.each([
    [{ NO_COLOR: '1' }, 'never'],
    [{ NO_COLOR: '' }, 'auto'],
    [{ TERM: 'dumb' }, 'never']
  ])('colours under %j: %s', (env, color) => {
    expect(parseArguments(['check'], env)).toEqual({ options: { ...check, color } })
  })
})

describe('what is refused, and the right word', () => {
  const rows: readonly [string, string][] = [
    ['', 'Say what to do: check, sbom, explain or inspect. --help tells more.'],
    ['chek', "There is no command 'chek'. Did you mean check?"],
    ['.', "There is no command '.'. There are check, sbom, explain and inspect."],
    ['notices', 'The command notices is not in this version.'],
    ['check --bse main', 'There is no option --bse. Did you mean --base?'],
    ['check --frobnicate', 'There is no option --frobnicate. --help lists them.'],
    ['check -x', 'There is no option -x. --help lists them.'],
    [
      'check --pr https://git.acme.example/a/b/pull/1 --base main',
      '--pr names both sides of a comparison: leave out --base.'
    ],
    ['check --base', '--base needs a value: --base <git ref>.'],
    ['check --base --json', '--base needs a value: --base <git ref>.'],
    ['check --base=', '--base needs a value: --base <git ref>.'],
    ['check --policy -', '--policy needs a value: --policy <file>.'],
    ['check --json=yes', '--json is a switch and takes no value.'],
    ['check --judge all', "--judge is fresh or everything, not 'all'."],
    [
      'check --judge fresh',
      '--judge fresh needs --base <git ref>: without one there is nothing to compare with.'
    ],
    ['check --base a --base b', '--base is given twice: which one holds?'],
    ['check a b', "One folder at a time: 'b' is one too many."],
    ['sbom --base main', '--base is not an option of sbom.'],
    [
      'explain',
      'Say what to explain: a purl, a license, a standard, a definition or a rule. --help shows one of each.'
    ],
    ['inspect --offline', '--offline is not an option of inspect.'],
    ['inspect a b', "One folder at a time: 'b' is one too many."],
    ['inspect --json --record -', '--json and --record both want standard output: give one of them a file.'],
    ['check --record r.json', '--record is not an option of check.'],
    ['explain h264 --offline', '--offline is not an option of explain.'],
    ['check --json --sbom -', '--json and --sbom both want standard output: give one of them a file.'],
    [
      'check --report - --comment -',
      '--report and --comment both want standard output: give one of them a file.'
    ]
  ]
  test.each(rows)('%s', (line, problem) => {
    expect(parseArguments(line.split(' ').filter(Boolean), {})).toEqual({ problem })
  })
})

test('the help names every command and every option, and fits a terminal', () => {
  const text = helpText()
  for (const { name } of COMMANDS) expect(text).toContain(`\n  ${name} `)
  for (const { name } of FLAGS) expect(text).toContain(`\n  --${name} `)
  expect(text.split('\n').filter((line) => line.length > 100)).toEqual([])
})
