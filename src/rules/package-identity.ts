import { asLevel } from '../level.ts'
import type { Evidence, Subject, Words } from '../model.ts'
import type { Rule } from './rule.ts'

/** A lockfile can be poisoned while the license looks right: the same name and version, and other bytes behind it. */
export const packageIdentity: Rule = {
  code: 'package-identity',
  title: 'Package is not what it is called',
  why: 'A lockfile that takes other bytes under a known name and version is how dependencies are swapped unseen.',
  fix: 'Write the lockfile anew with its package manager, and find out where the change came from.',
  check(subject, terms) {
    const what = doubt(subject)
    const { value, by } = terms.at('unknown.identity')
    const level = terms.accepted('identity') ? 'allow' : asLevel(value)
    if (what === undefined || level === 'allow') return []
    return [{ level, what, by, accepts: ['identity'], evidence: evidence(subject), advice: ADVICE }]
  }
}

const ADVICE: readonly Words[] = [
  ['write the lockfile anew with its package manager, and look at what is left of the difference']
]

function doubt({ package: p, change }: Subject): Words | undefined {
  if (p.misdirected === true) {
    return [
      'Its name and version are not those of the address or the folder that the lockfile takes it from.'
    ]
  }
  if (change.kind !== 'replaced') return undefined
  return change.from === p.id
    ? ['The lockfile has another digest for it than before, under the same version.']
    : ['The lockfile takes it from another place than before, under the same version.']
}

/** Where it comes from now, and what its bytes are now. */
function evidence({ package: p, lockfile }: Subject): readonly Evidence[] {
  const place = p.source ?? p.registry
  const from: Words =
    place === undefined ? ['taken from the default registry'] : ['taken from ', { quote: place }]
  const digests = p.hashes.map(({ alg, hex }) => `${alg} ${hex.slice(0, 16)}…`).join(', ')
  const bytes: Words = digests === '' ? [', without a digest'] : [`, digest ${digests}`]
  return [{ what: [...from, ...bytes], source: lockfile }]
}
