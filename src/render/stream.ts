import { visibleJson } from '../text/visible.ts'

/** A list of JSON texts that is written item by item, one a line, so that it never stands in memory whole. */
export interface Each {
  readonly each: Iterable<string>
}
export type Field = readonly [key: string, value: unknown]

/** The text of a JSON object, in pieces. Fields without a value are left out, lists given as `Each` are streamed. */
export function* jsonObject(fields: Iterable<Field>): Iterable<string> {
  let start = '{\n'
  for (const [key, value] of fields) {
    if (value === undefined) continue
    yield `${start}"${key}": `
    if (isEach(value)) yield* jsonList(value.each)
    else yield jsonText(value)
    start = ',\n'
  }
  yield start === '{\n' ? '{}\n' : '\n}\n'
}

/** The items as JSON texts, made as they are asked for. */
export function* jsonTexts<T>(items: Iterable<T>, shape: (item: T) => unknown): Iterable<string> {
  for (const item of items) yield jsonText(shape(item))
}

function isEach(value: unknown): value is Each {
  return typeof value === 'object' && value !== null && 'each' in value
}

function* jsonList(items: Iterable<string>): Iterable<string> {
  let start = '[\n  '
  for (const item of items) {
    yield start + item
    start = ',\n  '
  }
  yield start === '[\n  ' ? '[]' : '\n]'
}

/**
 * JSON on one line, harmless where it is printed: hidden characters are escapes, and so is what a log would take for a
 * workflow command. It parses to the same value.
 */
export function jsonText(value: unknown): string {
  return visibleJson(JSON.stringify(value)).replaceAll('##[', '#\\u0023[')
}

const chunk = 65_536

/** The pieces in larger chunks, handed out one at a time. */
export async function* chunked(pieces: Iterable<string>): AsyncIterable<string> {
  let waiting: string[] = []
  let length = 0
  for (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length < chunk) continue
    yield waiting.join('')
    waiting = []
    length = 0
  }
  if (length > 0) yield waiting.join('')
}
