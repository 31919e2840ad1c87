import type { Report, World } from '../model.ts'
import { type Case, pipeline } from '../pipeline.ts'
import { comment } from '../render/comment.ts'
import { policyErrors } from '../render/policy-errors.ts'
import { terminal } from '../render/terminal.ts'
import { readBytes } from '../shell/local.ts'
import type { CheckOptions } from '../shell/options.ts'
import type { OutputFile } from '../shell/publication.ts'
import { publishTerminal, put, type Streams, say, useColor } from '../shell/publish-terminal.ts'
import { askingFor } from './asking.ts'
import { policyFile } from './policy-file.ts'
import { exitCodeOf } from './publication.ts'
import { renderOptions } from './render-options.ts'
import { terminalCase } from './terminal-case.ts'
import { jsonText, sarifText, sbomText } from './texts.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `check`: judges a folder or a commit and shows what was found. Gives the exit code. */
export async function check(
  options: CheckOptions,
  world: World,
  streams: Streams,
  env: Environment
): Promise<0 | 1 | 2> {
  const outcome = await pipeline(await caseOf(options, env), world)
  if ('errors' in outcome) {
    await put(streams.err, policyErrors(outcome.errors))
    return 2
  }
  const { report } = outcome
  const style = renderOptions(world, env, { color: useColor(options.color, streams.out) })
  const text = options.json ? jsonText(report, style) : terminal.render(report, style)
  const failures = await publishTerminal({ text, files: await files(report, options, style) }, streams)
  for (const failure of failures) await say(streams, failure)
  return failures.length > 0 ? 2 : exitCodeOf(report)
}

/** The reader of GitHub is loaded only when it is asked for: a folder needs none of it. */
async function caseOf(options: CheckOptions, env: Environment): Promise<Case> {
  if (options.pr === undefined) return terminalCase(options, env)
  const { pullCase } = await import('./pull-case.ts')
  const about = await pullCase(options.pr, env)
  const policy =
    options.policy === undefined ? about.policy : policyFile(await readBytes(options.policy), options.policy)
  const asking = options.offline ? undefined : await askingFor(env, { judged: [] })
  return {
    ...about,
    ...(asking === undefined ? {} : { asking }),
    ...(policy === undefined ? {} : { policy }),
    ...(options.judge === undefined ? {} : { judge: options.judge })
  }
}

async function files(
  report: Report,
  { sbom, report: json, sarif, comment: markdown }: CheckOptions,
  style: ReturnType<typeof renderOptions>
): Promise<readonly OutputFile[]> {
  const wanted: OutputFile[] = []
  if (sbom !== undefined) wanted.push({ kind: 'sbom', path: sbom, text: await sbomText(report, style) })
  if (json !== undefined) wanted.push({ kind: 'report', path: json, text: jsonText(report, style) })
  if (sarif !== undefined) wanted.push({ kind: 'sarif', path: sarif, text: sarifText(report, style) })
  if (markdown !== undefined) {
    wanted.push({ kind: 'comment', path: markdown, text: comment.render(report, style) })
  }
  return wanted
}
