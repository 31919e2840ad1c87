import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'

const MAX_OUTPUT = 256 * 1024 * 1024
const MAX_SECONDS = 120

/**
 * What a repository's own configuration could make git run or fetch is switched off. `safe.directory` stays as it is: git's
 * refusal to read somebody else's repository is the user's to lift. https://git-scm.com/docs/git-config
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
  'submodule.recurse=false'
]

/** Variables of git that say where the user's configuration is; all others would point us at another repository. */
const KEPT = /^GIT_CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)$/

/** Starts git on `folder`; the arguments are ours, refs among them are resolved before. */
export function startGit(folder: string, args: readonly string[]): ChildProcess {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting])
  return spawn('git', ['--no-optional-locks', '--no-pager', ...settings, '-C', resolve(folder), ...args], {
    // Windows looks for programs in the current folder first, which may be the one that is judged.
    cwd: dirname(process.execPath),
    env: environment(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true
  })
}

/** All that git writes. Rejects with its own words when it fails, or when there is no git. */
export async function git(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  const { code, output, errors } = await run(folder, args, input)
  if (code === 0) return output
  throw new Error(`git ${args[0]}: ${errors.trim() || `ended with ${code}`}`)
}

/** As `git`, and undefined where git says no with exit code 1 and without a word. */
export async function gitOrNone(folder: string, args: readonly string[]): Promise<Buffer | undefined> {
  const { code, output, errors } = await run(folder, args, '')
  if (code === 0) return output
  if (code === 1 && errors.trim() === '') return undefined
  throw new Error(`git ${args[0]}: ${errors.trim() || `ended with ${code}`}`)
}

interface Ran {
  readonly code: number | null
  readonly output: Buffer
  readonly errors: string
}

function run(folder: string, args: readonly string[], input: string): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = startGit(folder, args)
    const output: Buffer[] = []
    const errors: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => stop(`took longer than ${MAX_SECONDS} s`), MAX_SECONDS * 1000)
    const stop = (why: string) => {
      child.kill('SIGKILL')
      failed(new Error(`git ${args[0]} ${why}`))
    }
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length
      if (size > MAX_OUTPUT) stop(`gave more than ${MAX_OUTPUT / 1024 / 1024} MiB`)
      else output.push(part)
    })
    child.stderr?.on('data', (part: Buffer) => {
      if (errors.length < 100) errors.push(part)
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      failed(error.code === 'ENOENT' ? new Error('git is not installed, or not on the PATH.') : error)
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      done({ code, output: Buffer.concat(output), errors: Buffer.concat(errors).toString('utf8') })
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('GIT_') || KEPT.test(name)
  )
  return {
    ...Object.fromEntries(inherited),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: '',
    LC_ALL: 'C'
  }
}
