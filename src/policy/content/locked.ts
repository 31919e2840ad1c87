import type { Words } from '../../model.ts'
import { nearest } from '../../text/nearest.ts'
import { type Fault, notYet, type Trouble } from '../fault.ts'
import { someText } from '../formats.ts'
import { keysNamed, LOCKABLE } from '../lock/keys.ts'
import { homesOf, noteAt } from '../outline.ts'
import { type Content, faultAt, textsAt } from '../yaml/part.ts'

/** Entries of `locked` that name no key. */
export function lockedFaults(content: Content): Fault[] {
  return textsAt(content, ['locked']).flatMap(({ text, path }) => faultAt(content, path, troubleOf(text)))
}

function troubleOf(name: string): Trouble | undefined {
  if (someText(name) !== undefined || keysNamed(name).length > 0) return undefined
  if (noteAt(name.split('.'))?.later === true) return notYet(name)
  const what: Words = [{ quote: name }, ' is no key that can be locked, so nothing would be held.']
  return { what, fix: fixOf(name) }
}

function fixOf(name: string): Words {
  const moved = homesOf(name).map((home) => `${home}.${name}`)
  const near =
    moved.find((key) => keysNamed(key).length > 0) ?? nearest(name.slice(0, 80), [...SECTIONS, ...LOCKABLE])
  if (near !== undefined) return ['Write ', { quote: near }, '.']
  return [
    'Write a key with all sections that it stands in, such as ',
    { quote: 'licenses.kinds.proprietary' },
    '.'
  ]
}

const SECTIONS = [
  ...new Set(LOCKABLE.flatMap((key) => [key.split('.')[0] ?? '', key.replace(/\.[^.]+$/, '')]))
]
