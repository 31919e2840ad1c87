import { Composer, isMap, isScalar, Lexer, Parser } from 'yaml'
import type { Fault } from '../fault.ts'
import { keyFaults } from './keys.ts'
import { finder, valueOf } from './node.ts'
import type { Content } from './part.ts'
import { signFaults } from './signs.ts'
import { makeSource, type Source } from './source.ts'
import { syntaxFaults } from './syntax.ts'

/** A policy file as YAML nodes that know their offsets. Faults here are those of the language; content is judged elsewhere. */
export interface Document {
  readonly source: Source
  /** Absent when the text is no mapping, or its parts cannot be told apart. */
  readonly content?: Content
  readonly faults: readonly Fault[]
}

const LONGEST = 1_048_576
/** No file of that length has more, unless it was made to keep a reader busy. */
const MOST_TOKENS = 200_000

const OPTIONS = { version: '1.2', schema: 'core', uniqueKeys: false, resolveKnownTags: false } as const

/**
 * Reads YAML 1.2 (core schema) as far as a policy needs it: one mapping, no anchors, aliases, tags or directives, each key
 * once, at most 1 MiB and 50 levels. Total. https://yaml.org/spec/1.2.2/
 */
export function readDocument(raw: string, path: string): Document {
  const source = makeSource(raw, path)
  const { text } = source
  if (text.length > LONGEST || hasTooManyTokens(text)) return { source, faults: [TOO_LARGE] }
  const tokens = [...new Parser().parse(text)]
  const signs = signFaults(tokens)
  if (signs.tooDeep) return { source, faults: signs.faults }
  const [document] = new Composer(OPTIONS).compose(tokens, true, text.length)
  const syntax = syntaxFaults(document?.errors ?? [], source)
  const faults = [...signs.faults, ...syntax]
  if (syntax.length > 0) return { source, faults }
  const root = document?.contents
  if (!isMap(root)) return { source, faults: [...faults, notMapping(root, source)] }
  const content = { value: valueOf(root), find: finder(root) }
  return { source, content, faults: [...faults, ...keyFaults(root, source)] }
}

function hasTooManyTokens(text: string): boolean {
  if (text.length < MOST_TOKENS / 4) return false
  let count = 0
  for (const _ of new Lexer().lex(text)) if (++count > MOST_TOKENS) return true
  return false
}

const TOO_LARGE: Fault = {
  offset: 0,
  what: ['The policy file is too large to be read: it may have 1 MiB and 200,000 words and signs.'],
  fix: ['Make it shorter. Exceptions with the same reason can share a package pattern.']
}

function notMapping(root: unknown, source: Source): Fault {
  const fix = ['Begin with ', { quote: 'version: 1' }, ' and write further keys below it.']
  if (root === null || root === undefined || (isScalar(root) && root.value === null)) {
    return { offset: 0, what: ['The policy file is empty, so nothing says what it wants.'], fix }
  }
  const what = isScalar(root)
    ? 'The policy file is one text instead of keys with values.'
    : 'The policy file is a list instead of keys with values.'
  return { offset: firstOffset(root, source), what: [what], fix }
}

function firstOffset(root: unknown, source: Source): number {
  const range = (root as { range?: readonly number[] | null }).range
  return range?.[0] ?? source.text.length
}
