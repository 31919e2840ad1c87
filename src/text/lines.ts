import { endOfString, skipSpace } from './json-scan.ts'

/** The line of an offset, counted from 1. Scans from the beginning: for single questions only. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

/**
 * The line of every key of the object at `path` (a list of keys, from the outermost object in). Empty when there is no such
 * object. Of keys or paths that occur twice, the last counts, as for JSON.parse. The text must be valid JSON.
 */
export function jsonKeyLines(text: string, path: readonly string[]): Map<string, number> {
  const lines = new Map<string, number>()
  walkJsonKeys(text, keysAt(path, lines))
  return lines
}

/** A visitor that notes the line of every key of the object at `path`. */
export function keysAt(path: readonly string[], lines: Map<string, number>): KeyVisitor {
  return (key, depth, line) => {
    if (depth === path.length) lines.set(key, line)
    const leads = depth < path.length && key === path[depth]
    if (leads) lines.clear()
    return leads
  }
}

/**
 * Called with a key, the number of objects that enclose its own (0 for the outermost) and its line. Says whether to enter
 * the key's value, if that is an object.
 */
export type KeyVisitor = (key: string, depth: number, line: number) => boolean

/**
 * One forward scan over JSON text; what is not entered is stepped over without being looked at. Comes back with the offset
 * of the first bracket that is nested deeper than `deepest`, where it stops; -1 at the end.
 */
export function walkJsonKeys(text: string, visit: KeyVisitor, deepest = Infinity): number {
  let line = 1
  let depth = 0
  // Objects whose keys are visited: the current container is one of them exactly when entered equals depth.
  let entered = 0
  // The offset of the only brace whose object is to be entered next.
  let enter = -1
  for (let i = 0; i < text.length; i++) {
    // Numbers, since this loop reads every character there is: named constants cost it half its speed.
    switch (text.charCodeAt(i)) {
      case 10: // line feed
        line++
        break
      case 34: {
        // "
        const end = endOfString(text, i)
        if (depth === entered && depth > 0) {
          const colon = skipSpace(text, end + 1)
          if (text.charCodeAt(colon) === 58 && visit(keyText(text, i, end), depth - 1, line)) {
            enter = skipSpace(text, colon + 1)
          }
        }
        i = end
        break
      }
      case 123: // {
        if (depth === 0 || i === enter) entered++
        if (++depth > deepest) return i
        break
      case 91: // [
        if (++depth > deepest) return i
        break
      case 125: // }
      case 93: // ]
        if (entered === depth) entered--
        depth--
        break
    }
  }
  return -1
}

function keyText(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end)
  if (!raw.includes('\\')) return raw
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}
