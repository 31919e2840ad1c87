import { asLevel, atMost, strictest } from '../level.ts'
import type { Evidence, FlaggedStandard, Hit, Level, Setting, Subject, Words } from '../model.ts'
import { adviceFor } from '../standards/advice.ts'
import { evidenceOf } from '../standards/evidence.ts'
import type { Terms } from './rule.ts'

/** A flag with the level that the policy gives it and the line that says so. */
export interface Weighed {
  readonly flag: FlaggedStandard
  readonly level: Level
  readonly by: Setting['by']
}

/**
 * A flag may block only when the definition fails it and everything behind it is strong: the package's own files or a text
 * of its project, high confidence throughout, a source that was read, a record reviewed within a year.
 */
export function isSure(flag: FlaggedStandard): boolean {
  const { record, severity, stale, verdict } = flag
  const read = [...record.sources, ...record.licensing_programmes.map((p) => p.source)]
  return (
    verdict.result === 'fail' &&
    severity === 'high' &&
    record.confidence === 'high' &&
    !stale &&
    read.some((s) => s.kind === 'found')
  )
}

/** The flags of one sort that the policy does not let pass, each with its level; worst first, else in the data's order. */
export function weigh(subject: Subject, terms: Terms, sure: boolean): readonly Weighed[] {
  return subject.flags
    .filter((f) => f.verdict.result !== 'pass' && f.severity !== 'none' && isSure(f) === sure)
    .filter((f) => !terms.accepted(f.standard))
    .map((flag) => ({ flag, ...(sure ? relation(flag, terms) : unsure(flag, terms)) }))
    .filter((w) => w.level !== 'allow')
}

function relation(flag: FlaggedStandard, terms: Terms): { level: Level; by: Setting['by'] } {
  const { value, by } = terms.at(`standards.${flag.relation}`)
  return { level: asLevel(value), by }
}

/** Weak evidence and unknown terms warn at most; a tie of low severity is a line, not a warning. */
function unsure(flag: FlaggedStandard, terms: Terms): { level: Level; by: Setting['by'] } {
  const own = relation(flag, terms)
  const { value, by } = terms.at('standards.unsure')
  const ceiling = atMost(asLevel(value), flag.severity === 'low' ? 'note' : 'warn')
  const level = atMost(own.level, ceiling)
  return level === own.level ? own : { level, by }
}

/** One hit for all flags of a package that a rule asks for: a package with a media library in it is one decision. */
export function standardHit(
  subject: Subject,
  weighed: readonly Weighed[],
  version: string,
  say: (weighed: readonly Weighed[]) => Words
): readonly Hit[] {
  const level = strictest(weighed.map((w) => w.level))
  const decided = weighed.find((w) => w.level === level)
  if (level === 'allow' || decided === undefined) return []
  const cases = weighed.map(({ flag }) => ({
    flag,
    record: flag.record,
    alternatives: flag.alternatives
  }))
  return [
    {
      level,
      what: say(weighed),
      by: decided.by,
      accepts: weighed.map((w) => w.flag.standard),
      evidence: evidence(subject, weighed, version),
      advice: adviceFor(cases)
    }
  ]
}

/** Each sentence once: the standards of one package mostly share their evidence and their programmes. */
function evidence(subject: Subject, weighed: readonly Weighed[], version: string): Evidence[] {
  const all = weighed.flatMap(({ flag }) => evidenceOf(flag, flag.record, subject.package.origin, version))
  return [...new Map(all.map((e) => [JSON.stringify(e), e])).values()]
}
