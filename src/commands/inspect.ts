import type { Package, World } from '../model.ts'
import { bookOf } from '../inspect/book.ts'
import { inspectFile } from '../inspect/file.ts'
import { inspectionJson } from '../inspect/json.ts'
import { isManifest, oneName, type PackageName, readManifest } from '../inspect/manifest.ts'
import { recordOf } from '../inspect/record.ts'
import { type Holding, holdingsOf, type Inspection, type NotRead } from '../inspect/result.ts'
import { signatures } from '../inspect/signature.ts'
import { inspectionLines, type Known } from '../inspect/text.ts'
import { contentsOf } from '../shell/archive.ts'
import type { InspectOptions } from '../shell/options.ts'
import type { OutputFile } from '../shell/publication.ts'
import { publishTerminal, say, type Streams } from '../shell/publish-terminal.ts'
import { loadStandards } from '../standards/data.ts'
import { logPen, write } from '../text/words.ts'
import { programName, version } from '../version.ts'

/**
 * `inspect`: tells which standards the binaries of a folder or a package archive hold. It judges nothing: exit code 0, or 2
 * when something could not be read or written.
 */
export async function inspect(options: InspectOptions, world: World, streams: Streams): Promise<0 | 2> {
  const inspection = await look(options.target)
  const record = recordOf(inspection, world.now.toISOString().slice(0, 10))
  const files: readonly OutputFile[] =
    options.record === undefined || record === undefined
      ? []
      : [{ kind: 'record', path: options.record, text: `${JSON.stringify(record, null, 2)}\n` }]
  const text = options.json
    ? inspectionJson(inspection, { name: programName, version })
    : await linesOf(inspection, world)
  const failures = [...(await publishTerminal({ text, files }, streams))]
  if (options.record !== undefined && record === undefined) failures.push(noRecord(inspection))
  for (const failure of failures) await say(streams, failure)
  return failures.length > 0 || inspection.problems.length > 0 ? 2 : 0
}

async function look(target: string): Promise<Inspection> {
  const { files, walk, kind } = await contentsOf(target)
  const book = bookOf(signatures)
  const holdings: Holding[] = []
  const packed: NotRead[] = []
  const names: PackageName[] = []
  const count = { files: 0, binaries: 0, scripts: 0 }
  for await (const { path, chunks } of files) {
    count.files++
    if (isManifest(path, kind)) {
      const name = await readManifest(path, chunks)
      if (name !== undefined) names.push(name)
      continue
    }
    const result = await inspectFile(path, chunks, book)
    if (kind === 'file' && result.kind === 'other') {
      throw new Error(`'${target}' is neither a package archive nor a binary.`)
    }
    if (result.kind === 'script') count.scripts++
    else if (result.kind !== 'other') count.binaries++
    if (result.packed) packed.push({ path, why: [' is packed by UPX. Unpack it and inspect again.'] })
    holdings.push(...holdingsOf(path, result))
  }
  const named = oneName(names)
  return {
    target,
    ...(named === undefined ? {} : { package: named }),
    holdings,
    ...count,
    problems: [...walk.problems, ...packed],
    skipped: walk.skipped
  }
}

async function linesOf(inspection: Inspection, world: World): Promise<string> {
  const lines = inspectionLines(inspection, await knownOf(inspection.package, world))
  return lines.map((line) => `${write(line, logPen)}\n`).join('')
}

/** What the standards data says of the package and of standards. */
async function knownOf(named: PackageName | undefined, world: World): Promise<Known> {
  const standards = await loadStandards((name) => world.data(name))
  const ids = new Set(standards.ids)
  const flags = named === undefined ? [] : standards.match(packageOf(named))
  return {
    record: (id) => (ids.has(id) ? standards.record(id) : undefined),
    ...(flags.length === 0 ? {} : { named: flags.map((f) => f.standard) })
  }
}

function packageOf({ purl, name, version: own }: PackageName): Package {
  return {
    id: purl,
    purl,
    name,
    version: own,
    ecosystem: 'npm',
    origin: 'public-registry',
    hashes: [],
    claims: []
  }
}

function noRecord({ package: named }: Inspection): string {
  return named === undefined
    ? 'No record was written: no manifest of one package with a name and a version was found.'
    : 'No record was written: no signature was found.'
}
