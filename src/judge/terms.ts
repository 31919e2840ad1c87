import type { Catalog } from '../licenses/catalog.ts'
import { judgeLicense, type LicenseVerdict } from '../licenses/judge.ts'
import type { LicenseTerms } from '../licenses/leaf.ts'
import type { Fact, Setting } from '../model.ts'
import { listed, type Policy, type SettingKey, setting } from '../policy/policy.ts'
import type { Terms } from '../rules/rule.ts'

export interface Law {
  readonly policy: Policy
  readonly catalog: Catalog
  readonly standardsVersion: string
}

/** The policy's terms for everything under one path. Settings and license verdicts are found once each. */
export function termsAt(
  { policy, catalog, standardsVersion }: Law,
  path: string,
  accepted: (name: string) => boolean
): Terms {
  const terms: LicenseTerms = {
    at: remembered((key: string): Setting => setting(policy, key as SettingKey, path)),
    listed: (text) => listed(policy, text),
    accepted,
    catalog
  }
  const verdicts = new Map<string, LicenseVerdict>()
  const license = (fact: Fact) => {
    // Everything of a fact that a verdict can depend on.
    const key = `${fact.state} ${fact.concluded ?? ''}\n${fact.suggestion ?? ''}`
    const verdict = verdicts.get(key) ?? judgeLicense(fact, terms)
    verdicts.set(key, verdict)
    return verdict
  }
  return { ...terms, license, standardsVersion }
}

function remembered<V>(find: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    const value = known.get(key) ?? find(key)
    known.set(key, value)
    return value
  }
}
