// Commits of a repository as GitHub's git/trees and git/blobs give them, made from lists of files.
import { createHash } from 'node:crypto'

export type FakeFile = string | Uint8Array | { readonly link: string } | { readonly submodule: string }
/** Commit id -> path -> file. */
export type Commits = Record<string, Record<string, FakeFile>>

export interface TreeItem {
  path: string
  mode: string
  type: 'blob' | 'tree' | 'commit'
  sha: string
  size?: number
  url?: string
}

interface Folder {
  readonly path: string
  readonly items: readonly TreeItem[]
}

const ADDRESS = 'http://127.0.0.1/x'

export class FakeRepository {
  readonly #folders = new Map<string, Folder>()
  readonly #blobs = new Map<string, Buffer>()

  constructor(commits: Commits) {
    for (const [commit, files] of Object.entries(commits)) {
      const root = this.#add('', Object.entries(files))
      this.#folders.set(commit, { path: '', items: this.#folders.get(root)?.items ?? [] })
    }
  }

  has(commit: string): boolean {
    return this.#folders.has(commit)
  }

  blob(sha: string): Buffer | undefined {
    return this.#blobs.get(sha)
  }

  /** Path of the folder that this is the tree of; empty for a commit. */
  folder(sha: string): string {
    return this.#folders.get(sha)?.path ?? ''
  }

  /** Undefined for an id that is neither a commit nor a tree of one. */
  tree(sha: string, recursive: boolean): TreeItem[] | undefined {
    const items = this.#folders.get(sha)?.items
    if (items === undefined || !recursive) return items === undefined ? undefined : [...items]
    return items.flatMap((item) => {
      if (item.type !== 'tree') return [item]
      const below = this.tree(item.sha, true) ?? []
      return [item, ...below.map((child) => ({ ...child, path: `${item.path}/${child.path}` }))]
    })
  }

  #add(path: string, files: readonly (readonly [string, FakeFile])[]): string {
    const items: TreeItem[] = []
    const folders = new Map<string, (readonly [string, FakeFile])[]>()
    for (const [name, file] of files) {
      const slash = name.indexOf('/')
      if (slash < 0) items.push(this.#item(name, file))
      else {
        const folder = name.slice(0, slash)
        folders.set(folder, [...(folders.get(folder) ?? []), [name.slice(slash + 1), file]])
      }
    }
    for (const [name, inside] of folders) {
      const sha = this.#add(path === '' ? name : `${path}/${name}`, inside)
      items.push({ path: name, mode: '040000', type: 'tree', sha, url: ADDRESS })
    }
    items.sort((a, b) => (a.path < b.path ? -1 : 1))
    const sha = sha1(`tree ${path} ${JSON.stringify(items)}`)
    this.#folders.set(sha, { path, items })
    return sha
  }

  #item(path: string, file: FakeFile): TreeItem {
    if (typeof file === 'object' && 'submodule' in file) {
      return { path, mode: '160000', type: 'commit', sha: file.submodule }
    }
    const link = typeof file === 'object' && 'link' in file
    const bytes = Buffer.from(link ? file.link : (file as string))
    const sha = sha1(Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]))
    this.#blobs.set(sha, bytes)
    return { path, mode: link ? '120000' : '100644', type: 'blob', sha, size: bytes.length, url: ADDRESS }
  }
}

function sha1(bytes: string | Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}
