import { visible } from './visible.ts'

/**
 * Foreign text for a log or a terminal: one line, nothing hidden, no escape sequence, no workflow command
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions), at most about `limit` UTF-16 units.
 */
export function logSafe(text: string, limit = 500): string {
  return disarmed(visible(text, limit))
}

/**
 * A finished line that no runner takes for a command. Runners look for `##[` anywhere and for `::` at the start, so
 * pieces that are harmless alone can make one together.
 */
export function disarmed(line: string): string {
  return line.replaceAll('##[', '## [').replace(/^(\s*):(?=:)/, '$1: ')
}
