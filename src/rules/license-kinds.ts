import type { LeafVerdict } from '../licenses/leaf.ts'
import type { Words } from '../model.ts'
import { listOf } from './license-hit.ts'

type Cause = LeafVerdict['cause']

/** Name and meaning of each kind; the meaning is the name alone where that says it all. */
const KINDS: Readonly<Record<Cause, readonly [name: string, meaning?: string]>> = {
  permissive: ['permissive'],
  'public-domain': ['public domain', 'a dedication to the public domain'],
  'weak-copyleft': ['weak copyleft', 'weak copyleft: its own files stay open'],
  'strong-copyleft': ['strong copyleft', 'strong copyleft: the whole work stays open'],
  'network-copyleft': [
    'network copyleft',
    'network copyleft: the work stays open for its users over a network too'
  ],
  'source-available': ['source-available', 'source-available: it limits who may compete or host'],
  'non-commercial': ['non-commercial', 'non-commercial: it excludes commercial use'],
  'restricted-use': ['restricted use', 'restricted use: it limits who may use it, where or what for'],
  'no-derivatives': ['no derivatives', 'no derivatives: changed versions may not be passed on'],
  proprietary: ['proprietary', 'proprietary: it grants no open license'],
  listed: ['by name'],
  custom: ['not classified'],
  missing: ['nothing stated'],
  unreadable: ['not readable']
}

/** "`BUSL-1.1` (source-available: …) and `JSON` (by name)". */
export function kindsOf(leaves: readonly LeafVerdict[]): Words {
  return listOf(leaves, ({ leaf, cause }) => [
    { quote: leaf.text },
    ` (${KINDS[cause][1] ?? KINDS[cause][0]})`
  ])
}

/** " (source-available, strong copyleft)": the kinds alone, each once; nothing for none. */
export function kindNames(leaves: readonly LeafVerdict[]): string {
  const names = [...new Set(leaves.filter((l) => l.cause !== 'listed').map((l) => KINDS[l.cause][0]))]
  return names.length === 0 ? '' : ` (${names.join(', ')})`
}
