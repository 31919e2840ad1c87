// Runs dist/cli.js as a user does, without a terminal and with nothing of this machine's environment.
import { join } from 'node:path'
import { type How, type Ran, runNode } from './run-node.ts'

export function runTerminal(dist: string, args: readonly string[], how: Partial<How> = {}): Promise<Ran> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: dist, GIT_CONFIG_GLOBAL: '/dev/null', ...how.env }
  return runNode([join(dist, 'cli.js'), ...args], { cwd: dist, ...how, env })
}
