import { visible } from './visible.ts'

/**
 * Foreign text as a Markdown code span (https://github.github.com/gfm/#code-spans), where GitHub adds no mention,
 * reference, emoji or link. Not for table cells: a pipe would end the cell.
 */
export function codeSpan(text: string, limit?: number): string {
  const inside = shown(text, limit)
  const fence = '`'.repeat(unusedRun(inside))
  const pad = needsPad(inside) ? ' ' : ''
  return fence + pad + inside + pad + fence
}

/** The same for a cell of a table, where `|` has to be written `\|` even in code; elsewhere that backslash would show. */
export function codeCell(text: string, limit?: number): string {
  return codeSpan(text, limit).replaceAll('|', '\\|')
}

/** Foreign lines as a fenced block that nothing inside can close. Each line is made visible by itself. */
export function codeBlock(text: string, language: string): string {
  const lines = text.split('\n').map((line) => visible(line, 2000))
  const longest = Math.max(2, ...runs(lines.join('\n')))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${lines.join('\n')}\n${fence}\n`
}

/** Nothing, or spaces alone, would be an empty box. */
function shown(text: string, limit: number | undefined): string {
  const inside = visible(text, limit)
  return inside.trim() === '' ? '(empty)' : inside
}

/**
 * A span ends at a run of backticks exactly as long as its fence. The shortest length that the text does not use is
 * taken, since parsers give up on very long fences (cmark at 80).
 */
function unusedRun(text: string): number {
  const used = new Set(runs(text))
  let length = 1
  while (used.has(length)) length++
  return length
}

function runs(text: string): number[] {
  return Array.from(text.matchAll(/`+/g), (run) => run[0].length)
}

/** Parsers take one space off both ends, and a backtick at an end would join the fence. */
function needsPad(text: string): boolean {
  return text.startsWith('`') || text.endsWith('`') || (text.startsWith(' ') && text.endsWith(' '))
}
