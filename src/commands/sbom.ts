import type { World } from '../model.ts'
import { pipeline } from '../pipeline.ts'
import { logPen, write } from '../text/words.ts'
import { policyErrors } from '../render/policy-errors.ts'
import type { SbomOptions } from '../shell/options.ts'
import { publishTerminal, put, type Streams, say } from '../shell/publish-terminal.ts'
import { renderOptions } from './render-options.ts'
import { terminalCase } from './terminal-case.ts'
import { sbomText } from './texts.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `sbom`: lists a folder or a commit as CycloneDX on standard output. It judges nothing: exit code 0, or 2. */
export async function sbom(
  options: SbomOptions,
  world: World,
  streams: Streams,
  env: Environment
): Promise<0 | 2> {
  const outcome = await pipeline(await terminalCase(options, env), world)
  if ('errors' in outcome) {
    await put(streams.err, policyErrors(outcome.errors))
    return 2
  }
  const text = await sbomText(outcome.report, renderOptions(world, env, {}))
  const failures = await publishTerminal({ text, files: [] }, streams)
  for (const { what, fix } of outcome.report.problems) {
    await say(streams, `${write(what, logPen)} ${write(fix, logPen)}`)
  }
  for (const failure of failures) await say(streams, failure)
  return failures.length > 0 ? 2 : 0
}
