// Runs dist/cli.js as a user does, without a terminal and with nothing of this machine's environment. What would ask outside
// runs offline, unless a test names the service that is asked.
import { join } from 'node:path'
import { type How, type Ran, runNode } from './run-node.ts'

export function runTerminal(dist: string, args: readonly string[], how: Partial<How> = {}): Promise<Ran> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: dist, GIT_CONFIG_GLOBAL: '/dev/null', ...how.env }
  const asks = ['check', 'sbom'].includes(args[0] ?? '') && !('DEPS_DEV_URL' in env)
  return runNode([join(dist, 'cli.js'), ...args, ...(asks ? ['--offline'] : [])], { cwd: dist, ...how, env })
}
