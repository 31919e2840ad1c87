import type { Location } from '../../model.ts'
import type { Trouble } from '../fault.ts'
import { someText } from '../formats.ts'
import type { Names, Read } from '../names.ts'

/** What a file is judged by, beyond the schema. */
export interface Context {
  readonly names: Names
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** `gate.longest-exception` of the files below, such as `365d`, and where it stands. */
  readonly longest?: { readonly value: string; readonly by: Location }
}

/** What is wrong with a name; nothing where the text is blank, which the schema tells. */
export function troubleOf(read: Read, text: string): Trouble | undefined {
  return 'trouble' in read && someText(text) === undefined ? read.trouble : undefined
}
