import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InventoryOptions } from '../../src/inventory/index.ts'
import { newParseCache, registriesOf } from '../../src/inventory/index.ts'
import type { FileEntry, Inventory, Snapshot } from '../../src/model.ts'

export type Files = ReadonlyMap<string, string | Uint8Array>

/** A snapshot of files in memory. What `entries` says of a path takes the place of what the files would say. */
export function snapshotOf(
  files: Files,
  entries: readonly Partial<FileEntry>[] = []
): Snapshot & { reads: string[] } {
  const bytes = new Map([...files].map(([path, content]) => [path, Buffer.from(content as string)]))
  const listed = [...bytes].map(([path, content]): FileEntry => ({ path, ...entryOf(content) }))
  const reads: string[] = []
  return {
    id: 'test',
    reads,
    list: () =>
      Promise.resolve({
        files: [...listed, ...added(entries, bytes)].map((file) => ({
          ...file,
          ...entries.find((e) => e.path === file.path)
        })),
        problems: []
      }),
    read: (entry) => {
      reads.push(entry.path)
      const content = bytes.get(entry.path)
      return content === undefined
        ? Promise.reject(new Error('503 from the server'))
        : Promise.resolve(content)
    }
  }
}

function added(entries: readonly Partial<FileEntry>[], bytes: ReadonlyMap<string, Buffer>): FileEntry[] {
  return entries
    .filter((e) => e.path !== undefined && !bytes.has(e.path))
    .map((e) => ({ mode: '100644', blob: '0'.repeat(40), path: '', ...e }))
}

function entryOf(content: Buffer): Omit<FileEntry, 'path'> {
  const blob = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
  return { mode: '100644', blob, size: content.length }
}

export function options(changes: Partial<InventoryOptions> = {}): InventoryOptions {
  return {
    registries: registriesOf([]),
    ignored: () => undefined,
    cache: newParseCache(),
    project: 'project',
    ...changes
  }
}

/** Every file below a folder, by its path from there. */
export function filesIn(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]))
}

/** As the goldens have it. */
export function plain(inventory: Inventory): unknown {
  const { standing: _, ...rest } = inventory
  return { ...rest, packages: [...inventory.packages.values()] }
}
