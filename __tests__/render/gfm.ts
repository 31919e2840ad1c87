// As much of GitHub's Markdown as is needed to see what stands outside of code. Written from the specification
// (https://github.github.com/gfm/), independently of what is tested with it.

/** The text of one line that is no code, and the code in it. */
export function splitSpans(line: string): { readonly outside: string; readonly code: readonly string[] } {
  const code: string[] = []
  let outside = ''
  let rest = line
  for (let open = /`+/.exec(rest); open !== null; open = /`+/.exec(rest)) {
    const fence = open[0]
    const after = rest.slice(open.index + fence.length)
    const close = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(after)
    outside += rest.slice(0, open.index)
    if (close === null) {
      outside += fence
      rest = after
    } else {
      code.push(unpadded(after.slice(0, close.index)))
      outside += '\u0001'
      rest = after.slice(close.index + fence.length)
    }
  }
  return { outside: outside + rest, code }
}

function unpadded(inside: string): string {
  return inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '' ? inside.slice(1, -1) : inside
}

/** The cells of a table row, as they are before inlines are read. */
export function splitCells(row: string): readonly string[] {
  const parts = row.split(/(?<!\\)\|/)
  return parts.slice(1, -1).map((part) => part.trim().replaceAll('\\|', '|'))
}

/** Everything in a document that stands neither in a code span nor in a fenced block. */
export function outsideCode(markdown: string): string {
  const kept: string[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const run = /^`{3,}(?=[^`]*$)/.exec(line)?.[0]
    if (fence !== undefined) {
      if (run !== undefined && run.length >= fence.length && line === run) fence = undefined
    } else if (run === undefined) kept.push(splitSpans(line).outside)
    else fence = run
  }
  if (fence !== undefined) kept.push('A fence that never closes')
  return kept.join('\n')
}
