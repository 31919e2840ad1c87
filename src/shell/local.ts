import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'

/** The bytes of a file that the user names. Rejects with the path when it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw new Error(`'${path}' cannot be read (${code}).`, { cause: error })
  }
}

/** What a folder is called: `app` for `./app/` and for `.` inside it. */
export function folderName(folder: string): string {
  return basename(resolve(folder))
}

/** The webhook payload of the event, or an empty object where the runner gives none. Rejects when it is no JSON. */
export async function readPayload(path: string | undefined): Promise<unknown> {
  return path === undefined || path === '' ? {} : (JSON.parse(await readFile(path, 'utf8')) as unknown)
}
