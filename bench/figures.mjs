/** The medians of several runs. */
export function medians(runs) {
  const of = (key) => median(runs.map((run) => run[key]))
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** `2.5x`; fewer digits for large ones. */
export function times(ratio) {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}x`
}

/** A Markdown table whose first column is text and whose others are figures. */
export function table(head, rows) {
  const lines = [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
