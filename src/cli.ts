import { fileURLToPath } from 'node:url'
import { run } from './commands/run.ts'
import { failure } from './shell/failure.ts'
import { say } from './shell/publish-terminal.ts'
import { makeWorld } from './shell/world.ts'

// Only a verdict clears this: a crash, or a promise that never settles, must not be green.
process.exitCode = 2
const streams = { out: process.stdout, err: process.stderr }
const world = makeWorld(fileURLToPath(new URL('data/', import.meta.url)), new Date())
try {
  process.exitCode = await run(process.argv.slice(2), world, streams, process.env)
} catch (error) {
  await say(streams, `Could not run: ${failure(error).message}`)
  if (process.argv.includes('--debug') && error instanceof Error) await say(streams, error.stack ?? '')
}
