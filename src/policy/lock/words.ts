import type { Words } from '../../model.ts'
import type { Lock } from '../extend.ts'
import { placeName, type Trouble } from '../fault.ts'

/** What is said of a file that would loosen what another one locks. The place of the lock is named, its text never quoted. */
export function milder(lock: Lock, held: unknown, found: unknown): Trouble {
  const what: Words = [
    ...lockedBy(lock),
    ' at ',
    { quote: String(held) },
    ', and ',
    { quote: String(found) },
    ' is milder.'
  ]
  return {
    what,
    fix: ['Write ', { quote: String(held) }, ' or something stricter, or take it out. ', ...EXCEPTION]
  }
}

export function changed(lock: Lock): Trouble {
  return {
    what: [...lockedBy(lock), ', and this would change it.'],
    fix: ['Take it out: what that file says holds.']
  }
}

export function added(lock: Lock): Trouble {
  return {
    what: [...lockedBy(lock), ', so nothing can be added to it here.'],
    fix: ['Take it out, or have it added to that file.']
  }
}

/** `what` would take the force of a lock away without touching its key. */
export function weakened(lock: Lock, what: string): Trouble {
  return {
    what: [
      { quote: what },
      ' would take the force of ',
      { quote: lock.key },
      ', which ',
      place(lock),
      ' locks.'
    ],
    fix: ['Take it out, or have it said by that file. ', ...EXCEPTION]
  }
}

/** A license or standard that a locked key refuses or shows. */
export function allowed(lock: Lock, name: string): Trouble {
  return {
    what: [{ quote: name }, ' falls under ', { quote: lock.key }, ', which ', place(lock), ' locks.'],
    fix: ['Take it out, or have it allowed by that file. ', ...EXCEPTION]
  }
}

/** Exceptions are locked too. */
export function excepted(lock: Lock, exceptions: Lock, name: string): Trouble {
  return {
    what: [
      { quote: name },
      ' falls under ',
      { quote: lock.key },
      ', which ',
      place(lock),
      ' locks, and exceptions to that are locked by ',
      place(exceptions),
      ' too.'
    ],
    fix: ['Take it out, or have the exception written into that file.']
  }
}

export const ALONE: Trouble = {
  what: ['Exceptions are locked here, but no key is, so there is nothing that they could pass.'],
  fix: ['Add the keys that they may not pass, such as ', { quote: 'licenses.kinds.proprietary' }, '.']
}

const EXCEPTION: Words = ['A single package can pass by an exception that ends.']

function lockedBy(lock: Lock): Words {
  return [{ quote: lock.key }, ' is locked by ', place(lock)]
}

function place({ by }: Lock): Words[number] {
  return { quote: placeName(by) }
}
