import { licenseKey, parseExpression } from '../../licenses/expression.ts'
import { judgeLeaf } from '../../licenses/leaf.ts'
import type { Lock } from '../extend.ts'
import type { Fault } from '../fault.ts'
import { readAccepted, readLicenseName } from '../names.ts'
import { holdsBack } from './floor.ts'
import { isStandardsLevel } from './keys.ts'
import { faultOf, type Later } from './later.ts'
import { lockTerms } from './terms.ts'
import { added, allowed, excepted } from './words.ts'

/** Licenses that a file allows by name although a lock speaks of them, or although the list itself is locked. */
export function allowFaults(later: Later): Fault[] {
  const { file, locks, names } = later
  const list = locks.find(({ key }) => key === 'licenses.allow')
  return (file.licenses?.allow ?? []).flatMap((text, i) => {
    const read = readLicenseName(text, names)
    if (!('name' in read)) return []
    const path = ['licenses', 'allow', i]
    const lock = lockOfLicense(read.name, later)
    if (lock !== undefined) return [faultOf(later, path, allowed(lock, read.name))]
    if (list === undefined || isAllowed(read.name, list)) return []
    return [faultOf(later, path, added(list))]
  })
}

function isAllowed(license: string, { held }: Lock): boolean {
  return held.listed.get(licenseKey(license))?.value === 'allow'
}

/** Names that an exception accepts although a lock speaks of them, where exceptions are locked too. */
export function exceptionFaults(later: Later): Fault[] {
  const { file, locks, names } = later
  const exceptions = locks.find(({ key }) => key === 'exceptions')
  if (exceptions === undefined) return []
  return (file.exceptions ?? []).flatMap(({ accept }, i) =>
    accept.flatMap((text, j) => {
      const read = readAccepted(text, names)
      const lock = 'name' in read ? lockOfName(read.name, later) : undefined
      if (lock === undefined) return []
      return [faultOf(later, ['exceptions', i, 'accept', j], excepted(lock, exceptions, text))]
    })
  )
}

/** In the order in which `accept` is read: kinds and words of `unknown`, then standards, then licenses. */
function lockOfName(name: string, later: Later): Lock | undefined {
  const { locks, names } = later
  const isKey = ({ key }: Lock) =>
    key === `licenses.kinds.${name}` || key === `unknown.${name}` || key === `licenses.${name}`
  const own = locks.find((lock) => isKey(lock) && holdsBack(lock))
  if (own !== undefined) return own
  const isLicense = 'name' in readLicenseName(name, names) && names.standards?.includes(name) !== true
  if (isLicense) return lockOfLicense(name, later)
  const isStandard = names.standards?.includes(name) ?? true
  return isStandard ? locks.find((lock) => isStandardsLevel(lock.key) && holdsBack(lock)) : undefined
}

/** The lock that refuses or shows a license, if all else were allowed. */
function lockOfLicense(license: string, { locks, names }: Later): Lock | undefined {
  const parsed = parseExpression(license, names.catalog)
  if ('problem' in parsed || parsed.expression.type !== 'leaf') return undefined
  const verdict = judgeLeaf(parsed.expression, lockTerms(locks, names.catalog))
  if (verdict.level === 'allow') return undefined
  const key = verdict.cause === 'listed' ? 'licenses.deny' : keyOfCause(verdict.cause)
  return locks.findLast((lock) => lock.key === key)
}

/** The key that gives a license its level, by why it was judged so. */
function keyOfCause(cause: string): string {
  return ['custom', 'missing', 'unreadable'].includes(cause) ? `unknown.${cause}` : `licenses.kinds.${cause}`
}
