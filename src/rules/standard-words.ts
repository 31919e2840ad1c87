import type { Words } from '../model.ts'
import { DENIAL, flagWords, relationWords, termsWords } from '../standards/words.ts'
import type { Weighed } from './standard-hit.ts'

const SHOWN = 6

/** "Ships a binary of H.264 and HEVC, standards …": the whole of one flag, or several with the terms of the first. */
export function carriedWords(weighed: readonly Weighed[]): Words {
  const [first, ...more] = weighed
  if (first === undefined) return []
  if (more.length === 0) return flagWords(first.flag, first.flag.record)
  const programmes = weighed.filter((w) => w.flag.record.licensing_programmes.length > 0)
  const terms = termsWords((programmes[0] ?? first).flag.record)
  const whose = programmes[0] ?? first
  return [
    ...relationWords(first.flag, { title: titles(weighed) }),
    `. ${whose.flag.record.title} is a standard `,
    ...terms,
    `. ${DENIAL}`
  ]
}

/** `H.264, HEVC and AAC-LC`; beyond six the rest is counted. */
export function titles(weighed: readonly Weighed[]): string {
  const all = [...new Set(weighed.map((w) => w.flag.record.title))]
  if (all.length > SHOWN) return `${all.slice(0, SHOWN).join(', ')} and ${all.length - SHOWN} more`
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
