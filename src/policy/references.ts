// Forms of texts that point elsewhere: to repositories, commits, files, addresses and digests.
import type { Trouble } from './fault.ts'
import { type Format, someText } from './formats.ts'

/** A repository of GitHub as owner/name. */
export const repository: Format = (text) => {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)) return undefined
  return {
    what: [{ quote: text }, ' is not the name of a repository.'],
    fix: ['Write owner and name without an address before them, such as ', { quote: 'acme/oss-policy' }, '.']
  }
}

/** A whole commit id: 40 or 64 hexadecimal digits in small letters. */
export const commit: Format = (text) => {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return undefined
  return {
    what: [
      { quote: text },
      ' is not a whole commit id: branches, tags and short ids can come to mean something else.'
    ],
    fix: [
      'Write all digits of the id, in small letters, as ',
      { quote: 'git rev-parse HEAD' },
      ' prints them there.'
    ]
  }
}

/** A file of a repository, `/` between folders. */
export const filePath: Format = (text) => {
  if (text.trim() === '') return someText(text)
  const isPath = text.length <= 500 && !/[\\\0]|^\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/.test(text)
  if (isPath) return undefined
  return {
    what: [{ quote: text }, ' is not the path of a file: paths begin at the root of the repository.'],
    fix: [
      'Write it without a slash at the beginning, and / between folders, such as ',
      { quote: 'policy.yml' },
      '.'
    ]
  }
}

/** An address that a reader can open. */
export const address: Format = (text) => {
  if (text.length <= 2000 && ADDRESS.test(text)) return undefined
  return {
    what: [{ quote: text }, ' is not an address that a reader could open.'],
    fix: ['Write all of it, such as ', { quote: 'https://acme.example/license' }, '.']
  }
}

const ADDRESS =
  /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][\w~!$&'()*+,;=:@%./?#-]*)?$/

/** SHA-256 of a file: 64 hexadecimal digits. */
export const sha256: Format = (text) => {
  if (/^[0-9a-f]{64}$/i.test(text)) return undefined
  return {
    what: [{ quote: text }, ' is not a SHA-256 digest.'],
    fix: ['Write its 64 hexadecimal digits, as ', { quote: 'sha256sum LICENSE' }, ' prints them.']
  }
}

/** What a half of a pair without its other half means. */
export function halfOf(there: string, absent: string): Trouble {
  return {
    what: [{ quote: there }, ' says little without ', { quote: absent }, '.'],
    fix: ['Add ', { quote: `${absent}:` }, ' beside it.']
  }
}
