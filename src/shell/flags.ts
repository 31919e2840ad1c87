/** One option of the terminal. `value` names what follows it; without one it is a switch. */
export interface Flag {
  readonly name: string
  readonly value?: string
  /** The only values that it takes. */
  readonly among?: readonly string[]
  /** Something is written there, and `-` is standard output. */
  readonly written?: true
  readonly commands: readonly string[]
  readonly help: string
}

/** `takes` is what follows the name. */
export const COMMANDS: readonly { readonly name: string; readonly takes: string; readonly help: string }[] = [
  { name: 'check', takes: '[folder]', help: 'judge a folder, or what changed in it since --base' },
  {
    name: 'sbom',
    takes: '[folder]',
    help: 'write a CycloneDX 1.7 SBOM of a folder to standard output; judges nothing'
  },
  {
    name: 'explain',
    takes: '<thing>',
    help: 'what is known of a package (purl), a license, a standard, a definition or a rule'
  },
  {
    name: 'inspect',
    takes: '[path]',
    help: 'which standards the binaries of a folder or package archive hold; judges nothing'
  }
]

/** Of the design, but not in this version: asking for one says so. */
export const LATER_COMMANDS = ['init', 'policy', 'notices']

const both = ['check', 'sbom']
const all = ['check', 'sbom', 'explain', 'inspect']
const check = ['check']

export const FLAGS: readonly Flag[] = [
  {
    name: 'base',
    value: 'git ref',
    commands: check,
    help: 'judge what changed since this commit, branch or tag'
  },
  { name: 'head', value: 'git ref', commands: both, help: "read this commit instead of the folder's files" },
  {
    name: 'pr',
    value: 'address',
    commands: check,
    help: 'judge this pull request on GitHub (GITHUB_TOKEN if there is one)'
  },
  { name: 'policy', value: 'file', commands: both, help: "this policy, not the base's or the folder's own" },
  {
    name: 'judge',
    value: 'fresh|everything',
    among: ['fresh', 'everything'],
    commands: check,
    help: 'only what the change brings in, or all of it'
  },
  { name: 'offline', commands: both, help: 'ask nobody: only what is in the lockfiles counts' },
  {
    name: 'json',
    written: true,
    commands: ['check', 'inspect'],
    help: 'the report as JSON on standard output, nothing else'
  },
  {
    name: 'report',
    value: 'file',
    written: true,
    commands: check,
    help: 'write the report as JSON (- is standard output)'
  },
  {
    name: 'sbom',
    value: 'file',
    written: true,
    commands: check,
    help: 'write the SBOM, CycloneDX 1.7 JSON (- is standard output)'
  },
  {
    name: 'sarif',
    value: 'file',
    written: true,
    commands: check,
    help: 'write the findings as SARIF 2.1.0 (- is standard output)'
  },
  {
    name: 'comment',
    value: 'file',
    written: true,
    commands: check,
    help: 'write the comment that a pull request would get'
  },
  {
    name: 'record',
    value: 'file',
    written: true,
    commands: ['inspect'],
    help: 'write what was found as a record of the standards data'
  },
  { name: 'no-color', commands: all, help: 'no colours (NO_COLOR does the same)' },
  { name: 'debug', commands: all, help: 'say what is read and asked, on standard error' },
  { name: 'help', commands: all, help: 'this text' },
  { name: 'version', commands: all, help: 'name and version' }
]
