import type { LeafVerdict } from '../licenses/leaf.ts'
import type { Words } from '../model.ts'
import { quotedList } from './license-hit.ts'

const MEANINGS: Readonly<Record<string, string>> = {
  permissive: 'permissive',
  'public-domain': 'a dedication to the public domain',
  'weak-copyleft': 'copyleft for its own files (weak copyleft)',
  'strong-copyleft': 'copyleft for the whole work (strong copyleft)',
  'network-copyleft': 'copyleft that reaches users over a network',
  'source-available': 'source-available: it limits who may compete or host',
  'non-commercial': 'for non-commercial use only',
  'restricted-use': 'restricted in who may use it or what for',
  'no-derivatives': 'closed to changed versions (no derivatives)',
  proprietary: 'proprietary: it grants no open license',
  listed: 'named in the policy'
}

/** "`BUSL-1.1` is source-available …", one clause per license. */
export function kindsOf(leaves: readonly LeafVerdict[]): Words {
  return leaves.flatMap((leaf, i): Words => {
    const meaning = MEANINGS[leaf.cause] ?? 'not classified'
    return [...(i === 0 ? [] : ['; ']), ...quotedList([leaf.leaf.text]), ` is ${meaning}`]
  })
}
