// Folders and git repositories for one test file, removed after it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Files = Record<string, string | Uint8Array | { readonly link: string }>

const made: string[] = []
const sockets: Server[] = []

export function temporaryFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gate-')))
  made.push(folder)
  writeFiles(folder, files)
  return folder
}

export function removeTemporary(): void {
  for (const server of sockets.splice(0)) server.close()
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, file] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (typeof file === 'object' && 'link' in file) symlinkSync(file.link, join(folder, path))
    else writeFileSync(join(folder, path), file)
  }
}

/** Puts something there that is neither a file nor a folder. */
export async function socketAt(path: string): Promise<void> {
  const server = createServer()
  sockets.push(server)
  await new Promise<void>((done) => {
    server.listen(path, done)
  })
}

/** git with nothing of the machine's configuration. */
export function git(folder: string, ...args: string[]): string {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Mona',
    GIT_AUTHOR_EMAIL: 'mona@example.com',
    GIT_COMMITTER_NAME: 'Mona',
    GIT_COMMITTER_EMAIL: 'mona@example.com',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z'
  }
  return execFileSync('git', ['-C', folder, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe']
  }).trim()
}

/** A new repository with one commit on `main` that holds these files. */
export function temporaryRepository(files: Files): string {
  const folder = temporaryFolder(files)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  commitAll(folder)
  return folder
}

/** Commits everything there is; gives the commit's id. */
export function commitAll(folder: string): string {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=A commit')
  return git(folder, 'rev-parse', 'HEAD')
}
