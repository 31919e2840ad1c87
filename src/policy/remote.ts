/** A policy file of another repository at one commit. */
export interface RemoteFile {
  /** owner/name */
  readonly repo: string
  readonly path: string
  /** A whole commit id. */
  readonly ref: string
}

/**
 * The text of such a file. Rejects with an Error whose message is one sentence of ours for readers: it cannot be read, or
 * the commit is not reachable from the default branch of its repository.
 */
export type ReadRemote = (file: RemoteFile) => Promise<string>

/** How readers know the file: `acme/oss-policy:policy.yml`. */
export function remoteName({ repo, path }: RemoteFile): string {
  return `${repo}:${path}`
}

/** Equal for the same file at the same commit. GitHub compares names in any case. */
export function remoteKey({ repo, path, ref }: RemoteFile): string {
  return `${repo.toLowerCase()}:${path}@${ref}`
}
