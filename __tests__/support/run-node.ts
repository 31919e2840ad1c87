// Runs a file of dist/ in a child process, from a copy that has no node_modules beside it or above it.
// ACTION_NODE names another node to run it with.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Ran {
  /** null: killed, by a signal or by the time limit. */
  code: number | null
  stdout: string
  stderr: string
}

export interface How {
  cwd: string
  env: Record<string, string>
  timeoutMs?: number
  /** Standard output is closed after so many characters, as `head` does. */
  closeAfter?: number
}

const copies: string[] = []

/** A copy of dist/, for this test file. */
export function copyOfDist(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gate-dist-'))
  copies.push(folder)
  cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), folder, { recursive: true })
  return folder
}

export function removeCopies(): void {
  for (const folder of copies.splice(0)) rmSync(folder, { recursive: true })
}

export function runNode(
  args: readonly string[],
  { cwd, env, timeoutMs = 60_000, closeAfter }: How
): Promise<Ran> {
  const child = spawn(process.env['ACTION_NODE'] ?? process.execPath, args, { cwd, env, timeout: timeoutMs })
  const ran: Ran = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.stdout += text
    if (closeAfter !== undefined && ran.stdout.length > closeAfter) child.stdout.destroy()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ran.stderr += text
  })
  return new Promise((done, failed) => {
    child.on('error', failed).on('close', (code) => done({ ...ran, code }))
  })
}
