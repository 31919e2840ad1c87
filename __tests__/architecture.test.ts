// The laws of ARCHITECTURE.md that a program can check: which way imports run, and where effects may be.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from '@jest/globals'

/** Each layer sees itself, where it is a folder of helpers, and the layers named. */
const SEES: Record<string, readonly string[]> = {
  model: ['model'],
  version: [],
  level: ['model'],
  purl: ['model'],
  paths: ['model'],
  knowledge: ['model', 'text', 'licenses', 'standards', 'policy', 'sources'],
  subjects: ['model', 'paths', 'compare', 'knowledge'],
  gone: ['model', 'compare', 'inventory'],
  fresh: ['model', 'level', 'compare', 'gone', 'judge'],
  text: ['model', 'text'],
  licenses: ['model', 'text', 'purl', 'level', 'licenses'],
  standards: ['model', 'text', 'purl', 'level', 'standards'],
  policy: ['model', 'text', 'purl', 'level', 'licenses', 'standards', 'policy'],
  inventory: ['model', 'text', 'purl', 'inventory'],
  inspect: ['model', 'text', 'purl', 'inspect'],
  sources: ['model', 'text', 'purl', 'licenses', 'standards', 'sources'],
  compare: ['model', 'text', 'purl'],
  rules: ['model', 'text', 'purl', 'level', 'licenses', 'standards', 'policy', 'rules'],
  judge: ['model', 'text', 'level', 'licenses', 'standards', 'policy', 'rules', 'judge'],
  report: ['model', 'text', 'level', 'policy', 'fresh'],
  render: ['model', 'text', 'level', 'render'],
  shell: ['model', 'text', 'version', 'shell']
}
/** The composition: these see everything. */
const SEE_ALL = ['pipeline', 'commands', 'action', 'cli']

/** One thing each, named in one list: these never import each other. */
const SIBLINGS: readonly { folder: string; list: string; shared: readonly string[] }[] = [
  { folder: 'render', list: 'index', shared: ['render', 'brief', 'stream'] },
  {
    folder: 'inventory',
    list: 'index',
    shared: [
      'format',
      'cache',
      'discover',
      'graph',
      'limiter',
      'merge',
      'missing',
      'paths',
      'problems',
      'read',
      'registries',
      'sorted',
      'standing'
    ]
  },
  { folder: 'sources', list: 'index', shared: ['source', 'json', 'patience', 'crew', 'ask'] },
  {
    folder: 'rules',
    list: 'index',
    shared: ['rule', 'license-hit', 'license-kinds', 'standard-hit', 'standard-words']
  }
]

const EFFECTS = [
  /from '(node:|@actions\/|@octokit\/)/,
  /\b(process|console|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|Buffer)\b\s*[.(]/,
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\.|\bperformance\.|localeCompare|toLocale|\bIntl\./,
  /\bimport\(/
]

/** The SBOM writer, the reader of GitHub and `inspect` are loaded only when they are asked for. */
const LAZY = [
  'commands/texts.ts: \\bimport\\(',
  'commands/check.ts: \\bimport\\(',
  'commands/run.ts: \\bimport\\('
]

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.ts'))
  .map((f) => f.replaceAll('\\', '/'))
  .sort()

test('imports run one way', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !allowed(layerOf(file), layerOf(target)))
      .map((target) => `${file} imports ${target}`)
  )
  expect(wrong).toEqual([])
})

test('siblings do not import each other', () => {
  const wrong = SIBLINGS.flatMap(({ folder, list, shared }) =>
    files
      .filter((f) => posix.dirname(f) === folder && nameOf(f) !== list && !shared.includes(nameOf(f)))
      .flatMap((f) => importsOf(f).map((target) => ({ f, target })))
      .filter(({ target }) => posix.dirname(target) === folder && !shared.includes(nameOf(target)))
      .map(({ f, target }) => `${f} imports ${target}`)
  )
  expect(wrong).toEqual([])
})

test('effects are at the edge', () => {
  const wrong = files
    .filter((f) => !['shell', 'action', 'cli'].includes(layerOf(f)))
    .flatMap((f) => EFFECTS.filter((e) => e.test(code(f))).map((e) => `${f}: ${e.source}`))
    .filter((w) => !LAZY.includes(w))
  expect(wrong).toEqual([])
})

test('the model is types and runs nothing', () => {
  const model = files.filter((f) => layerOf(f) === 'model')
  expect(model.filter((f) => /^(export )?(const|let|function|class|import (?!type))/m.test(code(f)))).toEqual(
    []
  )
})

test('every file has a layer', () => {
  expect(files.map(layerOf).filter((l) => SEES[l] === undefined && !SEE_ALL.includes(l))).toEqual([])
})

function allowed(from: string, to: string): boolean {
  return SEE_ALL.includes(from) || SEES[from]?.includes(to) === true
}

function layerOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.ts$/, '')
}

function nameOf(file: string): string {
  return posix.basename(file).replace(/\.ts$/, '')
}

function importsOf(file: string): string[] {
  return [...code(file).matchAll(/^(?:import|export)[^'"]*? from '(\.[^']+)'/gms)]
    .map((m) => posix.join(posix.dirname(file), m[1] ?? ''))
    .filter((target) => target.endsWith('.ts'))
}

/** The text without comments and strings' contents would do; comments alone are enough here. */
function code(file: string): string {
  return readFileSync(join('src', file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}
