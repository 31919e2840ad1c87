/** One block of a lockfile of Yarn 1. Several ranges of one name can share it. */
export interface YarnEntry {
  /** `name@range`, as packages ask for it. */
  readonly keys: readonly string[]
  readonly line: number
  /** `version`, `resolved`, `integrity` and others. */
  readonly fields: ReadonlyMap<string, string>
  readonly dependencies: ReadonlyMap<string, string>
  readonly optionalDependencies: ReadonlyMap<string, string>
}

export interface YarnText {
  readonly entries: readonly YarnEntry[]
  /** Lines that follow no rule. */
  readonly bad: readonly number[]
}

/**
 * Reads the lines of a lockfile of Yarn 1 (https://classic.yarnpkg.com/lang/en/docs/yarn-lock/): keys at the left edge, fields
 * indented by two, `name range` pairs by four. A line that follows no rule is left out, and its number comes back.
 */
export function readYarnText(text: string): YarnText {
  const entries: MutableEntry[] = []
  const bad: number[] = []
  const open: Open = { entry: undefined, group: undefined }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue
    const indent = line.search(/\S|$/)
    const words = line.length > LONGEST_LINE ? undefined : wordsOf(line.slice(indent))
    if (indent === 0) {
      // After keys that cannot be read, what is indented must not fall to the entry before.
      open.entry =
        words?.opens === true && words.list.length > 0 ? newEntry(words.list, index + 1) : undefined
      open.group = undefined
      if (open.entry === undefined) bad.push(index + 1)
      else entries.push(open.entry)
    } else if (words === undefined || !readIndented(open, indent, words)) {
      bad.push(index + 1)
    }
  }
  return { entries, bad }
}

/** What the next indented line belongs to. */
interface Open {
  entry: MutableEntry | undefined
  group: Map<string, string> | undefined
}

function readIndented(open: Open, indent: number, { list, opens }: Words): boolean {
  const [first, second] = list
  if (open.entry === undefined || first === undefined) return false
  if (indent === 4) {
    if (open.group === undefined || opens || second === undefined || list.length > 2) return false
    open.group.set(first, second)
    return true
  }
  if (indent !== 2 || list.length > (opens ? 1 : 2)) return false
  open.group = opens ? groupNamed(open.entry, first) : undefined
  if (!opens) open.entry.fields.set(first, second ?? '')
  return true
}

const LONGEST_LINE = 100_000

interface MutableEntry extends YarnEntry {
  readonly fields: Map<string, string>
  readonly dependencies: Map<string, string>
  readonly optionalDependencies: Map<string, string>
}

function newEntry(keys: readonly string[], line: number): MutableEntry {
  return { keys, line, fields: new Map(), dependencies: new Map(), optionalDependencies: new Map() }
}

/** Pairs of groups that are not looked at go nowhere. */
function groupNamed(entry: MutableEntry, name: string): Map<string, string> {
  if (name === 'dependencies') return entry.dependencies
  return name === 'optionalDependencies' ? entry.optionalDependencies : new Map()
}

interface Words {
  readonly list: readonly string[]
  /** A colon at the end: what follows belongs to it. */
  readonly opens: boolean
}

const TOKEN = /("(?:[^"\\]|\\.)*")|([^\s",]+)|[\s,]+/y

/** The words of a line, quoted ones without their quotes; undefined when it is not made of words. */
function wordsOf(line: string): Words | undefined {
  const opens = line.endsWith(':')
  const body = opens ? line.slice(0, -1) : line
  const list: string[] = []
  for (let at = 0; at < body.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(body)
    if (token === null) return undefined
    const [, quoted, bare] = token
    const word = quoted === undefined ? bare : unquoted(quoted)
    if (quoted !== undefined && word === undefined) return undefined
    if (word !== undefined) list.push(word)
  }
  return { list, opens }
}

function unquoted(word: string): string | undefined {
  try {
    return JSON.parse(word) as string
  } catch {
    return undefined
  }
}
