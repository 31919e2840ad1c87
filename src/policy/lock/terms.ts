import type { Catalog } from '../../licenses/catalog.ts'
import { licenseKey } from '../../licenses/expression.ts'
import type { LicenseTerms } from '../../licenses/leaf.ts'
import type { Setting } from '../../model.ts'
import type { Lock } from '../extend.ts'
import { holdsBack, strictestHeld } from './floor.ts'

/**
 * Terms under which only locked keys weigh anything, each at the strictest level that it had anywhere: what is allowed under
 * them is nothing that a lock speaks of.
 */
export function lockTerms(locks: readonly Lock[], catalog: Catalog): LicenseTerms {
  const levels = new Map(locks.filter(holdsBack).map((lock) => [lock.key as string, lock]))
  const named = locks.findLast(({ key }) => key === 'licenses.deny')
  return {
    catalog,
    accepted: () => false,
    at: (key) => levelOf(levels.get(key)) ?? NOT_LOCKED,
    listed: (text) => {
      const license = licenseKey(text)
      const denied = named?.held.listed.get(license)
      if (named !== undefined && denied?.value === 'deny') return { value: 'deny', by: named.by }
      return locks.some(({ held }) => held.listed.get(license)?.value === 'allow') ? NOT_LOCKED : undefined
    }
  }
}

/** The value of a lock, with the line that locks it. */
function levelOf(lock: Lock | undefined): Setting | undefined {
  const strictest = lock === undefined ? undefined : strictestHeld(lock)
  return lock === undefined || strictest === undefined ? undefined : { value: strictest.value, by: lock.by }
}

const NOT_LOCKED: Setting = { value: 'allow', by: { path: '' } }
