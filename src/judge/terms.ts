import type { Catalog } from '../licenses/catalog.ts'
import { licenseKey } from '../licenses/expression.ts'
import { judgeLicense, type LicenseVerdict } from '../licenses/judge.ts'
import type { LicenseTerms } from '../licenses/leaf.ts'
import type { Fact, Setting } from '../model.ts'
import { preference } from '../policy/choices.ts'
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
    prefer: preference(policy),
    catalog
  }
  return { ...terms, license: judgedOnce(terms), standardsVersion }
}

/** The same terms where these names are accepted. */
export function accepting(terms: Terms, names: readonly string[]): Terms {
  const keys = new Set(names.map(licenseKey))
  const lenient: LicenseTerms = { ...terms, accepted: (name) => keys.has(licenseKey(name)) }
  return { ...terms, ...lenient, license: judgedOnce(lenient) }
}

/**
 * A verdict on a known license rests on its text, or on what is taken of it, alone; one on a conflict on all that is
 * claimed; any other on the state.
 */
function judgedOnce(terms: LicenseTerms): (fact: Fact) => LicenseVerdict {
  const texts = new Map<string | undefined, LicenseVerdict>()
  const others = new Map<Fact | Fact['state'], LicenseVerdict>()
  return (fact) => {
    const { state } = fact
    const text = fact.taken?.expression ?? fact.concluded
    const key = state === 'conflict' ? fact : state
    const known = state === 'known' ? texts.get(text) : others.get(key)
    if (known !== undefined) return known
    const verdict = judgeLicense(fact, terms)
    if (state === 'known') texts.set(text, verdict)
    else others.set(key, verdict)
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
