import type { CST } from 'yaml'
import type { Fault, Trouble } from '../fault.ts'

const DEEPEST = 50

/** Faults that the signs of a YAML text show before any meaning is given to it. */
export interface Signs {
  readonly faults: readonly Fault[]
  /** Composing values would recurse too far. */
  readonly tooDeep: boolean
}

/** Looks for anchors, aliases, tags, directives, further documents and deep nesting. Does not recurse. */
export function signFaults(tokens: readonly CST.Token[]): Signs {
  const faults: Fault[] = []
  let documents = 0
  for (const token of tokens) {
    if (token.type === 'document' && ++documents === 2) faults.push(at(token.offset, SECOND_DOCUMENT))
  }
  const signs = [...signsOf(tokens)]
  const anchored = signs.some(({ type }) => type === 'anchor')
  for (const { type, offset, source, depth } of signs) {
    if (depth > DEEPEST) return { faults: [at(offset, TOO_DEEP)], tooDeep: true }
    const trouble = troubleOf(type, source, anchored)
    if (trouble !== undefined) faults.push(at(offset, trouble))
  }
  return { faults, tooDeep: false }
}

interface Sign {
  readonly type: string
  readonly offset: number
  readonly source: string
  readonly depth: number
}

function at(offset: number, trouble: Trouble): Fault {
  return { offset, ...trouble }
}

/** A token of any kind, as far as this walk looks into it. */
interface Inside {
  readonly type?: string
  readonly offset?: number
  readonly source?: string
  readonly start?: unknown
  readonly sep?: unknown
  readonly props?: unknown
  readonly key?: unknown
  readonly value?: unknown
  readonly items?: unknown
}

/** Every token with its depth, in no certain order. */
function* signsOf(tokens: readonly CST.Token[]): Generator<Sign> {
  const stack: { token: Inside; depth: number }[] = tokens.map((token) => ({
    token: token as Inside,
    depth: 0
  }))
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next
    const { type, offset, source, items } = token
    const inner = Array.isArray(items) ? depth + 1 : depth
    if (type !== undefined && offset !== undefined) yield { type, offset, source: source ?? '', depth: inner }
    for (const part of [token.start, token.sep, token.props, token.key, token.value]) push(stack, part, depth)
    push(stack, items, inner)
  }
}

function push(stack: { token: Inside; depth: number }[], part: unknown, depth: number): void {
  if (typeof part !== 'object' || part === null) return
  for (const token of Array.isArray(part) ? (part as readonly Inside[]) : [part as Inside]) {
    stack.push({ token, depth })
  }
}

function troubleOf(type: string, source: string, anchored: boolean): Trouble | undefined {
  if (type === 'alias' && !anchored) return unquotedStar(source)
  if (type === 'alias' || type === 'anchor') return ANCHOR
  if (type === 'tag') return tag(source)
  return type === 'directive' ? DIRECTIVE : undefined
}

function unquotedStar(source: string): Trouble {
  return {
    what: [{ quote: source }, ' begins with a star, which YAML takes for a reference to another place.'],
    fix: ['Put it in quotes: ', { quote: JSON.stringify(source) }, '.']
  }
}

const ANCHOR: Trouble = {
  what: [
    'Anchors and aliases are not read here: a policy has to say what holds in the place where it holds.'
  ],
  fix: ['Write the value out. A text that begins with & or a star goes in quotes.']
}

function tag(source: string): Trouble {
  return {
    what: [{ quote: source }, ' is a YAML tag, and tags are not read here.'],
    fix: ['Take it out. A text that begins with ! goes in quotes.']
  }
}

const DIRECTIVE: Trouble = {
  what: [
    'Lines that begin with % speak to the YAML reader, and are not read here: a policy is always YAML 1.2.'
  ],
  fix: ['Take the line out.']
}

const SECOND_DOCUMENT: Trouble = {
  what: ['A second document begins here, and it would be unclear which of the two holds.'],
  fix: ['Keep one document in the file: take out the line with --- and join the keys.']
}

const TOO_DEEP: Trouble = {
  what: ['Lists and mappings are nested more than 50 deep here.'],
  fix: ['No key of a policy is deeper than six: check brackets and indentation.']
}
