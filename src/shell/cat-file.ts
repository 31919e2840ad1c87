import type { ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { startGit } from './git.ts'

const MAX_BLOB = 50 * 1024 * 1024
const PIECE = 1024 * 1024

interface Question {
  readonly done: (bytes: Uint8Array) => void
  readonly failed: (error: Error) => void
}

/**
 * Reads blobs of a repository through one `git cat-file --batch`, started with the first question: answers come in the order of
 * the questions. While nothing is asked it does not keep the program alive. https://git-scm.com/docs/git-cat-file
 */
export function blobReader(folder: string): (blob: string) => Promise<Uint8Array> {
  const questions: Question[] = []
  let child: ChildProcess | undefined
  const end = (why: string) => {
    child = undefined
    for (const { failed } of questions.splice(0)) failed(new Error(why))
  }
  const start = () => {
    const started = startGit(folder, ['cat-file', '--batch'])
    const settle = (found: Uint8Array | Error) => {
      const question = questions.shift()
      if (found instanceof Error) question?.failed(found)
      else question?.done(found)
      if (questions.length === 0) keepAlive(started, false)
    }
    started.stdin?.on('error', () => undefined)
    started.on('error', (error) => end(error.message))
    answerAll(started.stdout, settle).then(
      () => end('git cat-file ended before it had answered.'),
      (error: unknown) => end(String(error))
    )
    return started
  }
  return (blob) =>
    new Promise((done, failed) => {
      if (!/^[0-9a-f]{40,64}$/.test(blob)) return failed(new Error('Not the id of a blob.'))
      child ??= start()
      keepAlive(child, true)
      questions.push({ done, failed })
      child.stdin?.write(`${blob}\n`)
    })
}

/** Each answer is a line `<id> blob <size>`, the bytes and a line end, or `<id> missing`. */
async function answerAll(
  output: Readable | null,
  settle: (found: Uint8Array | Error) => void
): Promise<void> {
  if (output === null) return
  const bytes = byteReader(output)
  for (;;) {
    const head = await bytes.line()
    if (head === undefined) return
    const [, type, size] = head.split(' ')
    if (type !== 'blob') settle(new Error('The file is not in this clone.'))
    else if (Number(size) <= MAX_BLOB) settle(await bytes.take(Number(size)))
    else {
      await bytes.skip(Number(size))
      settle(new Error('The file is larger than 50 MiB.'))
    }
    if (type === 'blob') await bytes.skip(1)
  }
}

/** Lines and counted bytes, taken in turn from one stream. */
function byteReader(stream: Readable) {
  const parts = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let held: Buffer = Buffer.alloc(0)
  /** The next part, or undefined at the end of the stream. */
  const more = async () => {
    const { done, value } = await parts.next()
    return done === true ? undefined : value
  }
  const take = async (size: number): Promise<Uint8Array> => {
    const taken = new Uint8Array(size)
    let at = 0
    for (;;) {
      const part = held.subarray(0, size - at)
      taken.set(part, at)
      at += part.length
      held = held.subarray(part.length)
      if (at === size) return taken
      const next = await more()
      if (next === undefined) throw new Error('git cat-file ended in the middle of a file.')
      held = next
    }
  }
  const skip = async (size: number) => {
    for (let left = size; left > 0; left -= PIECE) await take(Math.min(left, PIECE))
  }
  const line = async (): Promise<string | undefined> => {
    for (let end = held.indexOf('\n'); ; end = held.indexOf('\n')) {
      if (end >= 0) {
        const text = held.toString('latin1', 0, end)
        held = held.subarray(end + 1)
        return text
      }
      const next = await more()
      if (next === undefined) return undefined
      held = Buffer.concat([held, next])
    }
  }
  return { take, skip, line }
}

function keepAlive(child: ChildProcess, alive: boolean): void {
  const way = alive ? 'ref' : 'unref'
  child[way]()
  for (const pipe of [child.stdin, child.stdout, child.stderr]) {
    // These are sockets, which the types do not say.
    const socket = pipe as { ref?: () => void; unref?: () => void } | null
    socket?.[way]?.()
  }
}
