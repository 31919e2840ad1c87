import { parseArgs } from 'node:util'
import { nearest } from '../text/nearest.ts'
import { COMMANDS, FLAGS, type Flag, LATER_COMMANDS } from './flags.ts'

/** `check`: judge a folder, or a commit of its repository. */
export interface CheckOptions {
  readonly command: 'check'
  /** The root that is judged, as given. */
  readonly folder: string
  /** Git ref to compare with; without it everything is judged. */
  readonly base?: string
  /** Git ref to judge in place of the folder's files. */
  readonly head?: string
  /** Address of a pull request to judge in place of the folder. */
  readonly pr?: string
  readonly policy?: string
  readonly judge?: 'fresh' | 'everything'
  readonly offline: boolean
  /** The report as JSON on standard output, and nothing else there. */
  readonly json: boolean
  /** Files to write; `-` is standard output. */
  readonly report?: string
  readonly sbom?: string
  readonly sarif?: string
  readonly comment?: string
  readonly color: 'auto' | 'never'
  readonly debug: boolean
}

/** `sbom`: list a folder, judge nothing. */
export interface SbomOptions {
  readonly command: 'sbom'
  readonly folder: string
  readonly head?: string
  readonly policy?: string
  readonly offline: boolean
  readonly color: 'auto' | 'never'
  readonly debug: boolean
}

/** `explain`: teach one thing; judge nothing. */
export interface ExplainOptions {
  readonly command: 'explain'
  /** A purl, a license expression, or the id of a standard, a definition or a rule, as given. */
  readonly thing: string
  readonly color: 'auto' | 'never'
  readonly debug: boolean
}

/** `inspect`: tell what the binaries of a folder or a package archive hold; judge nothing. */
export interface InspectOptions {
  readonly command: 'inspect'
  readonly target: string
  readonly json: boolean
  /** Where to write what was found as a record of the standards data; `-` is standard output. */
  readonly record?: string
  readonly debug: boolean
}

type TerminalOptions =
  | CheckOptions
  | SbomOptions
  | InspectOptions
  | ExplainOptions
  | { readonly command: 'help' }
  | { readonly command: 'version' }

export type Parsed = { readonly options: TerminalOptions } | { readonly problem: string }

type Environment = Readonly<Record<string, string | undefined>>
interface Given {
  readonly positionals: readonly string[]
  /** Name of a flag to its value; a switch has an empty one. */
  readonly values: ReadonlyMap<string, string>
}

/**
 * The options of one run; `argv` is what follows the program's name. What cannot be understood gives one sentence that
 * names it and the nearest right word; it quotes the argument and so has to pass logSafe.
 */
export function parseArguments(argv: readonly string[], env: Environment): Parsed {
  const given = collect(argv)
  if (typeof given === 'string') return { problem: given }
  if (given.values.has('help')) return { options: { command: 'help' } }
  if (given.values.has('version')) return { options: { command: 'version' } }
  const [command, folder = '.'] = given.positionals
  const wrong =
    wrongCommand(command) ??
    wrongThings(given.positionals) ??
    wrongFor(command ?? '', given.values) ??
    contradiction(given.values)
  if (wrong !== undefined) return { problem: wrong }
  if (command === 'explain') return { options: explainOptions(given, env) }
  if (command === 'inspect') return { options: inspectOptions(folder, given) }
  return { options: command === 'sbom' ? sbomOptions(folder, given, env) : checkOptions(folder, given, env) }
}

/** Every argument in its place, or the first that has none. */
function collect(argv: readonly string[]): Given | string {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(FLAGS.map((f) => [f.name, optionOf(f)])),
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  const positionals: string[] = []
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const wrong = wrongFlag(token.name, token.rawName, token.value, token.inlineValue === true)
    if (wrong !== undefined) return wrong
    if (values.has(token.name)) return `${token.rawName} is given twice: which one holds?`
    values.set(token.name, token.value ?? '')
  }
  return { positionals, values }
}

function optionOf(flag: Flag): { type: 'string' | 'boolean'; short?: string } {
  const type = flag.value === undefined ? 'boolean' : 'string'
  return flag.name === 'help' ? { type, short: 'h' } : { type }
}

