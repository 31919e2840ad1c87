import type { Words } from '../model.ts'
import { DENIAL, relationWords, staleWords } from '../standards/words.ts'
import type { Rule } from './rule.ts'
import { standardHit, type Weighed, weigh } from './standard-hit.ts'
import { titles } from './standard-words.ts'

/** A standard that may matter, but the evidence is weak, the terms are unknown, or the record is old: never blocks. */
export const standardUnsure: Rule = {
  code: 'standard-unsure',
  title: 'Standard to look at',
  why: 'The package may carry a standard that is not open; the evidence or the terms are not certain enough to refuse it.',
  fix: 'Look at what the package really contains; clear it in the policy when it may stay.',
  check: (subject, terms) => standardHit(subject, weigh(subject, terms, false), terms.standardsVersion, words)
}

function words(weighed: readonly Weighed[]): Words {
  const [first] = weighed
  if (first === undefined) return []
  const stale = weighed.find((w) => w.flag.stale)
  return [
    'May matter: ',
    ...relationWords({ relation: first.flag.relation }, { title: titles(weighed) }),
    `, ${weighed.length === 1 ? 'a standard' : 'standards'} whose terms or whose place in this package we are not sure of`,
    ...(stale === undefined ? [] : ['; ', ...staleWords(stale.flag.record)]),
    `. ${DENIAL}`
  ]
}
