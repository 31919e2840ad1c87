import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace
} from './json-scan.ts'

/**
 * Offset at which text stops being JSON (https://www.rfc-editor.org/rfc/rfc8259); the text's length when something is
 * missing at the end, or nothing is wrong. The same on every version of the engine, whose own messages are not.
 */
export function jsonFault(text: string): number {
  const open: number[] = []
  let expects: Expectation = 'value'
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const step: Step | undefined = STEPS[expects](text, at, open)
    if (step === undefined || step.next <= at) return at
    expects = step.expects
    at = skipSpace(text, step.next)
  }
  return text.length
}

type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'more' | 'nothing'
interface Step {
  readonly next: number
  readonly expects: Expectation
}

const STEPS: Record<Expectation, (text: string, at: number, open: number[]) => Step | undefined> = {
  value: stepValue,
  'value-or-end': (text, at, open) => stepEnd(text, at, open) ?? stepValue(text, at, open),
  key: stepKey,
  'key-or-end': (text, at, open) => stepEnd(text, at, open) ?? stepKey(text, at),
  colon: (text, at) => (text.charCodeAt(at) === COLON ? { next: at + 1, expects: 'value' } : undefined),
  more: (text, at, open) => stepEnd(text, at, open) ?? stepComma(text, at, open),
  nothing: () => undefined
}

function stepValue(text: string, at: number, open: number[]): Step | undefined {
  const c = text.charCodeAt(at)
  if (c === OPEN_BRACE || c === OPEN_BRACKET) {
    open.push(c)
    return { next: at + 1, expects: c === OPEN_BRACE ? 'key-or-end' : 'value-or-end' }
  }
  const next = c === QUOTE ? afterString(text, at) : afterScalar(text, at)
  return { next, expects: open.length === 0 ? 'nothing' : 'more' }
}

function stepKey(text: string, at: number): Step | undefined {
  return text.charCodeAt(at) === QUOTE ? { next: afterString(text, at), expects: 'colon' } : undefined
}

function stepEnd(text: string, at: number, open: number[]): Step | undefined {
  const closes = text.charCodeAt(at) === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET
  const isClose = text.charCodeAt(at) === CLOSE_BRACE || text.charCodeAt(at) === CLOSE_BRACKET
  if (!isClose || open.at(-1) !== closes) return undefined
  open.pop()
  return { next: at + 1, expects: open.length === 0 ? 'nothing' : 'more' }
}

function stepComma(text: string, at: number, open: number[]): Step | undefined {
  if (text.charCodeAt(at) !== COMMA) return undefined
  return { next: at + 1, expects: open.at(-1) === OPEN_BRACE ? 'key' : 'value' }
}

/** Offset after the closing quote; `start` itself when the string is broken. */
function afterString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) return i + 1
    if (c < 0x20) return start
    if (c !== BACKSLASH) continue
    const escape = /(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
    escape.lastIndex = i + 1
    if (!escape.test(text)) return start
    i = escape.lastIndex - 1
  }
  return start
}

function afterScalar(text: string, at: number): number {
  const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
  scalar.lastIndex = at
  return scalar.test(text) ? scalar.lastIndex : at
}
