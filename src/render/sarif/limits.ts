import { utf8Length } from '../markdown/fit.ts'
import { jsonText } from '../stream.ts'

/** GitHub takes 25,000 results and shows 5,000 of them; of a file that is over 10 MB after gzip it takes nothing. */
const most = { results: 5000, bytes: 9_000_000 }

/** The first results as JSON texts, as many as there is room for, and how many there were beyond them. */
export function fitting(results: readonly object[]): {
  readonly lines: readonly string[]
  readonly left: number
} {
  const lines: string[] = []
  let bytes = 0
  for (const result of results.slice(0, most.results)) {
    const line = jsonText(result)
    bytes += utf8Length(line) + 4
    // Under the limit before gzip is under it afterwards, whatever the texts are.
    if (bytes > most.bytes) break
    lines.push(line)
  }
  return { lines, left: results.length - lines.length }
}
