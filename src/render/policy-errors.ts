import type { Location, Words } from '../model.ts'
import { logSafe } from '../text/log-safe.ts'
import { logPen, type Pen, write } from '../text/words.ts'

/** Why a policy cannot be used: what, where, the line of the file, and what to write instead. */
export interface PolicyTrouble {
  readonly what: Words
  readonly where: Location
  readonly source?: string
  readonly fix: Words
}

/** Nothing is coloured here, so that quotes mark what stands in the file. */
const pen: Pen = { ...logPen, quote: (text) => `'${logPen.quote(text)}'` }

/** Every error as a short block for terminal and log: `path:line:column`, the line with a caret under the place, the fix. */
export function policyErrors(errors: readonly PolicyTrouble[]): string {
  return errors.map((error) => `${block(error).join('\n')}\n`).join('\n')
}

function block({ what, where, source, fix }: PolicyTrouble): string[] {
  return [`${placeOf(where)} ${write(what, pen)}`, ...caret(where, source), `  → ${write(fix, pen)}`]
}

function placeOf({ path, line, column }: Location): string {
  return [logSafe(path), line, column].filter((part) => part !== undefined).join(':')
}

function caret({ line, column }: Location, source: string | undefined): string[] {
  if (source === undefined || line === undefined || column === undefined) return []
  const gutter = `  ${line} | `
  const before = logSafe(source.slice(0, column - 1))
  // A line whose start had to be made safe is longer than it was: the caret goes where the reader sees the place.
  return [`${gutter}${logSafe(source)}`, `${' '.repeat(gutter.length + before.length)}^`]
}