function wrongFlag(
  name: string,
  raw: string,
  value: string | undefined,
  inline: boolean
): string | undefined {
  const flag = FLAGS.find((f) => f.name === name)
  if (flag === undefined) return unknownFlag(name, raw)
  if (flag.value === undefined) return inline ? `--${name} is a switch and takes no value.` : undefined
  const missing =
    value === undefined ||
    value === '' ||
    (!inline && value.startsWith('-') && !(value === '-' && flag.written === true))
  if (missing) return `--${name} needs a value: --${name} <${flag.value}>.`
  if (flag.among === undefined || flag.among.includes(value)) return undefined
  return `--${name} is ${flag.among.join(' or ')}, not '${value}'.`
}

function unknownFlag(name: string, raw: string): string {
  const near = nearest(
    name,
    FLAGS.map((f) => f.name)
  )
  return `There is no option ${raw}. ${near === undefined ? '--help lists them.' : `Did you mean --${near}?`}`
}

function wrongCommand(command: string | undefined): string | undefined {
  const names = COMMANDS.map((c) => c.name)
  if (command === undefined) return `Say what to do: ${inWords(names, 'or')}. --help tells more.`
  if (names.includes(command)) return undefined
  if (LATER_COMMANDS.includes(command)) return `The command ${command} is not in this version.`
  const near = nearest(command, names)
  return `There is no command '${command}'. ${near === undefined ? `There are ${inWords(names, 'and')}.` : `Did you mean ${near}?`}`
}

/** `check, sbom or explain`. */
function inWords(names: readonly string[], word: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
}

/** One folder, or one thing; a license expression may come in several words. */
function wrongThings([command, thing, more]: readonly string[]): string | undefined {
  if (command === 'explain') {
    return (thing ?? '').trim() === ''
      ? 'Say what to explain: a purl, a license, a standard, a definition or a rule. --help shows one of each.'
      : undefined
  }
  return more === undefined ? undefined : `One folder at a time: '${more}' is one too many.`
}

function wrongFor(command: string, values: Given['values']): string | undefined {
  const flag = FLAGS.find((f) => values.has(f.name) && !f.commands.includes(command))
  return flag === undefined ? undefined : `--${flag.name} is not an option of ${command}.`
}

function contradiction(values: Given['values']): string | undefined {
  const twice = ['base', 'head'].find((name) => values.has('pr') && values.has(name))
  if (twice !== undefined) return `--pr names both sides of a comparison: leave out --${twice}.`
  if (values.get('judge') === 'fresh' && !values.has('base') && !values.has('pr')) {
    return '--judge fresh needs --base <git ref>: without one there is nothing to compare with.'
  }
  const onOutput = FLAGS.filter((f) => f.written === true && ['', '-'].includes(values.get(f.name) ?? 'none'))
  const [first, second] = onOutput
  if (first === undefined || second === undefined) return undefined
  return `--${first.name} and --${second.name} both want standard output: give one of them a file.`
}

function checkOptions(folder: string, { values }: Given, env: Environment): CheckOptions {
  return {
    command: 'check',
    ...common(folder, values, env),
    ...text(values, 'base'),
    ...text(values, 'pr'),
    ...text(values, 'report'),
    ...text(values, 'sbom'),
    ...text(values, 'sarif'),
    ...text(values, 'comment'),
    ...(values.has('judge') ? { judge: values.get('judge') === 'fresh' ? 'fresh' : 'everything' } : {}),
    json: values.has('json')
  }
}

function sbomOptions(folder: string, { values }: Given, env: Environment): SbomOptions {
  return { command: 'sbom', ...common(folder, values, env) }
}

function inspectOptions(target: string, { values }: Given): InspectOptions {
  return {
    command: 'inspect',
    target,
    json: values.has('json'),
    ...text(values, 'record'),
    debug: values.has('debug')
  }
}

function explainOptions({ positionals, values }: Given, env: Environment): ExplainOptions {
  const thing = positionals.slice(1).join(' ').trim()
  return { command: 'explain', thing, color: colorOf(values, env), debug: values.has('debug') }
}

function common(folder: string, values: Given['values'], env: Environment): Omit<SbomOptions, 'command'> {
  return {
    folder,
    ...text(values, 'head'),
    ...text(values, 'policy'),
    offline: values.has('offline'),
    color: colorOf(values, env),
    debug: values.has('debug')
  }
}

function colorOf(values: Given['values'], env: Environment): 'auto' | 'never' {
  const plain = values.has('no-color') || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb'
  return plain ? 'never' : 'auto'
}

function text<K extends string>(values: Given['values'], name: K): { readonly [P in K]?: string } {
  const value = values.get(name)
  return value === undefined ? {} : ({ [name]: value } as { [P in K]: string })
}
