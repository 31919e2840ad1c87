import { fileURLToPath } from 'node:url'
import { gate } from './commands/gate.ts'
import { refuse } from './shell/action-log.ts'
import { failure } from './shell/failure.ts'
import { makeWorld } from './shell/world.ts'

// Only a verdict clears this: a crash, or a promise that never settles, must not be green.
process.exitCode = 2
const world = makeWorld(fileURLToPath(new URL('data/', import.meta.url)), new Date())
try {
  process.exitCode = await gate(world, process.env)
} catch (error) {
  refuse(`Could not run: ${failure(error).message}`)
  process.exitCode = 2
}
