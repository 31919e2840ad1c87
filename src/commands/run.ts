import type { World } from '../model.ts'
import { helpText } from '../shell/help.ts'
import { type InspectOptions, parseArguments } from '../shell/options.ts'
import { put, type Streams, say } from '../shell/publish-terminal.ts'
import { programName, version } from '../version.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'
import { sbom } from './sbom.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Runs what the arguments ask for and gives the exit code: 0, 1 (something has to be resolved), 2 (could not run). */
export async function run(
  argv: readonly string[],
  world: World,
  streams: Streams,
  env: Environment
): Promise<0 | 1 | 2> {
  const parsed = parseArguments(argv, env)
  if ('problem' in parsed) {
    await say(streams, parsed.problem)
    return 2
  }
  const { options } = parsed
  if (options.command === 'check') return check(options, world, streams, env)
  if (options.command === 'sbom') return sbom(options, world, streams, env)
  if (options.command === 'inspect') return inspection(options, world, streams)
  if (options.command === 'explain') return explain(options, world, streams)
  await put(streams.out, options.command === 'help' ? helpText() : `${programName} ${version}\n`)
  return 0
}

/** Loaded only when it is asked for: no other command looks into files. */
async function inspection(options: InspectOptions, world: World, streams: Streams): Promise<0 | 2> {
  const { inspect } = await import('./inspect.ts')
  return inspect(options, world, streams)
}
