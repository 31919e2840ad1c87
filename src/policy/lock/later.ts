import type { Lock } from '../extend.ts'
import type { Fault, Trouble } from '../fault.ts'
import type { Layer } from '../layer.ts'
import type { Names } from '../names.ts'
import type { PolicyFile } from '../schema.ts'
import type { Find, Path } from '../yaml/node.ts'

/** A file that comes after locks, as it is written and as a layer. */
export interface Later {
  readonly file: PolicyFile
  readonly layer: Layer
  readonly find: Find
  readonly locks: readonly Lock[]
  readonly names: Names
}

/** Trouble at a path of the file. */
export function faultOf({ find }: Pick<Later, 'find'>, path: Path, trouble: Trouble): Fault {
  return { offset: find(path)?.offset ?? 0, ...trouble }
}
