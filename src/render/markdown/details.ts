/** The opening of a folded part. `title` is our own words: it stands in HTML, where code spans do not work. */
export function detailsStart(title: string, open = false): string {
  return `<details${open ? ' open' : ''}>\n<summary>${title}</summary>\n\n`
}

/** Needs an empty line before it: paragraphs end in one, for rows and list items there is `listEnd`. */
export const detailsEnd = '</details>\n\n'
export const listEnd = `\n${detailsEnd}`

/** Small print: text that is written already, on one line. */
export function small(text: string): string {
  return `<sub>${text}</sub>`
}

/** The head of a table. The titles are our own words. */
export function tableHead(titles: readonly string[]): string {
  return `${row(titles)}${row(titles.map(() => '---'))}`
}

/** One row of a table, of cells that are written already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}
