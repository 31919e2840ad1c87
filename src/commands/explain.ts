import { makeCatalog } from '../licenses/catalog.ts'
import type { World } from '../model.ts'
import { painter } from '../render/terminal/paint.ts'
import { ruleWords } from '../rules/index.ts'
import type { ExplainOptions } from '../shell/options.ts'
import { put, type Streams, say, useColor } from '../shell/publish-terminal.ts'
import { loadStandards } from '../standards/data.ts'
import { logSafe } from '../text/log-safe.ts'
import { nearest } from '../text/nearest.ts'
import type { Sheet } from '../text/sheet.ts'
import { logPen, write } from '../text/words.ts'
import { licenseSheet, openPolicy } from './explain-license.ts'
import { makeFinder } from './explain-thing.ts'

/** `explain`: one screen about one thing, on standard output. Exit code 2, and the nearest name, for what nobody knows. */
export async function explain(
  { thing, color }: ExplainOptions,
  world: World,
  streams: Streams
): Promise<0 | 2> {
  const read = (name: string) => world.data(name)
  const catalog = makeCatalog(await read('licenses.json'))
  const standards = await loadStandards(read)
  const policy = await openPolicy(world, catalog, standards)
  const finder = makeFinder({
    standards,
    rules: ruleWords,
    license: (text) => licenseSheet(text, catalog, policy),
    licenses: catalog.ids,
    now: world.now
  })
  const sheet = finder.find(thing)
  if (sheet === undefined) {
    await say(streams, unknown(thing, finder.names))
    return 2
  }
  await put(streams.out, screen(sheet, useColor(color, streams.out)))
  return 0
}

function unknown(thing: string, names: readonly string[]): string {
  const near = nearest(thing, names)
  const kinds = 'explain takes a purl, a license, a standard, a definition or a rule.'
  return `Nothing here is called '${thing}'. ${near === undefined ? kinds : `Did you mean ${near}? ${kinds}`}`
}

/** A sheet for a terminal: parts by their names, one line for each thing that is known. */
export function screen({ title, lead, parts }: Sheet, color: boolean): string {
  const paint = painter(color)
  const pen = { ...logPen, quote: (text: string) => paint.cyan(logSafe(text, 300)) }
  const blocks = parts.map(({ name, lines }) => [
    paint.bold(name),
    ...lines.map((line) => `  ${write(line, pen)}`)
  ])
  const all = [[paint.bold(write(title, pen)), write(lead, pen)], ...blocks]
  return `${all.map((block) => block.join('\n')).join('\n\n')}\n`
}
