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

/** The policy's terms for everything under one path, without exceptions. Settings and license verdicts are found once each. */
export function termsAt({ policy, catalog, standardsVersion }: Law, path: string): Terms {
  const terms: LicenseTerms = {
    at: remembered((key: string): Setting => setting(policy, key as SettingKey, path)),
    listed: (text) => listed(policy, text),
    accepted: () => false,
    catalog
  }
  return { ...terms, license: judgedOnce(terms), standardsVersion }
}

/** The same terms where these names are accepted. */
export function accepting(terms: Terms, names: ReadonlySet<string>): Terms {
  const lenient: LicenseTerms = { ...terms, accepted: (name) => names.has(name) }
  return { ...terms, ...lenient, license: judgedOnce(lenient) }
}

/** A verdict on a known license rests on its text alone, one on a conflict on all that is claimed, any other on the state. */
function judgedOnce(terms: LicenseTerms): (fact: Fact) => LicenseVerdict {
  const verdicts = new Map<string | Fact, LicenseVerdict>()
  return (fact) => {
    const key =
      fact.state === 'known' ? `known ${fact.concluded}` : fact.state === 'conflict' ? fact : fact.state
    const verdict = verdicts.get(key) ?? judgeLicense(fact, terms)
    verdicts.set(key, verdict)
    return verdict
  }
}

function remembered<V>(find: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    const value = known.get(key) ?? find(key)
    known.set(key, value)
    return value
  }
}
