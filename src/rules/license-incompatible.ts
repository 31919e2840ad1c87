import { asLevel, compareLevels } from '../level.ts'
import { type Clash, clashOf } from '../licenses/compatible.ts'
import { parseExpression } from '../licenses/expression.ts'
import { sidesOf } from '../licenses/ways.ts'
import type { Evidence, Fact, Hit, Subject, Words } from '../model.ts'
import { licenseEvidence } from './license-hit.ts'
import type { Outbound, Rule, Terms } from './rule.ts'

/** A license that cannot be combined with the repository's own, as license stewards see it. Only of what is shipped or run. */
export const licenseIncompatible: Rule = {
  code: 'license-incompatible',
  title: "License that does not go with this repository's own",
  why: 'Some licenses ask for what another one forbids, so that nobody can meet both when the two are passed on as one work.',
  fix: 'Use another package, pass the work on under a license that fits, or have somebody look at how the two are put together.',
  check(subject, terms) {
    const { outbound } = terms
    const { value, by } = terms.at('licenses.incompatible')
    const level = asLevel(value)
    if (outbound === undefined || level === 'allow' || terms.accepted('incompatible')) return []
    if (subject.use.scope === 'development' || subject.fact.state !== 'known') return []
    const clash = clashIn(subject, outbound, terms)
    return clash === undefined ? [] : [{ level, by, ...hitOf(subject, outbound, clash, terms) }]
  }
}

/** Where nothing is chosen, any way that the policy takes as gladly will do. */
function clashIn(subject: Subject, outbound: Outbound, terms: Terms): Clash | undefined {
  const clash = clashOfFact(subject.fact, outbound, terms)
  if (clash === undefined || subject.fact.taken !== undefined) return clash
  return fittingSide(subject.fact, outbound, terms) === undefined ? clash : undefined
}

function clashOfFact(fact: Fact, { license }: Outbound, terms: Terms): Clash | undefined {
  const taken = terms.license(fact).leaves.map(({ leaf }) => leaf.text)
  return clashOf(license, taken, terms.catalog)
}

/** A side of the package's OR that goes with our own license and is judged no stricter. */
function fittingSide(fact: Fact, outbound: Outbound, terms: Terms): string | undefined {
  const whole = parseExpression(fact.concluded ?? '', terms.catalog)
  if (!('expression' in whole)) return undefined
  const { level } = terms.license(fact)
  return sidesOf(whole.expression).find((side) => {
    const alone: Fact = { claims: [], state: 'known', concluded: side }
    const isAsMild = compareLevels(terms.license(alone).level, level) <= 0
    return isAsMild && clashOfFact(alone, outbound, terms) === undefined
  })
}

function hitOf(subject: Subject, outbound: Outbound, clash: Clash, terms: Terms): Omit<Hit, 'level' | 'by'> {
  const take = fittingSide(subject.fact, outbound, terms)
  return {
    what: [
      'The package is under ',
      { quote: clash.license },
      ', and this repository is passed on under ',
      { quote: clash.outbound },
      `. ${clash.why}`
    ],
    accepts: ['incompatible'],
    evidence: [sourceOf(clash), ownEvidence(outbound), ...licenseEvidence(subject)],
    advice: [...(take === undefined ? [] : [taking(take)]), ...ADVICE],
    ...(take === undefined ? {} : { take })
  }
}

function sourceOf({ license, outbound, source, date }: Clash): Evidence {
  const what: Words = [{ quote: license }, ' and ', { quote: outbound }, ' do not go together']
  return { what, source: source.title, url: source.url, date }
}

function ownEvidence({ license, source }: Outbound): Evidence {
  return { what: ['this repository is under ', { quote: license }], source }
}

function taking(side: string): Words {
  return ['take it under ', { quote: side }, ' by a choice in the policy']
}

const ADVICE: readonly Words[] = [['use another package, or keep it apart from what is passed on']]
