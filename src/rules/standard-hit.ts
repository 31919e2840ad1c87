import { asLevel, atMost, strictest } from '../level.ts'
import type { Evidence, FlaggedStandard, Hit, Level, Setting, Subject, Words } from '../model.ts'
import { adviceFor } from '../standards/advice.ts'
import { evidenceOf } from '../standards/evidence.ts'
import { hasPrimary } from '../standards/sources.ts'
import type { Terms } from './rule.ts'

/** A flag with the level that the policy gives it and the line that says so. */
export interface Weighed {
  readonly flag: FlaggedStandard
  readonly sure: boolean
  readonly level: Level
  readonly by: Setting['by']
}

export interface StandardQuestion {
  /** Whether the rule speaks of flags that are strong enough to block, or of all others. */
  readonly sure: boolean
  /** One or more whole sentences; `alone` is false where the other rule on standards speaks of the same package. */
  readonly say: (weighed: readonly Weighed[], alone: boolean) => Words
}

/**
 * One hit for all flags of a package that a rule asks for: a package with a media library in it is one decision. So the
 * advice is the same for both rules: it is about everything that the package carries.
 */
export function standardHit(subject: Subject, terms: Terms, ask: StandardQuestion): readonly Hit[] {
  if (subject.flags.length === 0) return []
  const all = weigh(subject, terms)
  const weighed = all.filter((w) => w.sure === ask.sure)
  const level = strictest(weighed.map((w) => w.level))
  const decided = weighed.find((w) => w.level === level)
  if (level === 'allow' || decided === undefined) return []
  return [
    {
      level,
      what: ask.say(weighed, weighed.length === all.length),
      by: decided.by,
      accepts: weighed.map((w) => w.flag.standard),
      evidence: evidence(subject, weighed, terms.standardsVersion),
      advice: adviceFor(
        all.map(({ flag }) => ({ flag, record: flag.record, alternatives: flag.alternatives }))
      )
    }
  ]
}

/** The flags that the policy does not let pass, each with its level, in the data's order: worst first. */
function weigh(subject: Subject, terms: Terms): readonly Weighed[] {
  return subject.flags
    .filter((f) => f.verdict.result !== 'pass' && f.severity !== 'none' && !terms.accepted(f.standard))
    .map((flag): Weighed => {
      const sure = isSure(flag)
      return { flag, sure, ...(sure ? byRelation(flag, terms) : byDoubt(flag, terms)) }
    })
    .filter((w) => w.level !== 'allow')
}

/**
 * A flag may block only when the definition fails it and everything behind it is strong: the package's own files or a text
 * of its project, high confidence throughout, a primary source that was read, a record reviewed within a year that nobody
 * disputes.
 */
function isSure({ record, severity, stale, verdict, disputed }: FlaggedStandard): boolean {
  return (
    verdict.result === 'fail' &&
    severity === 'high' &&
    record.confidence === 'high' &&
    !stale &&
    (disputed ?? record.disputed) === undefined &&
    hasPrimary(record)
  )
}

type Weight = Pick<Weighed, 'level' | 'by'>

function byRelation(flag: FlaggedStandard, terms: Terms): Weight {
  const { value, by } = terms.at(`standards.${flag.relation}`)
  return { level: asLevel(value), by }
}

/** Weak evidence and unknown terms warn at most; a tie of low severity is a line, not a warning. */
function byDoubt(flag: FlaggedStandard, terms: Terms): Weight {
  const own = byRelation(flag, terms)
  const { value, by } = terms.at('standards.unsure')
  const level = atMost(own.level, atMost(asLevel(value), flag.severity === 'low' ? 'note' : 'warn'))
  return level === own.level ? own : { level, by }
}

/** Each sentence once: the standards of one package mostly share their evidence and their programmes. */
function evidence(subject: Subject, weighed: readonly Weighed[], version: string): readonly Evidence[] {
  const all = weighed.flatMap(({ flag }) => evidenceOf(flag, flag.record, subject.package.origin, version))
  const distinct = [...new Map(all.map((e) => [JSON.stringify(e), e])).values()]
  return [...distinct, ...otherVersion(subject, weighed)]
}

/** Where the evidence names the version whose files were examined, the reader has to know that it is not this one. */
function otherVersion({ package: p }: Subject, weighed: readonly Weighed[]): Evidence[] {
  const examined = weighed
    .filter(({ flag }) => flag.evidenceKind === 'inspected')
    .flatMap(({ flag }) => flag.evidence)
  const version = p.version
  const named = examined.some((e) => /\d+\.\d+\.\d+/.test(e))
  if (!named || version === undefined || examined.some((e) => e.includes(version))) return []
  return [
    { what: ['this version, ', { quote: version }, ', was not examined itself'], source: 'standards data' }
  ]
}
