import type { Words } from '../model.ts'
import type { Catalog } from './catalog.ts'

/** One license inside an expression, with its exception. */
export interface Leaf {
  readonly type: 'leaf'
  /** Canonical: `GPL-2.0-only WITH Classpath-exception-2.0`, `Apache-2.0+`, `LicenseRef-Foo`, `NOASSERTION`. */
  readonly text: string
  /** An SPDX id, a reference, or a word that is neither: nobody says, no list has it, no license is granted. */
  readonly sort: 'id' | 'ref' | 'missing' | 'unreadable' | 'proprietary'
  /** The license alone, without `+` and exception. */
  readonly license: string
  readonly plus: boolean
  readonly exception?: string
}

export type Word = { readonly leaf: Leaf } | { readonly problem: Words; readonly unlisted: boolean }

/** Words that stand for no license of the list and are read as they are; only in this case. */
const SPECIAL: ReadonlyMap<string, Leaf['sort']> = new Map<string, Leaf['sort']>([
  ['NONE', 'missing'],
  ['NOASSERTION', 'missing'],
  ['OTHER', 'unreadable'],
  ['UNLICENSED', 'proprietary'],
  ['PROPRIETARY', 'proprietary']
])

const REFERENCE = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/
const ADDITION = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+$/
const ID = /^[A-Za-z0-9.-]{1,100}$/
const LONGEST_QUOTE = 80

/** A leaf of its parts; the text follows from them. */
export function makeLeaf(sort: Leaf['sort'], license: string, plus: boolean, exception?: string): Leaf {
  const simple = plus ? `${license}+` : license
  if (exception === undefined) return { type: 'leaf', text: simple, sort, license, plus }
  return { type: 'leaf', text: `${simple} WITH ${exception}`, sort, license, plus, exception }
}

/**
 * Reads one license of an expression: ids in any case, deprecated ones replaced (with `+` as "or later"), references with
 * their prefix in its own case. A problem that is `unlisted` has the form of an id that is not on the list.
 */
export function readLicenseWord(word: string, catalog: Catalog): Word {
  const special = SPECIAL.get(word)
  if (special !== undefined) return { leaf: makeLeaf(special, word, false) }
  if (REFERENCE.test(word)) return { leaf: makeLeaf('ref', word, false) }
  const plus = word.endsWith('+')
  const id = plus ? word.slice(0, -1) : word
  const whole = catalog.replacement(word)
  const replacement = whole === undefined ? catalog.replacement(id) : whole
  if (replacement === null) return wrong([quoted(word), ' is deprecated and stands for several licenses'])
  if (replacement !== undefined) return { leaf: replacedLeaf(replacement, plus && whole === undefined) }
  const record = catalog.license(id)
  return record === undefined ? unknownWord(id, catalog) : listedWord(record.id, plus)
}

/** Adds what follows WITH: an exception of the list in any case, or an AdditionRef. */
export function readExceptionWord(leaf: Leaf, word: string, catalog: Catalog): Word {
  if (leaf.exception !== undefined) return wrong([quoted(leaf.text), ' has an exception already'])
  if (leaf.sort !== 'id' && leaf.sort !== 'ref') {
    return {
      problem: [quoted(leaf.text), ' takes no exception'],
      unlisted: leaf.sort === 'unreadable' && ID.test(word)
    }
  }
  const exception = ADDITION.test(word) ? word : catalog.exception(word)?.id
  if (exception === undefined) return unknownWord(word, catalog)
  return { leaf: makeLeaf(leaf.sort, leaf.license, leaf.plus, exception) }
}

function listedWord(id: string, plus: boolean): Word {
  if (plus && id.endsWith('-only')) return wrong([quoted(`${id}+`), ' contradicts itself'])
  return { leaf: makeLeaf('id', id, plus && !id.endsWith('-or-later')) }
}

/** `GPL-2.0-only WITH X` and a plus make `GPL-2.0-or-later WITH X`; `bzip2-1.0.6` and a plus make `bzip2-1.0.6+`. */
function replacedLeaf(replacement: string, plus: boolean): Leaf {
  const [license = '', exception] = replacement.split(' WITH ')
  if (!plus || license.endsWith('-or-later')) return makeLeaf('id', license, false, exception)
  if (!license.endsWith('-only')) return makeLeaf('id', license, true, exception)
  return makeLeaf('id', `${license.slice(0, -'-only'.length)}-or-later`, false, exception)
}

function unknownWord(word: string, catalog: Catalog): Word {
  if (!ID.test(word)) return wrong([quoted(word), ' is no license id'])
  if (/^(licenseref|documentref|additionref)-/i.test(word)) {
    return wrong([quoted(word), ' is no reference: LicenseRef- and its kin are written in exactly this case'])
  }
  return { problem: [quoted(word), ` is not on SPDX list ${catalog.spdx}`], unlisted: true }
}

function wrong(problem: Words): Word {
  return { problem, unlisted: false }
}

function quoted(text: string): Words[number] {
  return { quote: text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text }
}
