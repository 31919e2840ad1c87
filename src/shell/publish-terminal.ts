import type { Writable } from 'node:stream'
import { logSafe } from '../text/log-safe.ts'
import { failure } from './failure.ts'
import { pieces, writeText } from './files.ts'
import type { OutputFile, TerminalPublication, Text } from './publication.ts'

export interface Streams {
  readonly out: Writable
  readonly err: Writable
}

const guarded = new WeakSet<Writable>()

/**
 * Writes the files, then the text, and comes back when all of it has left the program. Standard output that a file takes is
 * that file's alone: the text then goes to standard error. Gives a sentence for each thing that could not be written.
 */
export async function publishTerminal(
  publication: TerminalPublication,
  streams: Streams
): Promise<readonly string[]> {
  const { text, files } = publication
  const failures: string[] = []
  for (const file of files) {
    const why = await attempt(() =>
      file.path === '-' ? put(streams.out, file.text) : writeText(file.path, file.text)
    )
    if (why !== undefined) failures.push(notWritten(file, why))
  }
  const taken = files.some((file) => file.path === '-')
  const why = await attempt(() => put(taken ? streams.err : streams.out, text))
  if (why !== undefined) failures.push(`The findings could not be written: ${why}`)
  return failures
}

/** One line for people on standard error, made safe to print. */
export async function say(streams: Streams, line: string): Promise<void> {
  await put(streams.err, `${logSafe(line, 4000)}\n`)
}

/** Colours go to a terminal alone, and nowhere when the user wants none. */
export function useColor(color: 'auto' | 'never', stream: Writable): boolean {
  return color === 'auto' && 'isTTY' in stream && stream.isTTY === true
}

/** Writes at the pace of the reader. A reader that has gone, as `head` does, is no error: it has what it wanted. */
export async function put(stream: Writable, text: Text): Promise<void> {
  guard(stream)
  for await (const piece of pieces(text)) if (!(await write(stream, piece))) return
}

/** Whether there still is a reader. */
function write(stream: Writable, piece: string): Promise<boolean> {
  return new Promise((done, failed) => {
    stream.write(piece, (error) => {
      const gone = error !== null && error !== undefined && 'code' in error
      if (gone && ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(String(error.code))) done(false)
      else if (error) failed(error)
      else done(true)
    })
  })
}

/** Node ends the program on an error event that nobody listens to; the callback of `write` has the error too. */
function guard(stream: Writable): void {
  if (guarded.has(stream)) return
  guarded.add(stream)
  stream.on('error', () => undefined)
}

async function attempt(act: () => Promise<void>): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    return failure(error).message
  }
}

function notWritten({ kind, path }: OutputFile, why: string): string {
  return `The ${kind} could not be written to '${path}': ${why}`
}
