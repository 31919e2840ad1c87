import type { FileEntry, Snapshot } from '../model.ts'
import type { PolicyFile } from '../pipeline.ts'
import { decodeText } from '../text/decode.ts'
import { textPen, write } from '../text/words.ts'

const FOLDER = '.github'
const PATH = `${FOLDER}/open-standards.yml`
const NEAR = `${FOLDER}/open-standards.yaml`

/**
 * The policy file of a snapshot; undefined only when a complete listing has none. What is there and cannot be read rejects,
 * and so does what somebody could take for it: a milder policy must never take its place.
 */
export async function policyIn(snapshot: Snapshot): Promise<PolicyFile | undefined> {
  const { files, problems } = await snapshot.list()
  refuseLookalikes(files, snapshot.id)
  const entry = files.find((f) => f.path === PATH)
  if (entry !== undefined) return readPolicy(snapshot, entry)
  if (problems.length > 0) {
    throw new Error(
      `The files of ${snapshot.id} were listed only in part, so nobody can tell whether it has ${PATH}.`
    )
  }
  if (files.some((f) => f.path.toLowerCase() === NEAR)) {
    throw new Error(`The policy is read from ${PATH}, and here it is called ${NEAR}. Rename it.`)
  }
  return undefined
}

/** Some file systems show another letter case as the same file; what stands behind a link or in a submodule is not listed. */
function refuseLookalikes(files: readonly FileEntry[], id: string): void {
  if (files.some((f) => f.path !== PATH && f.path.toLowerCase() === PATH)) {
    throw new Error(
      `The policy is read from ${PATH}, and ${id} has it in other letters, big for small. Rename it.`
    )
  }
  if (files.some((f) => f.path.toLowerCase() === FOLDER && !f.mode.startsWith('100'))) {
    throw new Error(`${FOLDER} is a link or a submodule in ${id}, so ${PATH} cannot be read there.`)
  }
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
