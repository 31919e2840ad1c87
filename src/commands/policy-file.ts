import type { FileEntry, Snapshot } from '../model.ts'
import type { PolicyFile } from '../pipeline.ts'
import { decodeText } from '../text/decode.ts'
import { textPen, write } from '../text/words.ts'

const PATH = '.github/open-standards.yml'
const NEAR = '.github/open-standards.yaml'

/**
 * The policy file of a snapshot; undefined only when a complete listing has none. What is there and cannot be read rejects:
 * a milder policy must never take its place.
 */
export async function policyIn(snapshot: Snapshot): Promise<PolicyFile | undefined> {
  const { files, problems } = await snapshot.list()
  const entry = files.find((f) => f.path === PATH)
  if (entry !== undefined) return readPolicy(snapshot, entry)
  if (problems.length > 0) {
    throw new Error(
      `The files of ${snapshot.id} were listed only in part, so nobody can tell whether it has ${PATH}.`
    )
  }
  if (files.some((f) => f.path === NEAR)) {
    throw new Error(`The policy is read from ${PATH}, and here it is called ${NEAR}. Rename it.`)
  }
  return undefined
}

async function readPolicy(snapshot: Snapshot, entry: FileEntry): Promise<PolicyFile> {
  if (!entry.mode.startsWith('100')) throw new Error(`${PATH} is not a regular file in ${snapshot.id}.`)
  return policyFile(await snapshot.read(entry), PATH, snapshot.id)
}

/** Bytes as a policy file; bytes that are no text reject. */
export function policyFile(bytes: Uint8Array, path: string, at?: string): PolicyFile {
  const decoded = decodeText(bytes)
  if ('problem' in decoded) throw new Error(`${path}: ${write(decoded.problem, textPen)}`)
  return { text: decoded.text, path, ...(at === undefined ? {} : { at }) }
}
